package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ResourceProviderId;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code SUBSCRIBED} tells a resource provider. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SubscribedEventBuilder.class)
@JsonSerialize(as = SubscribedEvent.class)
public interface SubscribedEvent {
    /** The id of the provider, which it must keep. */
    @JsonProperty("provider_id")
    ResourceProviderId providerId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SubscribedEventBuilder builder() {
        return new SubscribedEventBuilder();
    }

    /** A builder that starts from this. */
    default SubscribedEventBuilder toBuilder() {
        return new SubscribedEventBuilder().from(this);
    }
}
