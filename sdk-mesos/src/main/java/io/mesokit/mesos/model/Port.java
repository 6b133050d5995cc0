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

/** A port, for discovery. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = PortBuilder.class)
@JsonSerialize(as = Port.class)
public interface Port {
    /** The port. */
    @JsonProperty("number")
    int number();

    /** Its name. */
    @JsonProperty("name")
    Optional<String> name();

    /** Its protocol. */
    @JsonProperty("protocol")
    Optional<String> protocol();

    /** Who should find it. */
    @JsonProperty("visibility")
    Optional<Visibility> visibility();

    /** Labels; opaque to Mesos. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static PortBuilder builder() {
        return new PortBuilder();
    }

    /** A builder that starts from this. */
    default PortBuilder toBuilder() {
        return new PortBuilder().from(this);
    }
}
