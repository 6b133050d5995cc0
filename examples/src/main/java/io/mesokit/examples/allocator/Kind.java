package io.mesokit.examples.allocator;

import io.mesokit.examples.nodeagent.SeenTask;

/** What a task is to the allocator. */
enum Kind {
    /** Its CPU is to be kept. */
    LATENCY,
    /** It may be held back. */
    BEST_EFFORT,
    /** It is left alone. */
    OTHER;

    /**
     * What a task's label says; without one, a task with revocable CPUs is best effort, for its framework has agreed to
     * lose them at any time.
     *
     * @param label the label's key
     */
    static Kind of(SeenTask task, String label) {
        return switch (task.label(label)) {
            case "latency" -> LATENCY;
            case "best-effort" -> BEST_EFFORT;
            case "" -> task.share().revocableCpus() > 0 ? BEST_EFFORT : OTHER;
            default -> OTHER;
        };
    }
}
