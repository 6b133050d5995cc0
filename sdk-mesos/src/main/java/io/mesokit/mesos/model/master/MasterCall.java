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

/**
 * A call to the master's operator API: a type, and for most types one member with what it needs. One of the {@code of}
 * methods makes it of that member alone. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MasterCallBuilder.class)
@JsonSerialize(as = MasterCall.class)
public interface MasterCall {
    /** Which call it is. */
    @JsonProperty("type")
    Optional<MasterCallType> type();

    /** What {@code GET_METRICS} needs. */
    @JsonProperty("get_metrics")
    Optional<GetMetricsCall> metrics();

    /** What {@code SET_LOGGING_LEVEL} needs. */
    @JsonProperty("set_logging_level")
    Optional<SetLoggingLevelCall> setLoggingLevel();

    /** What {@code LIST_FILES} needs. */
    @JsonProperty("list_files")
    Optional<ListFilesCall> listFiles();

    /** What {@code READ_FILE} needs. */
    @JsonProperty("read_file")
    Optional<ReadFileCall> readFile();

    /** What {@code UPDATE_WEIGHTS} needs. */
    @JsonProperty("update_weights")
    Optional<UpdateWeightsCall> updateWeights();

    /** What {@code RESERVE_RESOURCES} needs. */
    @JsonProperty("reserve_resources")
    Optional<ReserveResourcesCall> reserveResources();

    /** What {@code UNRESERVE_RESOURCES} needs. */
    @JsonProperty("unreserve_resources")
    Optional<UnreserveResourcesCall> unreserveResources();

    /** What {@code CREATE_VOLUMES} needs. */
    @JsonProperty("create_volumes")
    Optional<CreateVolumesCall> createVolumes();

    /** What {@code DESTROY_VOLUMES} needs. */
    @JsonProperty("destroy_volumes")
    Optional<DestroyVolumesCall> destroyVolumes();

    /** What {@code GROW_VOLUME} needs. */
    @JsonProperty("grow_volume")
    Optional<GrowVolumeCall> growVolume();

    /** What {@code SHRINK_VOLUME} needs. */
    @JsonProperty("shrink_volume")
    Optional<ShrinkVolumeCall> shrinkVolume();

    /** What {@code UPDATE_MAINTENANCE_SCHEDULE} needs. */
    @JsonProperty("update_maintenance_schedule")
    Optional<UpdateMaintenanceScheduleCall> updateMaintenanceSchedule();

    /** What {@code START_MAINTENANCE} needs. */
    @JsonProperty("start_maintenance")
    Optional<StartMaintenanceCall> startMaintenance();

    /** What {@code STOP_MAINTENANCE} needs. */
    @JsonProperty("stop_maintenance")
    Optional<StopMaintenanceCall> stopMaintenance();

    /** What {@code DRAIN_AGENT} needs. */
    @JsonProperty("drain_agent")
    Optional<DrainAgentCall> drainAgent();

    /** What {@code DEACTIVATE_AGENT} needs. */
    @JsonProperty("deactivate_agent")
    Optional<DeactivateAgentCall> deactivateAgent();

    /** What {@code REACTIVATE_AGENT} needs. */
    @JsonProperty("reactivate_agent")
    Optional<ReactivateAgentCall> reactivateAgent();

    /** What {@code UPDATE_QUOTA} needs. */
    @JsonProperty("update_quota")
    Optional<UpdateQuotaCall> updateQuota();

    /** What {@code TEARDOWN} needs. */
    @JsonProperty("teardown")
    Optional<TeardownCall> teardown();

    /** What {@code MARK_AGENT_GONE} needs. */
    @JsonProperty("mark_agent_gone")
    Optional<MarkAgentGoneCall> markAgentGone();

    /** What {@code SET_QUOTA} needs. Deprecated by Mesos. */
    @JsonProperty("set_quota")
    Optional<SetQuotaCall> setQuota();

    /** What {@code REMOVE_QUOTA} needs. Deprecated by Mesos. */
    @JsonProperty("remove_quota")
    Optional<RemoveQuotaCall> removeQuota();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * One that is nothing but its type.
     *
     * @param type which
     */
    static MasterCall of(MasterCallType type) {
        return builder().type(type).build();
    }

    /**
     * {@code GET_METRICS}.
     *
     * @param metrics its content
     */
    static MasterCall of(GetMetricsCall metrics) {
        return builder().type(MasterCallType.GET_METRICS).metrics(metrics).build();
    }

    /**
     * {@code SET_LOGGING_LEVEL}.
     *
     * @param setLoggingLevel its content
     */
    static MasterCall of(SetLoggingLevelCall setLoggingLevel) {
        return builder()
                .type(MasterCallType.SET_LOGGING_LEVEL)
                .setLoggingLevel(setLoggingLevel)
                .build();
    }

    /**
     * {@code LIST_FILES}.
     *
     * @param listFiles its content
     */
    static MasterCall of(ListFilesCall listFiles) {
        return builder().type(MasterCallType.LIST_FILES).listFiles(listFiles).build();
    }

    /**
     * {@code READ_FILE}.
     *
     * @param readFile its content
     */
    static MasterCall of(ReadFileCall readFile) {
        return builder().type(MasterCallType.READ_FILE).readFile(readFile).build();
    }

    /**
     * {@code UPDATE_WEIGHTS}.
     *
     * @param updateWeights its content
     */
    static MasterCall of(UpdateWeightsCall updateWeights) {
        return builder()
                .type(MasterCallType.UPDATE_WEIGHTS)
                .updateWeights(updateWeights)
                .build();
    }

    /**
     * {@code RESERVE_RESOURCES}.
     *
     * @param reserveResources its content
     */
    static MasterCall of(ReserveResourcesCall reserveResources) {
        return builder()
                .type(MasterCallType.RESERVE_RESOURCES)
                .reserveResources(reserveResources)
                .build();
    }

    /**
     * {@code UNRESERVE_RESOURCES}.
     *
     * @param unreserveResources its content
     */
    static MasterCall of(UnreserveResourcesCall unreserveResources) {
        return builder()
                .type(MasterCallType.UNRESERVE_RESOURCES)
                .unreserveResources(unreserveResources)
                .build();
    }

    /**
     * {@code CREATE_VOLUMES}.
     *
     * @param createVolumes its content
     */
    static MasterCall of(CreateVolumesCall createVolumes) {
        return builder()
                .type(MasterCallType.CREATE_VOLUMES)
                .createVolumes(createVolumes)
                .build();
    }

    /**
     * {@code DESTROY_VOLUMES}.
     *
     * @param destroyVolumes its content
     */
    static MasterCall of(DestroyVolumesCall destroyVolumes) {
        return builder()
                .type(MasterCallType.DESTROY_VOLUMES)
                .destroyVolumes(destroyVolumes)
                .build();
    }

    /**
     * {@code GROW_VOLUME}.
     *
     * @param growVolume its content
     */
    static MasterCall of(GrowVolumeCall growVolume) {
        return builder().type(MasterCallType.GROW_VOLUME).growVolume(growVolume).build();
    }

    /**
     * {@code SHRINK_VOLUME}.
     *
     * @param shrinkVolume its content
     */
    static MasterCall of(ShrinkVolumeCall shrinkVolume) {
        return builder()
                .type(MasterCallType.SHRINK_VOLUME)
                .shrinkVolume(shrinkVolume)
                .build();
    }

    /**
     * {@code UPDATE_MAINTENANCE_SCHEDULE}.
     *
     * @param updateMaintenanceSchedule its content
     */
    static MasterCall of(UpdateMaintenanceScheduleCall updateMaintenanceSchedule) {
        return builder()
                .type(MasterCallType.UPDATE_MAINTENANCE_SCHEDULE)
                .updateMaintenanceSchedule(updateMaintenanceSchedule)
                .build();
    }

    /**
     * {@code START_MAINTENANCE}.
     *
     * @param startMaintenance its content
     */
    static MasterCall of(StartMaintenanceCall startMaintenance) {
        return builder()
                .type(MasterCallType.START_MAINTENANCE)
                .startMaintenance(startMaintenance)
                .build();
    }

    /**
     * {@code STOP_MAINTENANCE}.
     *
     * @param stopMaintenance its content
     */
    static MasterCall of(StopMaintenanceCall stopMaintenance) {
        return builder()
                .type(MasterCallType.STOP_MAINTENANCE)
                .stopMaintenance(stopMaintenance)
                .build();
    }

    /**
     * {@code DRAIN_AGENT}.
     *
     * @param drainAgent its content
     */
    static MasterCall of(DrainAgentCall drainAgent) {
        return builder().type(MasterCallType.DRAIN_AGENT).drainAgent(drainAgent).build();
    }

    /**
     * {@code DEACTIVATE_AGENT}.
     *
     * @param deactivateAgent its content
     */
    static MasterCall of(DeactivateAgentCall deactivateAgent) {
        return builder()
                .type(MasterCallType.DEACTIVATE_AGENT)
                .deactivateAgent(deactivateAgent)
                .build();
    }

    /**
     * {@code REACTIVATE_AGENT}.
     *
     * @param reactivateAgent its content
     */
    static MasterCall of(ReactivateAgentCall reactivateAgent) {
        return builder()
                .type(MasterCallType.REACTIVATE_AGENT)
                .reactivateAgent(reactivateAgent)
                .build();
    }

    /**
     * {@code UPDATE_QUOTA}.
     *
     * @param updateQuota its content
     */
    static MasterCall of(UpdateQuotaCall updateQuota) {
        return builder()
                .type(MasterCallType.UPDATE_QUOTA)
                .updateQuota(updateQuota)
                .build();
    }

    /**
     * {@code TEARDOWN}.
     *
     * @param teardown its content
     */
    static MasterCall of(TeardownCall teardown) {
        return builder().type(MasterCallType.TEARDOWN).teardown(teardown).build();
    }

    /**
     * {@code MARK_AGENT_GONE}.
     *
     * @param markAgentGone its content
     */
    static MasterCall of(MarkAgentGoneCall markAgentGone) {
        return builder()
                .type(MasterCallType.MARK_AGENT_GONE)
                .markAgentGone(markAgentGone)
                .build();
    }

    /**
     * {@code SET_QUOTA}.
     *
     * @param setQuota its content
     */
    static MasterCall of(SetQuotaCall setQuota) {
        return builder().type(MasterCallType.SET_QUOTA).setQuota(setQuota).build();
    }

    /**
     * {@code REMOVE_QUOTA}.
     *
     * @param removeQuota its content
     */
    static MasterCall of(RemoveQuotaCall removeQuota) {
        return builder()
                .type(MasterCallType.REMOVE_QUOTA)
                .removeQuota(removeQuota)
                .build();
    }

    /** Starts with nothing set. */
    static MasterCallBuilder builder() {
        return new MasterCallBuilder();
    }

    /** A builder that starts from this. */
    default MasterCallBuilder toBuilder() {
        return new MasterCallBuilder().from(this);
    }
}
