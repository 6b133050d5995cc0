package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.InverseOffer;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code INVERSE_OFFERS} tells a scheduler. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = InverseOffersEventBuilder.class)
@JsonSerialize(as = InverseOffersEvent.class)
public interface InverseOffersEvent {
    /** The inverse offers. */
    @JsonProperty("inverse_offers")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<InverseOffer> inverseOffers();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static InverseOffersEventBuilder builder() {
        return new InverseOffersEventBuilder();
    }

    /** A builder that starts from this. */
    default InverseOffersEventBuilder toBuilder() {
        return new InverseOffersEventBuilder().from(this);
    }
}
