package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.DurationInfo;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code GET_METRICS} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetMetricsCallBuilder.class)
@JsonSerialize(as = GetMetricsCall.class)
public interface GetMetricsCall {
    /** How long to wait for metrics that take time; those that take longer are left out. Waits for all when absent. */
    @JsonProperty("timeout")
    Optional<DurationInfo> timeout();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetMetricsCallBuilder builder() {
        return new GetMetricsCallBuilder();
    }

    /** A builder that starts from this. */
    default GetMetricsCallBuilder toBuilder() {
        return new GetMetricsCallBuilder().from(this);
    }
}
