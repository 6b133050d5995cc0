package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.QuotaConfig;
import io.mesokit.mesos.model.QuotaRequest;
import io.mesokit.mesos.model.QuotaStatus;
import io.mesokit.mesos.model.master.GetQuotaResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.RemoveQuotaCall;
import io.mesokit.mesos.model.master.SetQuotaCall;
import io.mesokit.mesos.model.master.UpdateQuotaCall;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What roles are guaranteed, and limited to. Safe for use by many threads. */
public final class Quotas {
    private final Api<MasterCall, MasterResponse> api;

    Quotas(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The quotas that are set; {@code configs()} is what counts since 1.9. What is used up of them is only in
     * {@link Legacy#roles()}. {@code GET_QUOTA}, since 1.0; filtered by GET_QUOTA of each role; repeatable.
     */
    public Call<QuotaStatus> status() {
        return api.ask(
                "quotas.status",
                MasterCall.of(MasterCallType.GET_QUOTA),
                answer -> answer.quota().map(GetQuotaResponse::status));
    }

    /**
     * Sets the quotas of some roles, all or none. Right after an election the master may think the cluster smaller than
     * it is and refuse. {@code UPDATE_QUOTA}, since 1.9; authorized as UPDATE_QUOTA_WITH_CONFIG of each role;
     * repeatable.
     *
     * @param configs one for each role; a resource without a limit is not limited
     * @return a call that fails with {@link io.mesokit.core.InvalidRequestException} if the quotas cannot be, such as
     *     guarantees beyond the cluster's capacity or limits below what is used
     */
    public Call<Void> update(Collection<QuotaConfig> configs) {
        return update(UpdateQuotaCall.builder().quotaConfigs(configs).build());
    }

    /**
     * As {@link #update}, whether or not the cluster has so much or the roles use more. {@code UPDATE_QUOTA}, since
     * 1.9; authorized as UPDATE_QUOTA_WITH_CONFIG of each role; repeatable.
     *
     * @param configs one for each role
     */
    public Call<Void> updateByForce(Collection<QuotaConfig> configs) {
        return update(
                UpdateQuotaCall.builder().quotaConfigs(configs).force(true).build());
    }

    /**
     * Takes a role's quota away; does nothing if it has none. This is the safe way, where {@link #remove(String)} is
     * not. The role stays in {@link #status()}, with nothing guaranteed and nothing limited, until the next election or
     * {@link #remove(String)}, and as long as it does {@link #set(QuotaRequest)} is refused; {@link #update} is not.
     * {@code UPDATE_QUOTA} with nothing guaranteed and nothing limited, since 1.9; authorized as
     * UPDATE_QUOTA_WITH_CONFIG; repeatable.
     *
     * @param role the role
     */
    public Call<Void> clear(String role) {
        return update(List.of(QuotaConfig.builder().role(role).build()));
    }

    private Call<Void> update(UpdateQuotaCall call) {
        return api.tell("quotas.update", MasterCall.of(call));
    }

    /**
     * Gives a guarantee to a role that has no quota; it is the limit, too. {@code SET_QUOTA}, since 1.0; deprecated by
     * Mesos for {@link #update}; authorized as UPDATE_QUOTA; not repeatable, for the second time is refused.
     *
     * @param quota the role and its guarantee: scalar resources without a role
     * @return a call that fails with {@link io.mesokit.core.ConflictException} if the cluster has not so much, and with
     *     {@link io.mesokit.core.InvalidRequestException} if the role has a quota already, be it an empty one that {@link
     *     #clear(String)} has left
     */
    public Call<Void> set(QuotaRequest quota) {
        return api.tellOnce(
                "quotas.set",
                MasterCall.of(SetQuotaCall.builder().quotaRequest(quota).build()));
    }

    /**
     * Takes a role's quota away on servers before 1.9, which have no {@link #clear(String)}. Asked for a role without a
     * quota, the leading master crashes; so this looks first with {@code GET_QUOTA}, and sends {@code REMOVE_QUOTA}
     * only if the role is listed, be it with the nothing that {@link #clear(String)} leaves. Should somebody else remove
     * it in between, the master crashes all the same. {@code REMOVE_QUOTA}, since 1.0; deprecated by Mesos; authorized
     * as UPDATE_QUOTA, and GET_QUOTA for the look; not repeatable.
     *
     * @param role the role
     * @return whether anything was guaranteed or limited
     */
    public Call<Boolean> remove(String role) {
        RemoveQuotaCall call = RemoveQuotaCall.builder().role(role).build();
        Call<Void> removal = api.tellOnce("quotas.remove", MasterCall.of(call));
        return api.composed("quotas.remove " + role, scope -> {
            QuotaStatus status = status().execute();
            List<QuotaConfig> configs = status.configs().stream()
                    .filter(config -> config.role().equals(role))
                    .toList();
            boolean old = configs.isEmpty()
                    && status.infos().stream().anyMatch(info -> info.role().equals(Optional.of(role)));
            if (old || !configs.isEmpty()) {
                removal.execute();
            }
            return old || configs.stream().anyMatch(config -> !isEmpty(config));
        });
    }

    private static boolean isEmpty(QuotaConfig config) {
        return config.guarantees().isEmpty() && config.limits().isEmpty();
    }

    @Override
    public String toString() {
        return "Quotas of " + api;
    }
}
