package io.mesokit.chronos.model;

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

/** The container that a run gets. Since 2.3.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ContainerBuilder.class)
@JsonSerialize(as = Container.class)
public interface Container {
    /** Which kind; Docker unless set. */
    @JsonProperty("type")
    @Value.Default
    default ContainerType type() {
        return ContainerType.DOCKER;
    }

    /** The image. 3.x would ignore a container without one, so that is refused before it is sent. */
    @JsonProperty("image")
    Optional<String> image();

    /** How it is on the network; {@link Network#HOST} unless set. */
    @JsonProperty("network")
    @Value.Default
    default Network network() {
        return Network.HOST;
    }

    /** The network's name; {@link #networkInfos()} is the newer way. Since 3.0.1. */
    @JsonProperty("networkName")
    Optional<String> networkName();

    /** The networks it joins. Since 3.0.1. */
    @JsonProperty("networkInfos")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<NetworkInfo> networkInfos();

    /** What it sees of the host. */
    @JsonProperty("volumes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Volume> volumes();

    /** Whether the image is pulled before each run; false unless set. Since 2.4. */
    @JsonProperty("forcePullImage")
    @Value.Default
    default boolean forcePullImage() {
        return false;
    }

    /** Options for {@code docker run}. Since 2.5. */
    @JsonProperty("parameters")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Parameter> parameters();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * A Docker container on the host's network.
     *
     * @param image the image
     */
    static Container docker(String image) {
        return builder().type(ContainerType.DOCKER).image(image).build();
    }

    /**
     * A container of the Mesos containerizer, on the host's network.
     *
     * @param image the image
     */
    static Container mesos(String image) {
        return builder().type(ContainerType.MESOS).image(image).build();
    }
    /** Starts with nothing set. */
    static ContainerBuilder builder() {
        return new ContainerBuilder();
    }

    /** A builder that starts from this. */
    default ContainerBuilder toBuilder() {
        return new ContainerBuilder().from(this);
    }
}
