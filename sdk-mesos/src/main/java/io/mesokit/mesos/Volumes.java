package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Scalar;
import io.mesokit.mesos.model.master.CreateVolumesCall;
import io.mesokit.mesos.model.master.DestroyVolumesCall;
import io.mesokit.mesos.model.master.GrowVolumeCall;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.ShrinkVolumeCall;

/** Persistent volumes on reserved disk. Safe for use by many threads. */
public final class Volumes {
    private final Api<MasterCall, MasterResponse> api;

    Volumes(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * Makes persistent volumes of reserved disk. An answer means that the agent has been told; there is no list of
     * volumes but {@code totalResources()} in {@link Agents#list()}. {@code CREATE_VOLUMES}, since 1.0; authorized as
     * CREATE_VOLUME; not repeatable.
     *
     * @param agent the agent
     * @param volumes the reserved disk, with the persistence and path it shall have
     * @return a call that fails with {@link io.mesokit.core.ConflictException} if the disk is not free
     */
    public Call<Void> create(AgentId agent, Iterable<Resource> volumes) {
        return api.tellOnce(
                "volumes.create",
                MasterCall.of(CreateVolumesCall.builder()
                        .agentId(agent)
                        .volumes(volumes)
                        .build()));
    }

    /**
     * Destroys persistent volumes and the data in them. {@code DESTROY_VOLUMES}, since 1.0; authorized as
     * DESTROY_VOLUME by who created them; not repeatable.
     *
     * @param agent the agent
     * @param volumes as they are; not in use
     */
    public Call<Void> destroy(AgentId agent, Iterable<Resource> volumes) {
        return api.tellOnce(
                "volumes.destroy",
                MasterCall.of(DestroyVolumesCall.builder()
                        .agentId(agent)
                        .volumes(volumes)
                        .build()));
    }

    /**
     * Makes a volume larger. {@code GROW_VOLUME}, since 1.6; authorized as RESIZE_VOLUME; not repeatable.
     *
     * @param agent the agent
     * @param volume as it is; not shared, and not a disk of its own
     * @param addition free disk, reserved alike
     */
    public Call<Void> grow(AgentId agent, Resource volume, Resource addition) {
        return api.tellOnce(
                "volumes.grow",
                MasterCall.of(GrowVolumeCall.builder()
                        .agentId(agent)
                        .volume(volume)
                        .addition(addition)
                        .build()));
    }

    /**
     * Makes a volume smaller. {@code SHRINK_VOLUME}, since 1.6; authorized as RESIZE_VOLUME; not repeatable.
     *
     * @param agent the agent
     * @param volume as it is; not shared, and not a disk of its own
     * @param megabytes by how much; more than 0 and less than it has
     */
    public Call<Void> shrink(AgentId agent, Resource volume, double megabytes) {
        return api.tellOnce(
                "volumes.shrink",
                MasterCall.of(ShrinkVolumeCall.builder()
                        .agentId(agent)
                        .volume(volume)
                        .subtract(Scalar.of(megabytes))
                        .build()));
    }

    @Override
    public String toString() {
        return "Volumes of " + api;
    }
}
