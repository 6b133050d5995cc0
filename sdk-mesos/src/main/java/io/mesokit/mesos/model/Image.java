package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A container's image. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ImageBuilder.class)
@JsonSerialize(as = Image.class)
public interface Image {
    /** Whose. */
    @JsonProperty("type")
    ImageType type();

    /** One of appc. */
    @JsonProperty("appc")
    Optional<AppcImage> appc();

    /** One of Docker. */
    @JsonProperty("docker")
    Optional<DockerImage> docker();

    /** Whether an image on the agent will do; otherwise it is fetched again. {@code true} when absent. */
    @JsonProperty("cached")
    Optional<Boolean> cached();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ImageBuilder builder() {
        return new ImageBuilder();
    }

    /** A builder that starts from this. */
    default ImageBuilder toBuilder() {
        return new ImageBuilder().from(this);
    }
}
