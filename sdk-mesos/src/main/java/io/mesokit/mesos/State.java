package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;

/** All that a master knows at once. Safe for use by many threads. */
public final class State {
    private final Api<MasterCall, MasterResponse> api;

    State(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * Tasks, executors, frameworks and agents in one consistent answer, which is large on a large cluster. {@code GET_STATE},
     * since 1.0; filtered by VIEW_FRAMEWORK, VIEW_TASK, VIEW_EXECUTOR and VIEW_ROLE; repeatable.
     */
    public Call<GetStateResponse> get() {
        return api.ask("state.get", MasterCall.of(MasterCallType.GET_STATE), MasterResponse::state);
    }

    @Override
    public String toString() {
        return "State of " + api;
    }
}
