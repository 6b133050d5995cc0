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

/** Who one is, and the proof. The text form of this does not show the secret. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CredentialBuilder.class)
@JsonSerialize(as = Credential.class)
public interface Credential {
    /** Who. */
    @JsonProperty("principal")
    String principal();

    /** The secret. */
    @JsonProperty("secret")
    @Value.Redacted
    Optional<String> secret();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CredentialBuilder builder() {
        return new CredentialBuilder();
    }

    /** A builder that starts from this. */
    default CredentialBuilder toBuilder() {
        return new CredentialBuilder().from(this);
    }
}
