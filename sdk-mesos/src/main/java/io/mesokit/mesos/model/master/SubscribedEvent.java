package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** What the event {@code SUBSCRIBED} tells about the cluster. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SubscribedEventBuilder.class)
@JsonSerialize(as = SubscribedEvent.class)
public interface SubscribedEvent {
    /** Everything the master has; the events that follow change it, with none missing between. */
    @JsonProperty("get_state")
    Optional<GetStateResponse> state();

    /** How often a heartbeat comes, in seconds. */
    @JsonProperty("heartbeat_interval_seconds")
    OptionalDouble heartbeatIntervalSeconds();

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
