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

/** The variables of an environment. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = EnvironmentBuilder.class)
@JsonSerialize(as = Environment.class)
public interface Environment {
    /** The variables. */
    @JsonProperty("variables")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<EnvironmentVariable> variables();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static EnvironmentBuilder builder() {
        return new EnvironmentBuilder();
    }

    /** A builder that starts from this. */
    default EnvironmentBuilder toBuilder() {
        return new EnvironmentBuilder().from(this);
    }
}
