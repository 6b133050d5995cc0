package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** An option by name: of Docker, or of an external volume's provider. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ParameterBuilder.class)
@JsonSerialize(as = Parameter.class)
public interface Parameter {
    /** Its name. */
    @JsonProperty("key")
    String key();

    /** Its value; empty unless set. */
    @JsonProperty("value")
    @Value.Default
    default String value() {
        return "";
    }

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * A parameter.
     *
     * @param key its name
     * @param value its value
     */
    static Parameter of(String key, String value) {
        return builder().key(key).value(value).build();
    }
    /** Starts with nothing set. */
    static ParameterBuilder builder() {
        return new ParameterBuilder();
    }

    /** A builder that starts from this. */
    default ParameterBuilder toBuilder() {
        return new ParameterBuilder().from(this);
    }
}
