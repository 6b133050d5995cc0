package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.Operation;
import io.mesokit.mesos.model.master.GetOperationsResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import java.util.List;

/** Operations on resources that agents have been given. Safe for use by many threads. */
public final class Operations {
    private final Api<MasterCall, MasterResponse> api;

    Operations(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /** The operations on registered agents. {@code GET_OPERATIONS}, since 1.6; filtered by VIEW_ROLE; repeatable. */
    public Call<List<Operation>> list() {
        return api.list(
                "operations.list",
                MasterCall.of(MasterCallType.GET_OPERATIONS),
                answer -> answer.operations().map(GetOperationsResponse::operations));
    }

    @Override
    public String toString() {
        return "Operations of " + api;
    }
}
