package io.mesokit.chronos.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A job as the server keeps it: either a {@link ScheduledJob}, run at times, or a {@link DependentJob}, run when others
 * have succeeded. Immutable. What the server sent and this library does not know is kept.
 *
 * <pre>{@code
 * Job job = ScheduledJob.builder().name("etl").command("./etl.sh").schedule(Schedule.parse("R/2030-01-01T02:00:00Z/P1D")).build();
 * Job edited = job.edit(s -> s.toBuilder().command("./etl2.sh").build(), d -> d);
 * }</pre>
 */
@JsonDeserialize(using = JobReader.class)
public sealed interface Job extends JobDefinition permits ScheduledJob, DependentJob {
    /**
     * The same job with the server's counters and times of runs back at zero, for an update that starts afresh.
     *
     * @return a job without successes and errors
     */
    Job resetCounters();

    /**
     * The same job, switched off or on.
     *
     * @param disabled whether to keep it from running
     */
    Job withDisabled(boolean disabled);

    /**
     * The same job, running something else.
     *
     * @param command the new command
     */
    Job withCommand(String command);

    /** This job, if it is run at times. */
    default Optional<ScheduledJob> asScheduled() {
        return this instanceof ScheduledJob scheduled ? Optional.of(scheduled) : Optional.empty();
    }

    /** This job, if it is run after others. */
    default Optional<DependentJob> asDependent() {
        return this instanceof DependentJob dependent ? Optional.of(dependent) : Optional.empty();
    }

    /**
     * The same job, edited by the editor of its kind.
     *
     * @param ifScheduled how to edit a scheduled job
     * @param ifDependent how to edit a dependent one
     */
    default Job edit(UnaryOperator<ScheduledJob> ifScheduled, UnaryOperator<DependentJob> ifDependent) {
        if (this instanceof ScheduledJob scheduled) {
            return ifScheduled.apply(scheduled);
        }
        return ifDependent.apply((DependentJob) this);
    }

    /** {@link #lastSuccess()} as an instant; empty if no run succeeded yet, or the text is no time. */
    default Optional<Instant> lastSuccessTime() {
        return Times.instant(lastSuccess());
    }

    /** {@link #lastError()} as an instant; empty if no run failed yet, or the text is no time. */
    default Optional<Instant> lastErrorTime() {
        return Times.instant(lastError());
    }
}
