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

/** One variable of a run's environment. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = EnvironmentVariableBuilder.class)
@JsonSerialize(as = EnvironmentVariable.class)
public interface EnvironmentVariable {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** Its value; empty unless set. Often a secret, so {@code toString()} leaves it out. */
    @JsonProperty("value")
    @Value.Redacted
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
     * A variable.
     *
     * @param name its name
     * @param value its value
     */
    static EnvironmentVariable of(String name, String value) {
        return builder().name(name).value(value).build();
    }
    /** Starts with nothing set. */
    static EnvironmentVariableBuilder builder() {
        return new EnvironmentVariableBuilder();
    }

    /** A builder that starts from this. */
    default EnvironmentVariableBuilder toBuilder() {
        return new EnvironmentVariableBuilder().from(this);
    }
}
