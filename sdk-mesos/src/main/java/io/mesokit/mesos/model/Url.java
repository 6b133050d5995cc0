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

/** A URL in parts. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UrlBuilder.class)
@JsonSerialize(as = Url.class)
public interface Url {
    /** The scheme. In offers it says {@code http} even where TLS is on. */
    @JsonProperty("scheme")
    String scheme();

    /** Host and port. */
    @JsonProperty("address")
    Address address();

    /** The path, with its slash. */
    @JsonProperty("path")
    Optional<String> path();

    /** The query's parameters. */
    @JsonProperty("query")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Parameter> query();

    /** What follows the hash. */
    @JsonProperty("fragment")
    Optional<String> fragment();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UrlBuilder builder() {
        return new UrlBuilder();
    }

    /** A builder that starts from this. */
    default UrlBuilder toBuilder() {
        return new UrlBuilder().from(this);
    }
}
