package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.CpuGrid;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Tuning;
import java.time.Duration;

/**
 * How a supervisor is set up. Immutable.
 *
 * @param tuning sizes a job may have, and the constants of the control law
 * @param budget CPU that all runs together may hold
 * @param policy what to do with a job that cannot make it
 * @param poll how often Chronos is looked at for each job
 */
public record SupervisorOptions(Tuning tuning, Cpus budget, Hopeless policy, Duration poll) {
    /** Jobs of 0.1 to {@code most} cores on a budget, demoted when hopeless, looked at every two seconds. */
    public static SupervisorOptions of(Cpus most, Cpus budget) {
        Tuning tuning = Tuning.of(CpuGrid.upTo(most.atMost(budget)), Duration.ofSeconds(10));
        return new SupervisorOptions(tuning, budget, Hopeless.DEMOTE, Duration.ofSeconds(2));
    }
}
