package io.mesokit.monasca.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A user, project, role or domain, as far as a token tells of it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReferenceBuilder.class)
@JsonSerialize(as = Reference.class)
public interface Reference {
    /** Its id: 32 hex digits mostly, 64 for federated users; {@code default} for the Default domain. */
    @JsonProperty("id")
    String id();

    /** Its name; unique in its domain only; empty where only the id is told, as of the users of a {@link Trust}. */
    @JsonProperty("name")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String name() {
        return "";
    }

    /** The domain it is in; users and projects have one. */
    @JsonProperty("domain")
    Optional<Reference> domain();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReferenceBuilder builder() {
        return new ReferenceBuilder();
    }

    /** A builder that starts from this. */
    default ReferenceBuilder toBuilder() {
        return new ReferenceBuilder().from(this);
    }
}
