package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.TaskGroupInfo;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code LAUNCH_GROUP} tells an executor. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LaunchGroupEventBuilder.class)
@JsonSerialize(as = LaunchGroupEvent.class)
public interface LaunchGroupEvent {
    /** The tasks to start, all or none. */
    @JsonProperty("task_group")
    TaskGroupInfo taskGroup();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LaunchGroupEventBuilder builder() {
        return new LaunchGroupEventBuilder();
    }

    /** A builder that starts from this. */
    default LaunchGroupEventBuilder toBuilder() {
        return new LaunchGroupEventBuilder().from(this);
    }
}
