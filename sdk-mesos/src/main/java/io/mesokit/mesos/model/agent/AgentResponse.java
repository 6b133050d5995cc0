package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An answer of an agent's operator API: the type of the call, and the member named like it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentResponseBuilder.class)
@JsonSerialize(as = AgentResponse.class)
public interface AgentResponse {
    /** Which call is answered. */
    @JsonProperty("type")
    Optional<AgentResponseType> type();

    /** The answer to {@code GET_HEALTH}. */
    @JsonProperty("get_health")
    Optional<GetHealthResponse> health();

    /** The answer to {@code GET_FLAGS}. */
    @JsonProperty("get_flags")
    Optional<GetFlagsResponse> flags();

    /** The answer to {@code GET_VERSION}. */
    @JsonProperty("get_version")
    Optional<GetVersionResponse> version();

    /** The answer to {@code GET_METRICS}. */
    @JsonProperty("get_metrics")
    Optional<GetMetricsResponse> metrics();

    /** The answer to {@code GET_LOGGING_LEVEL}. */
    @JsonProperty("get_logging_level")
    Optional<GetLoggingLevelResponse> loggingLevel();

    /** The answer to {@code LIST_FILES}. */
    @JsonProperty("list_files")
    Optional<ListFilesResponse> listFiles();

    /** The answer to {@code READ_FILE}. */
    @JsonProperty("read_file")
    Optional<ReadFileResponse> readFile();

    /** The answer to {@code GET_STATE}. */
    @JsonProperty("get_state")
    Optional<GetStateResponse> state();

    /** The answer to {@code GET_CONTAINERS}. */
    @JsonProperty("get_containers")
    Optional<GetContainersResponse> containers();

    /** The answer to {@code GET_FRAMEWORKS}. */
    @JsonProperty("get_frameworks")
    Optional<GetFrameworksResponse> frameworks();

    /** The answer to {@code GET_EXECUTORS}. */
    @JsonProperty("get_executors")
    Optional<GetExecutorsResponse> executors();

    /** The answer to {@code GET_OPERATIONS}. */
    @JsonProperty("get_operations")
    Optional<GetOperationsResponse> operations();

    /** The answer to {@code GET_TASKS}. */
    @JsonProperty("get_tasks")
    Optional<GetTasksResponse> tasks();

    /** The answer to {@code GET_AGENT}. */
    @JsonProperty("get_agent")
    Optional<GetAgentResponse> agent();

    /** The answer to {@code GET_RESOURCE_PROVIDERS}. */
    @JsonProperty("get_resource_providers")
    Optional<GetResourceProvidersResponse> resourceProviders();

    /** The answer to {@code WAIT_NESTED_CONTAINER}. */
    @JsonProperty("wait_nested_container")
    Optional<WaitNestedContainerResponse> waitNestedContainer();

    /** The answer to {@code WAIT_CONTAINER}. */
    @JsonProperty("wait_container")
    Optional<WaitContainerResponse> waitContainer();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentResponseBuilder builder() {
        return new AgentResponseBuilder();
    }

    /** A builder that starts from this. */
    default AgentResponseBuilder toBuilder() {
        return new AgentResponseBuilder().from(this);
    }
}
