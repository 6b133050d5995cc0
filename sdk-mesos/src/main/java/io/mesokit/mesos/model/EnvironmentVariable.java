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

/** A variable of an environment. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = EnvironmentVariableBuilder.class)
@JsonSerialize(as = EnvironmentVariable.class)
public interface EnvironmentVariable {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** Whether it has a value or a secret. Since Mesos 1.3. {@link EnvironmentVariableType#VALUE} when absent. */
    @JsonProperty("type")
    Optional<EnvironmentVariableType> type();

    /** The value. Often a secret, so {@code toString()} leaves it out. */
    @JsonProperty("value")
    @Value.Redacted
    Optional<String> value();

    /** The secret that becomes its value. Since Mesos 1.3. */
    @JsonProperty("secret")
    Optional<Secret> secret();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static EnvironmentVariableBuilder builder() {
        return new EnvironmentVariableBuilder();
    }

    /** A builder that starts from this. */
    default EnvironmentVariableBuilder toBuilder() {
        return new EnvironmentVariableBuilder().from(this);
    }

    /**
     * A variable with a value.
     *
     * @param name its name
     * @param value its value
     */
    static EnvironmentVariable of(String name, String value) {
        return builder().name(name).value(value).build();
    }
}
