package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.ResourceProviderId;
import io.mesokit.mesos.model.ResourceProviderInfo;
import io.mesokit.mesos.model.agent.AddResourceProviderConfigCall;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentCallType;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.GetResourceProvidersResponse;
import io.mesokit.mesos.model.agent.MarkResourceProviderGoneCall;
import io.mesokit.mesos.model.agent.RemoveResourceProviderConfigCall;
import io.mesokit.mesos.model.agent.ResourceProvider;
import io.mesokit.mesos.model.agent.UpdateResourceProviderConfigCall;
import java.util.List;
import java.util.Objects;

/** Local resource providers of an agent, such as storage plugins. Safe for use by many threads. */
public final class ResourceProviders {
    private final Api<AgentCall, AgentResponse> api;

    ResourceProviders(Api<AgentCall, AgentResponse> api) {
        this.api = api;
    }

    /** The providers. {@code GET_RESOURCE_PROVIDERS}, since 1.5; filtered by VIEW_RESOURCE_PROVIDER; repeatable. */
    public Call<List<ResourceProvider>> list() {
        return api.list(
                "resourceProviders.list",
                AgentCall.of(AgentCallType.GET_RESOURCE_PROVIDERS),
                answer -> answer.resourceProviders().map(GetResourceProvidersResponse::resourceProviders));
    }

    /**
     * Starts a provider; the same one again is all right. {@code ADD_RESOURCE_PROVIDER_CONFIG}, since 1.5; authorized
     * as MODIFY_RESOURCE_PROVIDER_CONFIG; repeatable.
     *
     * @param info without an id
     * @return a call that fails with {@link io.mesokit.core.ConflictException} if there is another of that type and
     *     name
     */
    public Call<Void> add(ResourceProviderInfo info) {
        return api.tell(
                "resourceProviders.add",
                AgentCall.of(AddResourceProviderConfigCall.builder().info(info).build()));
    }

    /**
     * Replaces a provider's configuration. {@code UPDATE_RESOURCE_PROVIDER_CONFIG}, since 1.5; authorized as
     * MODIFY_RESOURCE_PROVIDER_CONFIG; repeatable.
     *
     * @param info without an id
     * @return a call that fails with {@link io.mesokit.core.ConflictException} if there is none of that type and name
     */
    public Call<Void> update(ResourceProviderInfo info) {
        return api.tell(
                "resourceProviders.update",
                AgentCall.of(
                        UpdateResourceProviderConfigCall.builder().info(info).build()));
    }

    /**
     * Stops a provider and deletes its configuration; does nothing if there is none. {@code
     * REMOVE_RESOURCE_PROVIDER_CONFIG}, since 1.5; authorized as MODIFY_RESOURCE_PROVIDER_CONFIG; repeatable.
     *
     * @param type such as {@code org.apache.mesos.rp.local.storage}
     * @param name its name
     */
    public Call<Void> remove(String type, String name) {
        return api.tell(
                "resourceProviders.remove",
                AgentCall.of(RemoveResourceProviderConfigCall.builder()
                        .type(type)
                        .name(name)
                        .build()));
    }

    /**
     * Declares a provider lost for ever: its id can never return. {@code MARK_RESOURCE_PROVIDER_GONE}, since 1.8;
     * authorized as MARK_RESOURCE_PROVIDER_GONE; not repeatable, though one that is unknown or gone is no error.
     *
     * @param provider the provider, which has no resources any more
     * @param confirmation that this is meant
     */
    public Call<Void> markGone(ResourceProviderId provider, Irreversible confirmation) {
        Objects.requireNonNull(confirmation, "confirmation");
        return api.tellOnce(
                "resourceProviders.markGone",
                AgentCall.of(MarkResourceProviderGoneCall.builder()
                        .resourceProviderId(provider)
                        .build()));
    }

    @Override
    public String toString() {
        return "Resource providers of " + api;
    }
}
