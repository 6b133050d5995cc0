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

/** Parameters. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ParametersBuilder.class)
@JsonSerialize(as = Parameters.class)
public interface Parameters {
    /** The parameters. */
    @JsonProperty("parameter")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Parameter> parameter();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ParametersBuilder builder() {
        return new ParametersBuilder();
    }

    /** A builder that starts from this. */
    default ParametersBuilder toBuilder() {
        return new ParametersBuilder().from(this);
    }
}
