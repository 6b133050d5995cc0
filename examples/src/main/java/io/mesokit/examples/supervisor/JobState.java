package io.mesokit.examples.supervisor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Iteration;
import io.mesokit.examples.supervisor.plan.Progress;
import io.mesokit.examples.supervisor.plan.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** All that the supervisor knows of a job: what is kept in the store, and all that is. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = JobStateBuilder.class)
@JsonSerialize(as = JobState.class)
public interface JobState {
    /** What was registered. */
    @JsonProperty("registration")
    Registration registration();

    /** The runs that ended, oldest first. */
    @JsonProperty("history")
    List<Iteration> history();

    /** The size decided last. */
    @JsonProperty("size")
    Optional<Cpus> size();

    /** The run intended or under way. */
    @JsonProperty("attempt")
    Optional<Attempt> attempt();

    /** What that run has reported. */
    @JsonProperty("report")
    Optional<Report> report();

    /** The number of the last run that was intended; runs are numbered from 1. */
    @JsonProperty("lastRun")
    @Value.Default
    default int lastRun() {
        return 0;
    }

    /** Failures since the last success. */
    @JsonProperty("failuresInRow")
    @Value.Default
    default int failuresInRow() {
        return 0;
    }

    /** What is thought of the deadline. */
    @JsonProperty("verdict")
    @Value.Default
    default Verdict verdict() {
        return Verdict.ON_PLAN;
    }

    /** When the job is predicted to end. */
    @JsonProperty("prediction")
    Optional<Instant> prediction();

    /** The smallest size that would meet the deadline, also beyond what is allowed. */
    @JsonProperty("sufficient")
    Optional<Cpus> sufficient();

    /** Whether Chronos has ever shown the job. */
    @JsonProperty("appeared")
    @Value.Default
    default boolean appeared() {
        return false;
    }

    /** Since when Chronos has not shown it, or has shown another job of its name. */
    @JsonProperty("missingSince")
    Optional<Instant> missingSince();

    /** How it ended; it may still have to be deleted. */
    @JsonProperty("ending")
    Optional<Ending> ending();

    /** Whether Chronos has answered that it deleted the job. */
    @JsonProperty("deleted")
    @Value.Default
    default boolean deleted() {
        return false;
    }

    /** Whether it is over and gone from Chronos. */
    @JsonProperty("removed")
    @Value.Default
    default boolean removed() {
        return false;
    }

    /** Whether no other job may have its name yet: one that has ended and is not to be seen is only waited for. */
    default boolean holdsItsName() {
        return !removed() && (ending().isEmpty() || missingSince().isEmpty());
    }

    /** A job at its start. */
    static JobState of(Registration registration) {
        return new JobStateBuilder().registration(registration).build();
    }

    /** A builder that starts from this. */
    default JobStateBuilder toBuilder() {
        return new JobStateBuilder().from(this);
    }

    /** The launcher's id. */
    default String uuid() {
        return registration().uuid();
    }

    /** The name in Chronos. */
    default String name() {
        return registration().name();
    }

    /** Where it stands, for the planner. */
    default Progress progressAt(Instant now) {
        return new Progress(registration().goal(), history(), size(), now);
    }

    /** Runs that succeeded. */
    default int done() {
        return (int) history().stream().filter(Iteration::succeeded).count();
    }

    /** Successes still owed. */
    default int remaining() {
        return Math.max(0, registration().goal().iterations() - done());
    }
}
