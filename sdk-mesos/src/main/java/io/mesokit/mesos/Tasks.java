package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.master.GetTasksResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;

/** The tasks of a cluster. Safe for use by many threads. */
public final class Tasks {
    private final Api<MasterCall, MasterResponse> api;

    Tasks(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The tasks: running, unreachable, and up to 1000 completed ones of each framework. There is no paging; for that see
     * {@link Legacy#tasks(TaskQuery)}. {@code GET_TASKS}, since 1.0; filtered by VIEW_FRAMEWORK and VIEW_TASK; repeatable.
     */
    public Call<GetTasksResponse> list() {
        return api.ask("tasks.list", MasterCall.of(MasterCallType.GET_TASKS), MasterResponse::tasks);
    }

    @Override
    public String toString() {
        return "Tasks of " + api;
    }
}
