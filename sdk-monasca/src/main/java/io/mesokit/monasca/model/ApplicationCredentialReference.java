package io.mesokit.monasca.model;

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

/** The application credential that a token was got by; its secret is not told. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ApplicationCredentialReferenceBuilder.class)
@JsonSerialize(as = ApplicationCredentialReference.class)
public interface ApplicationCredentialReference {
    /** Its id. */
    @JsonProperty("id")
    String id();

    /** Its name; unique among its owner's only. */
    @JsonProperty("name")
    Optional<String> name();

    /** Whether the token may not manage application credentials and trusts. */
    @JsonProperty("restricted")
    Optional<Boolean> restricted();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ApplicationCredentialReferenceBuilder builder() {
        return new ApplicationCredentialReferenceBuilder();
    }

    /** A builder that starts from this. */
    default ApplicationCredentialReferenceBuilder toBuilder() {
        return new ApplicationCredentialReferenceBuilder().from(this);
    }
}
