package io.mesokit.examples.supervisor.plan;

/**
 * The model for runs that can tell their CPU time: {@code T(c) = idle + work * f(c)}, where {@code f} is {@code 1/c} up
 * to one core and {@code s + (1-s)/c} above it. Work is read off directly, so one run at one size already tells how the
 * job would do at another; the serial share {@code s} is learned only from runs with more than one core, since no other
 * shows it.
 */
final class UsageModel implements SpeedModel {
    private static final double WEIGHT = 0.25;
    private static final double PRIOR_SPREAD = 0.3;

    private final Ewma work;
    private final Ewma idle;
    private final Ewma serial = new Ewma(0, 0, WEIGHT);

    UsageModel(Goal goal) {
        double estimate = Seconds.of(goal.estimate());
        work = new Ewma((1 - PRIOR_IDLE) * estimate * goal.asked().cores(), PRIOR_SPREAD, WEIGHT);
        idle = new Ewma(PRIOR_IDLE * estimate, PRIOR_SPREAD, WEIGHT);
    }

    @Override
    public void add(Iteration run) {
        double used = run.usage().map(Seconds::of).orElseThrow();
        double cores = run.cpus().cores();
        if (cores > 1 && used > 0) {
            double stretch = (run.seconds() - idle.mean()) / used;
            serial.add(clamp((stretch - 1 / cores) / (1 - 1 / cores)));
        } else {
            idle.add(Math.max(0, run.seconds() - used / cores));
        }
        work.add(used);
    }

    @Override
    public double seconds(Cpus size) {
        double cores = size.cores();
        double alone = cores > 1 ? serial.mean() : 0;
        return idle.mean() + work.mean() * (alone + (1 - alone) / cores);
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
