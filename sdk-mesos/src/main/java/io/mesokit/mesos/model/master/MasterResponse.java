package io.mesokit.mesos.model.master;

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

/** An answer of the master's operator API: the type of the call, and the member named like it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MasterResponseBuilder.class)
@JsonSerialize(as = MasterResponse.class)
public interface MasterResponse {
    /** Which call is answered. */
    @JsonProperty("type")
    Optional<MasterResponseType> type();

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

    /** The answer to {@code GET_AGENTS}. */
    @JsonProperty("get_agents")
    Optional<GetAgentsResponse> agents();

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

    /** The answer to {@code GET_ROLES}. */
    @JsonProperty("get_roles")
    Optional<GetRolesResponse> roles();

    /** The answer to {@code GET_WEIGHTS}. */
    @JsonProperty("get_weights")
    Optional<GetWeightsResponse> weights();

    /** The answer to {@code GET_MASTER}. */
    @JsonProperty("get_master")
    Optional<GetMasterResponse> master();

    /** The answer to {@code GET_MAINTENANCE_STATUS}. */
    @JsonProperty("get_maintenance_status")
    Optional<GetMaintenanceStatusResponse> maintenanceStatus();

    /** The answer to {@code GET_MAINTENANCE_SCHEDULE}. */
    @JsonProperty("get_maintenance_schedule")
    Optional<GetMaintenanceScheduleResponse> maintenanceSchedule();

    /** The answer to {@code GET_QUOTA}. */
    @JsonProperty("get_quota")
    Optional<GetQuotaResponse> quota();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MasterResponseBuilder builder() {
        return new MasterResponseBuilder();
    }

    /** A builder that starts from this. */
    default MasterResponseBuilder toBuilder() {
        return new MasterResponseBuilder().from(this);
    }
}
