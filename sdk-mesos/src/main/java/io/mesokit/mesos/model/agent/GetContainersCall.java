package io.mesokit.mesos.model.agent;

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

/** What the call {@code GET_CONTAINERS} to the agent needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetContainersCallBuilder.class)
@JsonSerialize(as = GetContainersCall.class)
public interface GetContainersCall {
    /** Whether nested containers are wanted; they are not when absent. */
    @JsonProperty("show_nested")
    Optional<Boolean> showNested();

    /** Whether standalone containers are wanted; they are not when absent. */
    @JsonProperty("show_standalone")
    Optional<Boolean> showStandalone();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetContainersCallBuilder builder() {
        return new GetContainersCallBuilder();
    }

    /** A builder that starts from this. */
    default GetContainersCallBuilder toBuilder() {
        return new GetContainersCallBuilder().from(this);
    }
}
