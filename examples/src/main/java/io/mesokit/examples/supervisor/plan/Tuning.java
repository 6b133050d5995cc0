package io.mesokit.examples.supervisor.plan;

import java.time.Duration;

/**
 * The constants of the control law. The defaults are those that the simulations in the tests accept. Immutable.
 *
 * @param grid the sizes a job may have
 * @param launch the launch cost assumed before one has been measured
 * @param z how many standard deviations of reserve
 * @param guard share of the remaining time that is kept back for what no model knows
 */
public record Tuning(CpuGrid grid, Duration launch, double z, double guard) {
    private static final double DEFAULT_Z = 1.3;
    private static final double DEFAULT_GUARD = 0.05;

    /** The tuned reserve over the given sizes and launch cost. */
    public static Tuning of(CpuGrid grid, Duration launch) {
        return new Tuning(grid, launch, DEFAULT_Z, DEFAULT_GUARD);
    }
}
