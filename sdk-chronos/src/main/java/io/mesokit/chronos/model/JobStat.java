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

/** What is remembered of a job's runs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = JobStatBuilder.class)
@JsonSerialize(as = JobStat.class)
public interface JobStat {
    /** How long they took. */
    @JsonProperty("histogram")
    @Value.Default
    default Histogram histogram() {
        return Histogram.builder().build();
    }

    /** The last runs (5 unless the server is told otherwise); always empty without Cassandra. */
    @JsonProperty("taskStatHistory")
    List<TaskStat> taskStatHistory();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static JobStatBuilder builder() {
        return new JobStatBuilder();
    }

    /** A builder that starts from this. */
    default JobStatBuilder toBuilder() {
        return new JobStatBuilder().from(this);
    }
}
