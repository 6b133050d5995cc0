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

/** The trust that a token is for: one user's roles, lent to another. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TrustBuilder.class)
@JsonSerialize(as = Trust.class)
public interface Trust {
    /** Its id. */
    @JsonProperty("id")
    String id();

    /** Who lends; of the user no more than the id is told. */
    @JsonProperty("trustor_user")
    Optional<Reference> trustorUser();

    /** To whom; of the user no more than the id is told. */
    @JsonProperty("trustee_user")
    Optional<Reference> trusteeUser();

    /** Whether the token passes for the lender's; {@link Token#user()} is the lender then. */
    @JsonProperty("impersonation")
    Optional<Boolean> impersonation();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TrustBuilder builder() {
        return new TrustBuilder();
    }

    /** A builder that starts from this. */
    default TrustBuilder toBuilder() {
        return new TrustBuilder().from(this);
    }
}
