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

/** What an offer must hold to be made. Since Mesos 1.8. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = OfferFiltersBuilder.class)
@JsonSerialize(as = OfferFilters.class)
public interface OfferFilters {
    /** The least. */
    @JsonProperty("min_allocatable_resources")
    Optional<MinAllocatableResources> minAllocatableResources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static OfferFiltersBuilder builder() {
        return new OfferFiltersBuilder();
    }

    /** A builder that starts from this. */
    default OfferFiltersBuilder toBuilder() {
        return new OfferFiltersBuilder().from(this);
    }
}
