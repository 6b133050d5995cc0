package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.ClusterStatus;
import io.mesokit.mesos.model.MachineId;
import io.mesokit.mesos.model.MaintenanceSchedule;
import io.mesokit.mesos.model.master.GetMaintenanceScheduleResponse;
import io.mesokit.mesos.model.master.GetMaintenanceStatusResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.StartMaintenanceCall;
import io.mesokit.mesos.model.master.StopMaintenanceCall;
import io.mesokit.mesos.model.master.UpdateMaintenanceScheduleCall;
import java.util.Collection;

/** Machines that are to be taken down for a while. Safe for use by many threads. */
public final class Maintenance {
    private final Api<MasterCall, MasterResponse> api;

    Maintenance(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * Which machines are draining, with what frameworks said to it, and which are down. {@code GET_MAINTENANCE_STATUS},
     * since 1.0; filtered by GET_MAINTENANCE_STATUS of each machine; repeatable.
     */
    public Call<ClusterStatus> status() {
        return api.ask(
                "maintenance.status",
                MasterCall.of(MasterCallType.GET_MAINTENANCE_STATUS),
                answer -> answer.maintenanceStatus().map(GetMaintenanceStatusResponse::status));
    }

    /**
     * What is planned. {@code GET_MAINTENANCE_SCHEDULE}, since 1.0; filtered by GET_MAINTENANCE_SCHEDULE of each
     * machine, so that it may lack some; repeatable.
     */
    public Call<MaintenanceSchedule> schedule() {
        return api.ask(
                "maintenance.schedule",
                MasterCall.of(MasterCallType.GET_MAINTENANCE_SCHEDULE),
                answer -> answer.maintenanceSchedule().map(GetMaintenanceScheduleResponse::schedule));
    }

    /**
     * Replaces the whole plan: a machine that is not in it is no longer planned. Do not send back what
     * {@link #schedule()} gave to somebody who may not see all. {@code UPDATE_MAINTENANCE_SCHEDULE}, since 1.0;
     * authorized as UPDATE_MAINTENANCE_SCHEDULE of each machine; repeatable.
     *
     * @param schedule all windows
     * @return a call that fails with {@link io.mesokit.core.InvalidRequestException} for an empty window, a machine
     *     that is named twice or not at all, or if a machine that is down is left out
     */
    public Call<Void> updateSchedule(MaintenanceSchedule schedule) {
        return api.tell(
                "maintenance.updateSchedule",
                MasterCall.of(UpdateMaintenanceScheduleCall.builder()
                        .schedule(schedule)
                        .build()));
    }

    /**
     * Takes draining machines down: their agents are told to shut down, and their tasks are lost. {@code
     * START_MAINTENANCE}, since 1.0; authorized as START_MAINTENANCE of each machine; not repeatable, for the second
     * time is refused.
     *
     * @param machines all in the schedule and draining
     */
    public Call<Void> start(Collection<MachineId> machines) {
        return api.tellOnce(
                "maintenance.start",
                MasterCall.of(StartMaintenanceCall.builder().machines(machines).build()));
    }

    /**
     * Brings machines up again and takes them out of the schedule. {@code STOP_MAINTENANCE}, since 1.0; authorized as
     * STOP_MAINTENANCE of each machine; not repeatable, for the second time is refused.
     *
     * @param machines all down
     */
    public Call<Void> stop(Collection<MachineId> machines) {
        return api.tellOnce(
                "maintenance.stop",
                MasterCall.of(StopMaintenanceCall.builder().machines(machines).build()));
    }

    @Override
    public String toString() {
        return "Maintenance of " + api;
    }
}
