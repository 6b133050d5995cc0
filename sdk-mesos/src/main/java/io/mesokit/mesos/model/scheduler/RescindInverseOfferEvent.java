package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.OfferId;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code RESCIND_INVERSE_OFFER} tells a scheduler. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RescindInverseOfferEventBuilder.class)
@JsonSerialize(as = RescindInverseOfferEvent.class)
public interface RescindInverseOfferEvent {
    /** The inverse offer that is no longer valid. */
    @JsonProperty("inverse_offer_id")
    OfferId inverseOfferId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RescindInverseOfferEventBuilder builder() {
        return new RescindInverseOfferEventBuilder();
    }

    /** A builder that starts from this. */
    default RescindInverseOfferEventBuilder toBuilder() {
        return new RescindInverseOfferEventBuilder().from(this);
    }
}
