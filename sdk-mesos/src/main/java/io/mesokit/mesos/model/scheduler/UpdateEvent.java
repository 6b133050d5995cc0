package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.TaskStatus;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code UPDATE} tells a scheduler. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateEventBuilder.class)
@JsonSerialize(as = UpdateEvent.class)
public interface UpdateEvent {
    /** The state; to be acknowledged if it has a uuid. */
    @JsonProperty("status")
    TaskStatus status();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateEventBuilder builder() {
        return new UpdateEventBuilder();
    }

    /** A builder that starts from this. */
    default UpdateEventBuilder toBuilder() {
        return new UpdateEventBuilder().from(this);
    }
}
