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
import org.immutables.value.Value;

/** What a file of credentials holds; no API sends it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CredentialsBuilder.class)
@JsonSerialize(as = Credentials.class)
public interface Credentials {
    /** The credentials. */
    @JsonProperty("credentials")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Credential> credentials();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CredentialsBuilder builder() {
        return new CredentialsBuilder();
    }

    /** A builder that starts from this. */
    default CredentialsBuilder toBuilder() {
        return new CredentialsBuilder().from(this);
    }
}
