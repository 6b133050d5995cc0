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

/** An image of Docker. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DockerImageBuilder.class)
@JsonSerialize(as = DockerImage.class)
public interface DockerImage {
    /** The reference, as {@code docker pull} takes it. */
    @JsonProperty("name")
    String name();

    /** Who fetches it; {@link #config()} is the newer way. Deprecated by Mesos. */
    @JsonProperty("credential")
    Optional<Credential> credential();

    /** Docker's {@code config.json}, as a secret. Since Mesos 1.3. */
    @JsonProperty("config")
    Optional<Secret> config();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DockerImageBuilder builder() {
        return new DockerImageBuilder();
    }

    /** A builder that starts from this. */
    default DockerImageBuilder toBuilder() {
        return new DockerImageBuilder().from(this);
    }
}
