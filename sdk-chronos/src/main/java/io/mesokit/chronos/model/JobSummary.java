package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** A job at a glance. Since 3.0; for 2.x it is put together from the graph and the list of jobs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = JobSummaryBuilder.class)
@JsonSerialize(as = JobSummary.class)
public interface JobSummary {
    /** The job's name. */
    @JsonProperty("name")
    String name();

    /** How its last run ended. */
    @JsonProperty("status")
    @Value.Default
    default LastOutcome status() {
        return LastOutcome.FRESH;
    }

    /** Whether it runs now; known to the leader only, and forgotten on a failover. */
    @JsonProperty("state")
    @Value.Default
    default RunState state() {
        return RunState.IDLE;
    }

    /** Its schedule; empty for a dependent job. */
    @JsonProperty("schedule")
    @Value.Default
    default String schedule() {
        return "";
    }

    /** The jobs it waits for; empty for a scheduled job. */
    @JsonProperty("parents")
    List<String> parents();

    /** Whether it is kept from running. */
    @JsonProperty("disabled")
    @Value.Default
    default boolean disabled() {
        return false;
    }

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static JobSummaryBuilder builder() {
        return new JobSummaryBuilder();
    }

    /** A builder that starts from this. */
    default JobSummaryBuilder toBuilder() {
        return new JobSummaryBuilder().from(this);
    }
}
