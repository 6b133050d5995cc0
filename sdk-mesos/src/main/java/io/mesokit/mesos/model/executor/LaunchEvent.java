package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.TaskInfo;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code LAUNCH} tells an executor. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LaunchEventBuilder.class)
@JsonSerialize(as = LaunchEvent.class)
public interface LaunchEvent {
    /** The task to start. */
    @JsonProperty("task")
    TaskInfo task();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LaunchEventBuilder builder() {
        return new LaunchEventBuilder();
    }

    /** A builder that starts from this. */
    default LaunchEventBuilder toBuilder() {
        return new LaunchEventBuilder().from(this);
    }
}
