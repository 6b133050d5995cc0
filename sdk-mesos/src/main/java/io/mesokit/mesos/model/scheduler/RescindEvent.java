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

/** What the event {@code RESCIND} tells a scheduler. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RescindEventBuilder.class)
@JsonSerialize(as = RescindEvent.class)
public interface RescindEvent {
    /** The offer that is no longer valid. */
    @JsonProperty("offer_id")
    OfferId offerId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RescindEventBuilder builder() {
        return new RescindEventBuilder();
    }

    /** A builder that starts from this. */
    default RescindEventBuilder toBuilder() {
        return new RescindEventBuilder().from(this);
    }
}
