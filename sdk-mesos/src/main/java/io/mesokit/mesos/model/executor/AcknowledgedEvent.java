package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Bytes;
import io.mesokit.mesos.model.TaskId;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code ACKNOWLEDGED} tells an executor. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AcknowledgedEventBuilder.class)
@JsonSerialize(as = AcknowledgedEvent.class)
public interface AcknowledgedEvent {
    /** The task of the update. */
    @JsonProperty("task_id")
    TaskId taskId();

    /** The sixteen bytes of the update, which need not be kept any longer. */
    @JsonProperty("uuid")
    Bytes uuid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AcknowledgedEventBuilder builder() {
        return new AcknowledgedEventBuilder();
    }

    /** A builder that starts from this. */
    default AcknowledgedEventBuilder toBuilder() {
        return new AcknowledgedEventBuilder().from(this);
    }
}
