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
import java.util.Optional;
import org.immutables.value.Value;

/** A container that serves a storage plugin. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CsiPluginContainerInfoBuilder.class)
@JsonSerialize(as = CsiPluginContainerInfo.class)
public interface CsiPluginContainerInfo {
    /** The services it offers. */
    @JsonProperty("services")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CsiService> services();

    /** How it is started. */
    @JsonProperty("command")
    Optional<CommandInfo> command();

    /** What it needs. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** What it runs in. */
    @JsonProperty("container")
    Optional<ContainerInfo> container();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CsiPluginContainerInfoBuilder builder() {
        return new CsiPluginContainerInfoBuilder();
    }

    /** A builder that starts from this. */
    default CsiPluginContainerInfoBuilder toBuilder() {
        return new CsiPluginContainerInfoBuilder().from(this);
    }
}
