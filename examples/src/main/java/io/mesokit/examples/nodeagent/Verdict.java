package io.mesokit.examples.nodeagent;

/**
 * Whether a task is read, or why not.
 *
 * @param because what the readiness means, or what the kernel says
 */
public record Verdict(SeenTask task, Readiness readiness, String because) {
    static Verdict of(SeenTask task, Readiness readiness) {
        return new Verdict(task, readiness, readiness.sentence());
    }
}
