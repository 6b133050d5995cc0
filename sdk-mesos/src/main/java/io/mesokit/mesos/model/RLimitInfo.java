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

/** The limits of a POSIX process. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RLimitInfoBuilder.class)
@JsonSerialize(as = RLimitInfo.class)
public interface RLimitInfo {
    /** The limits. */
    @JsonProperty("rlimits")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<RLimit> rlimits();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RLimitInfoBuilder builder() {
        return new RLimitInfoBuilder();
    }

    /** A builder that starts from this. */
    default RLimitInfoBuilder toBuilder() {
        return new RLimitInfoBuilder().from(this);
    }
}
