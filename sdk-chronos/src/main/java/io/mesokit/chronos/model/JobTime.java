package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** How long the runs of one job took, in the percentile that was asked for. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = JobTimeBuilder.class)
@JsonSerialize(as = JobTime.class)
public interface JobTime {
    /** The job. */
    @JsonProperty("jobNameLabel")
    String jobName();

    /** Seconds, whereas {@link JobStat} has milliseconds. */
    @JsonProperty("time")
    @Value.Default
    default double seconds() {
        return 0;
    }

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static JobTimeBuilder builder() {
        return new JobTimeBuilder();
    }

    /** A builder that starts from this. */
    default JobTimeBuilder toBuilder() {
        return new JobTimeBuilder().from(this);
    }
}
