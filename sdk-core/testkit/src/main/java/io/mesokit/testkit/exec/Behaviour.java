package io.mesokit.testkit.exec;

import java.time.Duration;

/** Says how long a simulated task takes and how it ends. */
@FunctionalInterface
public interface Behaviour {
    /** The course of one run of that task. Called once per launch. */
    Course of(TaskSpec task);

    /** Every task succeeds after that time. */
    static Behaviour lasting(Duration duration) {
        return task -> new Course(duration, 0);
    }

    /** Every task needs that much CPU time, so that it takes longer the fewer CPUs it has, and succeeds. */
    static Behaviour needing(Duration cpuTime) {
        return task -> new Course(Duration.ofNanos((long) (cpuTime.toNanos() / Math.max(task.cpus(), 0.001))), 0);
    }

    /**
     * The course of one run.
     *
     * @param duration how long it takes
     * @param status the exit status, 0 for success
     */
    record Course(Duration duration, int status) {}
}
