package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ExecutorInfo;
import io.mesokit.mesos.model.FrameworkInfo;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the event {@code SUBSCRIBED} tells an executor. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SubscribedEventBuilder.class)
@JsonSerialize(as = SubscribedEvent.class)
public interface SubscribedEvent {
    /** The executor. */
    @JsonProperty("executor_info")
    ExecutorInfo executorInfo();

    /** Its framework. */
    @JsonProperty("framework_info")
    FrameworkInfo frameworkInfo();

    /** The agent it runs on. */
    @JsonProperty("agent_info")
    AgentInfo agentInfo();

    /** The container it runs in. */
    @JsonProperty("container_id")
    Optional<ContainerId> containerId();

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
