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

/** Whether mounts are seen on both sides of a volume. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MountPropagationBuilder.class)
@JsonSerialize(as = MountPropagation.class)
public interface MountPropagation {
    /** In which direction. */
    @JsonProperty("mode")
    Optional<MountPropagationMode> mode();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MountPropagationBuilder builder() {
        return new MountPropagationBuilder();
    }

    /** A builder that starts from this. */
    default MountPropagationBuilder toBuilder() {
        return new MountPropagationBuilder().from(this);
    }
}
