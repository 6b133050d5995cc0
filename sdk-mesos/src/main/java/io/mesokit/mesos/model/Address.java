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

/** Where something listens. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AddressBuilder.class)
@JsonSerialize(as = Address.class)
public interface Address {
    /** The host's name. */
    @JsonProperty("hostname")
    Optional<String> hostname();

    /** The IP address, as text. */
    @JsonProperty("ip")
    Optional<String> ip();

    /** The port. */
    @JsonProperty("port")
    int port();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AddressBuilder builder() {
        return new AddressBuilder();
    }

    /** A builder that starts from this. */
    default AddressBuilder toBuilder() {
        return new AddressBuilder().from(this);
    }
}
