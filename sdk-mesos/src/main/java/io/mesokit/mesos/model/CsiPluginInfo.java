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

/** A storage plugin. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CsiPluginInfoBuilder.class)
@JsonSerialize(as = CsiPluginInfo.class)
public interface CsiPluginInfo {
    /** Its type, a name in reversed domain order. */
    @JsonProperty("type")
    String type();

    /** Its name; with the type it is unique on the agent. {@code default} when absent. */
    @JsonProperty("name")
    Optional<String> name();

    /** The containers that serve it; not together with endpoints. */
    @JsonProperty("containers")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CsiPluginContainerInfo> containers();

    /** Where it listens if Mesos does not start it. Since Mesos 1.11. */
    @JsonProperty("endpoints")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CsiPluginEndpoint> endpoints();

    /** Where volumes are mounted. Since Mesos 1.11. */
    @JsonProperty("target_path_root")
    Optional<String> targetPathRoot();

    /** Whether Mesos makes the mount point before the plugin is called. Since Mesos 1.11. */
    @JsonProperty("target_path_exists")
    Optional<Boolean> targetPathExists();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CsiPluginInfoBuilder builder() {
        return new CsiPluginInfoBuilder();
    }

    /** A builder that starts from this. */
    default CsiPluginInfoBuilder toBuilder() {
        return new CsiPluginInfoBuilder().from(this);
    }
}
