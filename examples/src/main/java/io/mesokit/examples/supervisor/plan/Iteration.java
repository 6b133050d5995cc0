package io.mesokit.examples.supervisor.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * One ended run, as measured. Immutable.
 *
 * @param cpus the size it really had
 * @param run how long the user's command ran
 * @param launch what came on top, from the start call to the report, <em>without</em> the time it waited for free
 *     cores: a controller that counts waiting as the job's own cost makes every job grow at the moment when nobody can
 * @param usage CPU time consumed by the command, if the run could tell
 * @param succeeded whether the command succeeded; a failed run has to be made again
 */
public record Iteration(Cpus cpus, Duration run, Duration launch, Optional<Duration> usage, boolean succeeded) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the size is 0 or a duration is negative
     */
    public Iteration {
        if (cpus.milli() == 0 || run.isNegative() || launch.isNegative()) {
            throw new IllegalArgumentException("iteration: size must be more than 0 and durations not negative");
        }
    }

    /** The same, but as if it had taken so long at least. */
    Iteration lasting(Duration least) {
        return run.compareTo(least) < 0 ? new Iteration(cpus, least, launch, usage, succeeded) : this;
    }

    double seconds() {
        return Seconds.of(run);
    }

    double launchSeconds() {
        return Seconds.of(launch);
    }
}
