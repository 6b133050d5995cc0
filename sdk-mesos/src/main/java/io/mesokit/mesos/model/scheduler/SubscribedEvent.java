package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.MasterInfo;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** What the event {@code SUBSCRIBED} tells a scheduler. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SubscribedEventBuilder.class)
@JsonSerialize(as = SubscribedEvent.class)
public interface SubscribedEvent {
    /** The id of the framework, which it must keep before it does anything else. */
    @JsonProperty("framework_id")
    FrameworkId frameworkId();

    /** How often a heartbeat comes, in seconds. */
    @JsonProperty("heartbeat_interval_seconds")
    OptionalDouble heartbeatIntervalSeconds();

    /** The leader. Since Mesos 1.1. */
    @JsonProperty("master_info")
    Optional<MasterInfo> masterInfo();

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
