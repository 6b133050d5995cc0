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

/** A check that makes a request; any status is told. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = HttpCheckBuilder.class)
@JsonSerialize(as = HttpCheck.class)
public interface HttpCheck {
    /** The port. */
    @JsonProperty("port")
    int port();

    /** The path, with its slash. */
    @JsonProperty("path")
    Optional<String> path();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static HttpCheckBuilder builder() {
        return new HttpCheckBuilder();
    }

    /** A builder that starts from this. */
    default HttpCheckBuilder toBuilder() {
        return new HttpCheckBuilder().from(this);
    }
}
