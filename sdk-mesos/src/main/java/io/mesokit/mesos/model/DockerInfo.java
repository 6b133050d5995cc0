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

/** Docker's part of a container. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DockerInfoBuilder.class)
@JsonSerialize(as = DockerInfo.class)
public interface DockerInfo {
    /** The image, as {@code docker pull} takes it. */
    @JsonProperty("image")
    String image();

    /** How it is on the network. {@link DockerNetwork#HOST} when absent. */
    @JsonProperty("network")
    Optional<DockerNetwork> network();

    /** Ports of the host that lead to it; with {@code BRIDGE} or {@code USER}. */
    @JsonProperty("port_mappings")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<DockerPortMapping> portMappings();

    /** Whether it has all rights. {@code false} when absent. */
    @JsonProperty("privileged")
    Optional<Boolean> privileged();

    /** Options for {@code docker run}. */
    @JsonProperty("parameters")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Parameter> parameters();

    /** Whether the image is pulled each time; it is not when absent. */
    @JsonProperty("force_pull_image")
    Optional<Boolean> forcePullImage();

    /** The driver of its volumes; a volume's source is the newer way. Deprecated by Mesos. */
    @JsonProperty("volume_driver")
    Optional<String> volumeDriver();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DockerInfoBuilder builder() {
        return new DockerInfoBuilder();
    }

    /** A builder that starts from this. */
    default DockerInfoBuilder toBuilder() {
        return new DockerInfoBuilder().from(this);
    }
}
