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
import java.util.OptionalLong;
import org.immutables.value.Value;

/** A limit of a POSIX process. Without bounds there is none. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RLimitBuilder.class)
@JsonSerialize(as = RLimit.class)
public interface RLimit {
    /** What is limited. */
    @JsonProperty("type")
    Optional<RLimitType> type();

    /** The bound that nobody may pass. */
    @JsonProperty("hard")
    @Unsigned
    OptionalLong hard();

    /** The bound that holds; at most the hard one. */
    @JsonProperty("soft")
    @Unsigned
    OptionalLong soft();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RLimitBuilder builder() {
        return new RLimitBuilder();
    }

    /** A builder that starts from this. */
    default RLimitBuilder toBuilder() {
        return new RLimitBuilder().from(this);
    }
}
