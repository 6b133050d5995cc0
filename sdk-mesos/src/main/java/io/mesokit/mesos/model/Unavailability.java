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

/** When a machine is out. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UnavailabilityBuilder.class)
@JsonSerialize(as = Unavailability.class)
public interface Unavailability {
    /** From when. */
    @JsonProperty("start")
    TimeInfo start();

    /** For how long; for ever when absent. */
    @JsonProperty("duration")
    Optional<DurationInfo> duration();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UnavailabilityBuilder builder() {
        return new UnavailabilityBuilder();
    }

    /** A builder that starts from this. */
    default UnavailabilityBuilder toBuilder() {
        return new UnavailabilityBuilder().from(this);
    }
}
