package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ExecutorId;
import io.mesokit.mesos.model.FrameworkId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A call of an executor: a type, and for most types one member with what it needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ExecutorCallBuilder.class)
@JsonSerialize(as = ExecutorCall.class)
public interface ExecutorCall {
    /** Who calls. */
    @JsonProperty("executor_id")
    ExecutorId executorId();

    /** Its framework. */
    @JsonProperty("framework_id")
    FrameworkId frameworkId();

    /** Which call it is. */
    @JsonProperty("type")
    Optional<ExecutorCallType> type();

    /** What {@code SUBSCRIBE} needs. */
    @JsonProperty("subscribe")
    Optional<SubscribeCall> subscribe();

    /** What {@code UPDATE} needs. */
    @JsonProperty("update")
    Optional<UpdateCall> update();

    /** What {@code MESSAGE} needs. */
    @JsonProperty("message")
    Optional<MessageCall> message();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ExecutorCallBuilder builder() {
        return new ExecutorCallBuilder();
    }

    /** A builder that starts from this. */
    default ExecutorCallBuilder toBuilder() {
        return new ExecutorCallBuilder().from(this);
    }
}
