package io.mesokit.chronos;

import io.mesokit.chronos.model.Job;
import java.time.Duration;

/**
 * What became of a run. Immutable.
 *
 * @param outcome how it ended
 * @param job the job as last seen, with its counters
 * @param elapsed how long it was waited for
 * @param explanation how that is known, for people
 */
public record RunResult(Outcome outcome, Job job, Duration elapsed, String explanation) {
    /** How a run ended, as far as can be known. */
    public enum Outcome {
        /** It succeeded, or was marked as successful. */
        SUCCEEDED,
        /** It failed, and so did all its retries. */
        FAILED,
        /** It ended without success or failure: somebody killed it. */
        KILLED,
        /** The trigger had no effect: the job is disabled, or was running or queued already. */
        IGNORED,
        /** It cannot be told: time ran out, or the job was deleted or put anew. */
        UNKNOWN
    }

    /** Whether it succeeded. */
    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }

    /** Such as {@code etl SUCCEEDED after PT12S: successes went from 3 to 4}. */
    @Override
    public String toString() {
        return job.name() + " " + outcome + " after " + elapsed + ": " + explanation;
    }
}
