package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An executor: the process that runs a framework's tasks on an agent. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ExecutorInfoBuilder.class)
@JsonSerialize(as = ExecutorInfo.class)
public interface ExecutorInfo {
    /** Whether it is that of Mesos or the framework's own. */
    @JsonProperty("type")
    Optional<ExecutorType> type();

    /** The executor. */
    @JsonProperty("executor_id")
    ExecutorId executorId();

    /** Its framework; the master fills it in where it may be absent. */
    @JsonProperty("framework_id")
    Optional<FrameworkId> frameworkId();

    /** How it is started; not for the default one. */
    @JsonProperty("command")
    Optional<CommandInfo> command();

    /** What it runs in. */
    @JsonProperty("container")
    Optional<ContainerInfo> container();

    /** What it needs besides its tasks. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Its name. */
    @JsonProperty("name")
    Optional<String> name();

    /** Where it comes from; labels are the newer way. Deprecated by Mesos. */
    @JsonProperty("source")
    Optional<String> source();

    /** Whatever the executor is to get. */
    @JsonProperty("data")
    Optional<Bytes> data();

    /** How others find it. */
    @JsonProperty("discovery")
    Optional<DiscoveryInfo> discovery();

    /** How long it may take to shut down. */
    @JsonProperty("shutdown_grace_period")
    Optional<DurationInfo> shutdownGracePeriod();

    /** Labels; opaque to Mesos. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ExecutorInfoBuilder builder() {
        return new ExecutorInfoBuilder();
    }

    /** A builder that starts from this. */
    default ExecutorInfoBuilder toBuilder() {
        return new ExecutorInfoBuilder().from(this);
    }
}
