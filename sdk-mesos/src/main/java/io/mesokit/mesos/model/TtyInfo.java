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

/** That a container has a terminal. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TtyInfoBuilder.class)
@JsonSerialize(as = TtyInfo.class)
public interface TtyInfo {
    /** The terminal's size. */
    @JsonProperty("window_size")
    Optional<WindowSize> windowSize();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TtyInfoBuilder builder() {
        return new TtyInfoBuilder();
    }

    /** A builder that starts from this. */
    default TtyInfoBuilder toBuilder() {
        return new TtyInfoBuilder().from(this);
    }
}
