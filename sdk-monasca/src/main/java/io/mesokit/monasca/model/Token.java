package io.mesokit.monasca.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What Keystone says of a token, and the token itself. Immutable; {@code toString()} and JSON leave the id out, which
 * is as good as a password.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TokenBuilder.class)
@JsonSerialize(as = Token.class)
public interface Token {
    /** The secret, for {@code X-Auth-Token}: from the answer's header, for it is never in the body. Opaque. */
    @JsonIgnore
    @Value.Redacted
    @Value.Default
    default String id() {
        return "";
    }

    /** How its owner proved to be that; {@code password}, {@code token}, {@code application_credential}, … */
    @JsonProperty("methods")
    List<String> methods();

    /** Whose it is. */
    @JsonProperty("user")
    Reference user();

    /** What it has in common with the tokens that it was made from. */
    @JsonProperty("audit_ids")
    List<String> auditIds();

    /** When it was issued, by Keystone's clock. */
    @JsonProperty("issued_at")
    @JsonDeserialize(contentUsing = InstantText.Reader.class)
    @JsonSerialize(contentUsing = InstantText.Writer.class)
    Optional<Instant> issuedAt();

    /** When it runs out, by Keystone's clock; it can be revoked before that. */
    @JsonProperty("expires_at")
    @JsonDeserialize(using = InstantText.Reader.class)
    @JsonSerialize(using = InstantText.Writer.class)
    Instant expiresAt();

    /** The project it is for, if it is for one. */
    @JsonProperty("project")
    Optional<Reference> project();

    /** Whether the {@link #project()} is one that acts as a domain; only in a token that is for a project. */
    @JsonProperty("is_domain")
    Optional<Boolean> isDomain();

    /** The domain it is for, if it is for one. */
    @JsonProperty("domain")
    Optional<Reference> domain();

    /** {@code {"all": true}} if it is for the whole system; empty otherwise. */
    @JsonProperty("system")
    Map<String, JsonNode> system();

    /** What its owner may do there, as far as roles say; empty if it is for nothing in particular. */
    @JsonProperty("roles")
    List<Reference> roles();

    /** The application credential it was got by, if it was by one. */
    @JsonProperty("application_credential")
    Optional<ApplicationCredentialReference> applicationCredential();

    /** The trust it is for, if it is for one. */
    @JsonProperty("OS-TRUST:trust")
    Optional<Trust> trust();

    /** Which services there are; empty if it is for nothing in particular. */
    @JsonProperty("catalog")
    List<CatalogService> catalog();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TokenBuilder builder() {
        return new TokenBuilder();
    }

    /** A builder that starts from this. */
    default TokenBuilder toBuilder() {
        return new TokenBuilder().from(this);
    }
}
