package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkInfo;
import java.util.Map;
import org.immutables.value.Value;

/** A framework, as an agent knows it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentFrameworkBuilder.class)
@JsonSerialize(as = AgentFramework.class)
public interface AgentFramework {
    /** What it said of itself. */
    @JsonProperty("framework_info")
    FrameworkInfo frameworkInfo();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentFrameworkBuilder builder() {
        return new AgentFrameworkBuilder();
    }

    /** A builder that starts from this. */
    default AgentFrameworkBuilder toBuilder() {
        return new AgentFrameworkBuilder().from(this);
    }
}
