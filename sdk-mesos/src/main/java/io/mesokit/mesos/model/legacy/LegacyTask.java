package io.mesokit.mesos.model.legacy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.DiscoveryInfo;
import io.mesokit.mesos.model.Label;
import io.mesokit.mesos.model.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A task as {@code /tasks} has it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LegacyTaskBuilder.class)
@JsonSerialize(as = LegacyTask.class)
public interface LegacyTask {
    /** Its id, unique in its framework. */
    @JsonProperty("id")
    String id();

    /** Its name. */
    @JsonProperty("name")
    String name();

    /** Its framework. */
    @JsonProperty("framework_id")
    String frameworkId();

    /** Its executor; the empty text for a command. */
    @JsonProperty("executor_id")
    Optional<String> executorId();

    /** Its agent. */
    @JsonProperty("slave_id")
    String agentId();

    /** How far it is. */
    @JsonProperty("state")
    TaskState state();

    /** What it has. */
    @JsonProperty("resources")
    Optional<Amounts> resources();

    /** For which role it runs. Since Mesos 1.2. */
    @JsonProperty("role")
    Optional<String> role();

    /** What was heard of it, the oldest first; the master keeps one of each state. */
    @JsonProperty("statuses")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<LegacyTaskStatus> statuses();

    /** As which user its command runs. */
    @JsonProperty("user")
    Optional<String> user();

    /** Its labels. */
    @JsonProperty("labels")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Label> labels();

    /** How others find it. */
    @JsonProperty("discovery")
    Optional<DiscoveryInfo> discovery();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LegacyTaskBuilder builder() {
        return new LegacyTaskBuilder();
    }

    /** A builder that starts from this. */
    default LegacyTaskBuilder toBuilder() {
        return new LegacyTaskBuilder().from(this);
    }
}
