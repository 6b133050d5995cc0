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

/** A key and a value. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ParameterBuilder.class)
@JsonSerialize(as = Parameter.class)
public interface Parameter {
    /** The key. */
    @JsonProperty("key")
    String key();

    /** The value. */
    @JsonProperty("value")
    String value();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ParameterBuilder builder() {
        return new ParameterBuilder();
    }

    /** A builder that starts from this. */
    default ParameterBuilder toBuilder() {
        return new ParameterBuilder().from(this);
    }

    /**
     * A parameter.
     *
     * @param key the key
     * @param value the value
     */
    static Parameter of(String key, String value) {
        return builder().key(key).value(value).build();
    }
}
