package io.mesokit.mesos.model.executor;

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

/** An event for an executor: a type, and for most types one member. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ExecutorEventBuilder.class)
@JsonSerialize(as = ExecutorEvent.class)
public interface ExecutorEvent {
    /** What happened. */
    @JsonProperty("type")
    Optional<ExecutorEventType> type();

    /** What {@code SUBSCRIBED} tells. */
    @JsonProperty("subscribed")
    Optional<SubscribedEvent> subscribed();

    /** What {@code ACKNOWLEDGED} tells. */
    @JsonProperty("acknowledged")
    Optional<AcknowledgedEvent> acknowledged();

    /** What {@code LAUNCH} tells. */
    @JsonProperty("launch")
    Optional<LaunchEvent> launch();

    /** What {@code LAUNCH_GROUP} tells. */
    @JsonProperty("launch_group")
    Optional<LaunchGroupEvent> launchGroup();

    /** What {@code KILL} tells. */
    @JsonProperty("kill")
    Optional<KillEvent> kill();

    /** What {@code MESSAGE} tells. */
    @JsonProperty("message")
    Optional<MessageEvent> message();

    /** What {@code ERROR} tells. */
    @JsonProperty("error")
    Optional<ErrorEvent> error();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * One that is nothing but its type.
     *
     * @param type which
     */
    static ExecutorEvent of(ExecutorEventType type) {
        return builder().type(type).build();
    }

    /**
     * {@code SUBSCRIBED}.
     *
     * @param subscribed its content
     */
    static ExecutorEvent of(SubscribedEvent subscribed) {
        return builder()
                .type(ExecutorEventType.SUBSCRIBED)
                .subscribed(subscribed)
                .build();
    }

    /**
     * {@code ACKNOWLEDGED}.
     *
     * @param acknowledged its content
     */
    static ExecutorEvent of(AcknowledgedEvent acknowledged) {
        return builder()
                .type(ExecutorEventType.ACKNOWLEDGED)
                .acknowledged(acknowledged)
                .build();
    }

    /**
     * {@code LAUNCH}.
     *
     * @param launch its content
     */
    static ExecutorEvent of(LaunchEvent launch) {
        return builder().type(ExecutorEventType.LAUNCH).launch(launch).build();
    }

    /**
     * {@code LAUNCH_GROUP}.
     *
     * @param launchGroup its content
     */
    static ExecutorEvent of(LaunchGroupEvent launchGroup) {
        return builder()
                .type(ExecutorEventType.LAUNCH_GROUP)
                .launchGroup(launchGroup)
                .build();
    }

    /**
     * {@code KILL}.
     *
     * @param kill its content
     */
    static ExecutorEvent of(KillEvent kill) {
        return builder().type(ExecutorEventType.KILL).kill(kill).build();
    }

    /**
     * {@code MESSAGE}.
     *
     * @param message its content
     */
    static ExecutorEvent of(MessageEvent message) {
        return builder().type(ExecutorEventType.MESSAGE).message(message).build();
    }

    /**
     * {@code ERROR}.
     *
     * @param error its content
     */
    static ExecutorEvent of(ErrorEvent error) {
        return builder().type(ExecutorEventType.ERROR).error(error).build();
    }

    /** Starts with nothing set. */
    static ExecutorEventBuilder builder() {
        return new ExecutorEventBuilder();
    }

    /** A builder that starts from this. */
    default ExecutorEventBuilder toBuilder() {
        return new ExecutorEventBuilder().from(this);
    }
}
