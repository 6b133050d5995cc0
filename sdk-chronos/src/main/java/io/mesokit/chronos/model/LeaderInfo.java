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

/** Which of the Chronos servers leads. Since 2.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LeaderInfoBuilder.class)
@JsonSerialize(as = LeaderInfo.class)
public interface LeaderInfo {
    /** Host and port, such as {@code chronos1:4400}, as it advertises itself. */
    @JsonProperty("leader")
    String leader();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LeaderInfoBuilder builder() {
        return new LeaderInfoBuilder();
    }

    /** A builder that starts from this. */
    default LeaderInfoBuilder toBuilder() {
        return new LeaderInfoBuilder().from(this);
    }
}
