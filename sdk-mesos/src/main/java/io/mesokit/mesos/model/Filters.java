package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** For how long what was declined is not offered again. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FiltersBuilder.class)
@JsonSerialize(as = Filters.class)
public interface Filters {
    /** For how long, in seconds; 0 is not at all, and a year is the most. 5 when absent. */
    @JsonProperty("refuse_seconds")
    OptionalDouble refuseSeconds();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FiltersBuilder builder() {
        return new FiltersBuilder();
    }

    /** A builder that starts from this. */
    default FiltersBuilder toBuilder() {
        return new FiltersBuilder().from(this);
    }

    /**
     * Not to be offered again for a while.
     *
     * @param refused for how long; rounded down to milliseconds
     */
    static Filters refuse(Duration refused) {
        return builder().refuseSeconds(refused.toMillis() / 1000.0).build();
    }
}
