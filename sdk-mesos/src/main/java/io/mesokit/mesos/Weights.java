package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.WeightInfo;
import io.mesokit.mesos.model.master.GetWeightsResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.UpdateWeightsCall;
import java.util.List;
import java.util.Map;

/** How much each role gets of a cluster, relative to the others. Safe for use by many threads. */
public final class Weights {
    private final Api<MasterCall, MasterResponse> api;

    Weights(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The weights that were set; any other role has 1. {@code GET_WEIGHTS}, since 1.0; filtered by VIEW_ROLE;
     * repeatable.
     */
    public Call<List<WeightInfo>> list() {
        return api.list(
                "weights.list",
                MasterCall.of(MasterCallType.GET_WEIGHTS),
                answer -> answer.weights().map(GetWeightsResponse::weightInfos));
    }

    /**
     * Sets weights, of these roles only; outstanding offers to them are taken back. A weight cannot be removed, only
     * set to 1. {@code UPDATE_WEIGHTS}, since 1.0; authorized as UPDATE_WEIGHT of each role; repeatable.
     *
     * @param weights the weight of each role; more than 0
     * @return a call that fails with {@link io.mesokit.core.InvalidRequestException} for a weight or role that cannot
     *     be
     */
    public Call<Void> update(Map<String, Double> weights) {
        List<WeightInfo> infos = weights.entrySet().stream()
                .map(entry -> WeightInfo.builder()
                        .role(entry.getKey())
                        .weight(entry.getValue())
                        .build())
                .toList();
        return api.tell(
                "weights.update",
                MasterCall.of(UpdateWeightsCall.builder().weightInfos(infos).build()));
    }

    @Override
    public String toString() {
        return "Weights of " + api;
    }
}
