package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.ReserveResourcesCall;
import io.mesokit.mesos.model.master.UnreserveResourcesCall;

/** Reserving the resources of agents for roles. Safe for use by many threads. */
public final class Reservations {
    private final Api<MasterCall, MasterResponse> api;

    Reservations(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * Reserves resources of an agent, taking offers back for it if need be. An answer means that the agent has been
     * told, not that it is done; see {@code totalResources()} in {@link Agents#list()}. {@code RESERVE_RESOURCES},
     * since 1.0; authorized as RESERVE_RESOURCES; not repeatable.
     *
     * @param agent the agent
     * @param resources with the reservation they shall have; its principal is the one that calls
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} for an unknown agent, and with
     *     {@link io.mesokit.core.ConflictException} if so much is not free
     */
    public Call<Void> reserve(AgentId agent, Iterable<Resource> resources) {
        return reserve(ReserveResourcesCall.builder()
                .agentId(agent)
                .resources(resources)
                .build());
    }

    /**
     * Reserves what is reserved already for somebody else. {@code RESERVE_RESOURCES} with a source, since 1.10;
     * authorized as RESERVE_RESOURCES and UNRESERVE_RESOURCES; not repeatable.
     *
     * @param agent the agent
     * @param source as they are reserved now
     * @param resources as they shall be; of the same quantities
     */
    public Call<Void> rereserve(AgentId agent, Iterable<Resource> source, Iterable<Resource> resources) {
        return reserve(ReserveResourcesCall.builder()
                .agentId(agent)
                .source(source)
                .resources(resources)
                .build());
    }

    private Call<Void> reserve(ReserveResourcesCall call) {
        return api.tellOnce("reservations.reserve", MasterCall.of(call));
    }

    /**
     * Undoes the last reservation of resources. {@code UNRESERVE_RESOURCES}, since 1.0; authorized as
     * UNRESERVE_RESOURCES by who reserved them; not repeatable.
     *
     * @param agent the agent
     * @param resources as they are reserved; no persistent volumes
     * @return a call that fails with {@link io.mesokit.core.ConflictException} if they are not there, or in use
     */
    public Call<Void> unreserve(AgentId agent, Iterable<Resource> resources) {
        return api.tellOnce(
                "reservations.unreserve",
                MasterCall.of(UnreserveResourcesCall.builder()
                        .agentId(agent)
                        .resources(resources)
                        .build()));
    }

    @Override
    public String toString() {
        return "Reservations of " + api;
    }
}
