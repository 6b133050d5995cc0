package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What an agent's executors use; its modules get this, no API sends it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ResourceUsageBuilder.class)
@JsonSerialize(as = ResourceUsage.class)
public interface ResourceUsage {
    /** The executors. */
    @JsonProperty("executors")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ExecutorUsage> executors();

    /** All the agent has. */
    @JsonProperty("total")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> total();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ResourceUsageBuilder builder() {
        return new ResourceUsageBuilder();
    }

    /** A builder that starts from this. */
    default ResourceUsageBuilder toBuilder() {
        return new ResourceUsageBuilder().from(this);
    }
}
