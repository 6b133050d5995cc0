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

/** A secret, by name or by value. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SecretBuilder.class)
@JsonSerialize(as = Secret.class)
public interface Secret {
    /** Which of the two. */
    @JsonProperty("type")
    Optional<SecretType> type();

    /** Its name. */
    @JsonProperty("reference")
    Optional<SecretReference> reference();

    /** Its value. */
    @JsonProperty("value")
    Optional<SecretValue> value();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SecretBuilder builder() {
        return new SecretBuilder();
    }

    /** A builder that starts from this. */
    default SecretBuilder toBuilder() {
        return new SecretBuilder().from(this);
    }
}
