package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.KillPolicy;
import io.mesokit.mesos.model.TaskId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the event {@code KILL} tells an executor. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = KillEventBuilder.class)
@JsonSerialize(as = KillEvent.class)
public interface KillEvent {
    /** The task. */
    @JsonProperty("task_id")
    TaskId taskId();

    /** How to kill it, in place of its own policy. */
    @JsonProperty("kill_policy")
    Optional<KillPolicy> killPolicy();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static KillEventBuilder builder() {
        return new KillEventBuilder();
    }

    /** A builder that starts from this. */
    default KillEventBuilder toBuilder() {
        return new KillEventBuilder().from(this);
    }
}
