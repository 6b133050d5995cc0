package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.TaskInfo;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code SUBSCRIBE} of an executor needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SubscribeCallBuilder.class)
@JsonSerialize(as = SubscribeCall.class)
public interface SubscribeCall {
    /** Tasks of which no update was acknowledged yet. */
    @JsonProperty("unacknowledged_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<TaskInfo> unacknowledgedTasks();

    /** Updates that were not acknowledged yet. */
    @JsonProperty("unacknowledged_updates")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<UpdateCall> unacknowledgedUpdates();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SubscribeCallBuilder builder() {
        return new SubscribeCallBuilder();
    }

    /** A builder that starts from this. */
    default SubscribeCallBuilder toBuilder() {
        return new SubscribeCallBuilder().from(this);
    }
}
