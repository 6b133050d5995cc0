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

/** The name of a secret in some store. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SecretReferenceBuilder.class)
@JsonSerialize(as = SecretReference.class)
public interface SecretReference {
    /** Which secret. */
    @JsonProperty("name")
    String name();

    /** Which part of it. */
    @JsonProperty("key")
    Optional<String> key();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SecretReferenceBuilder builder() {
        return new SecretReferenceBuilder();
    }

    /** A builder that starts from this. */
    default SecretReferenceBuilder toBuilder() {
        return new SecretReferenceBuilder().from(this);
    }
}
