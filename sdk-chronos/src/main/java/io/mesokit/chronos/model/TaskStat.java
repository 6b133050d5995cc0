package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** One run, as remembered in Cassandra. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskStatBuilder.class)
@JsonSerialize(as = TaskStat.class)
public interface TaskStat {
    /** The task, {@code ct:<due, epoch milliseconds>:<attempt>:<job>:<arguments>}. */
    @JsonProperty("taskId")
    String taskId();

    /** The job. */
    @JsonProperty("jobName")
    @Value.Default
    default String jobName() {
        return "";
    }

    /** The Mesos agent it ran on. */
    @JsonProperty("slaveId")
    @Value.Default
    default String slaveId() {
        return "";
    }

    /** When it began, {@code MM/dd/yy HH:mm:ss} in the server's own zone, or {@code N/A}. */
    @JsonProperty("startTime")
    @Value.Default
    default String startTime() {
        return "N/A";
    }

    /** When it ended, likewise. */
    @JsonProperty("endTime")
    @Value.Default
    default String endTime() {
        return "N/A";
    }

    /** How long it took, such as {@code 1d2h3m4s}. */
    @JsonProperty("duration")
    Optional<String> duration();

    /** How it is, or how it ended. */
    @JsonProperty("status")
    @Value.Default
    default TaskStatus status() {
        return TaskStatus.of("");
    }

    /** The progress it has reported. */
    @JsonProperty("numElementsProcessed")
    OptionalLong numElementsProcessed();

    /**
     * {@link #startTime()} as an instant. The text has no zone and only two digits of the year (20xx).
     *
     * @param serverZone the time zone of the server's JVM, which it does not tell
     * @return empty if it is not known
     */
    default Optional<Instant> startedAt(ZoneId serverZone) {
        return Times.statTime(startTime(), serverZone);
    }

    /**
     * {@link #endTime()} as an instant; see {@link #startedAt}.
     *
     * @param serverZone the time zone of the server's JVM, which it does not tell
     * @return empty if it is not known, or still runs
     */
    default Optional<Instant> endedAt(ZoneId serverZone) {
        return Times.statTime(endTime(), serverZone);
    }

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TaskStatBuilder builder() {
        return new TaskStatBuilder();
    }

    /** A builder that starts from this. */
    default TaskStatBuilder toBuilder() {
        return new TaskStatBuilder().from(this);
    }
}
