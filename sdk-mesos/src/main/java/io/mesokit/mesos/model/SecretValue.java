package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A secret itself. The text form of this does not show it. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SecretValueBuilder.class)
@JsonSerialize(as = SecretValue.class)
public interface SecretValue {
    /** The secret. */
    @JsonProperty("data")
    @Value.Redacted
    Bytes data();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SecretValueBuilder builder() {
        return new SecretValueBuilder();
    }

    /** A builder that starts from this. */
    default SecretValueBuilder toBuilder() {
        return new SecretValueBuilder().from(this);
    }
}
