package io.mesokit.mesos.view;

/**
 * How much of the past is kept; the oldest goes first. Immutable. A master has the same three limits, as flags; where
 * its flags are not the defaults, give the view the same numbers.
 *
 * @param completedTasks how many completed tasks of each framework; default 1000, as {@code
 *     --max_completed_tasks_per_framework}
 * @param unreachableTasks how many unreachable tasks of each framework; default 1000, as {@code
 *     --max_unreachable_tasks_per_framework}
 * @param completedFrameworks how many completed frameworks, with their tasks; default 50, as {@code
 *     --max_completed_frameworks}
 */
public record Retention(int completedTasks, int unreachableTasks, int completedFrameworks) {
    private static final Retention DEFAULTS = new Retention(1000, 1000, 50);

    /** Checks that no limit is below zero. */
    public Retention {
        if (completedTasks < 0 || unreachableTasks < 0 || completedFrameworks < 0) {
            throw new IllegalArgumentException("the limits of a retention must not be negative: " + completedTasks
                    + " completed tasks, " + unreachableTasks + " unreachable tasks, " + completedFrameworks
                    + " completed frameworks");
        }
    }

    /** The defaults named above. */
    public static Retention ofDefaults() {
        return DEFAULTS;
    }
}
