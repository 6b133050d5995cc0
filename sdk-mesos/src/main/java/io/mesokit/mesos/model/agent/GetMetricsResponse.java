package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Metric;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the agent to {@code GET_METRICS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetMetricsResponseBuilder.class)
@JsonSerialize(as = GetMetricsResponse.class)
public interface GetMetricsResponse {
    /** The metrics. */
    @JsonProperty("metrics")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Metric> metrics();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetMetricsResponseBuilder builder() {
        return new GetMetricsResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetMetricsResponseBuilder toBuilder() {
        return new GetMetricsResponseBuilder().from(this);
    }
}
