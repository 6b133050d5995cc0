package io.mesokit.examples.supervisor;

/**
 * How many runs of a job have ended, as the framework counts them. Immutable.
 *
 * @param successes runs that succeeded
 * @param failures runs that failed for good
 */
public record Counters(long successes, long failures) {
    /** What came on top since then; never negative, also when somebody reset the counters. */
    Counters since(Counters before) {
        return new Counters(Math.max(0, successes - before.successes), Math.max(0, failures - before.failures));
    }

    boolean any() {
        return successes + failures > 0;
    }
}
