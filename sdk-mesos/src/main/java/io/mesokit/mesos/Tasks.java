package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.GetTasksResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.view.StatePart;
import io.mesokit.mesos.view.StateReader;
import java.util.stream.Stream;

/** The tasks of a cluster. Safe for use by many threads. */
public final class Tasks {
    private final Api<MasterCall, MasterResponse> api;

    Tasks(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The tasks: running, unreachable, and up to 1000 completed ones of each framework. There is no paging; for that
     * see {@link Legacy#tasks(TaskQuery)}. {@code GET_TASKS}, since 1.0; filtered by VIEW_FRAMEWORK and VIEW_TASK;
     * repeatable.
     */
    public Call<GetTasksResponse> list() {
        return api.ask("tasks.list", MasterCall.of(MasterCallType.GET_TASKS), MasterResponse::tasks);
    }

    /**
     * The tasks that are neither completed nor unreachable, one by one as they come from the socket, so that the memory
     * it takes is that of one task, however many there are. {@code GET_TASKS}, since 1.0; filtered by VIEW_FRAMEWORK
     * and VIEW_TASK; repeatable.
     *
     * <pre>{@code
     * try (Stream<Task> tasks = master.tasks().stream().execute()) {
     *     System.out.println(tasks.filter(task -> task.state().equals(TaskState.RUNNING)).count());
     * }
     * }</pre>
     *
     * @return a call for a stream to be closed; what its items may fail with is said at {@link State#stream(StatePart)}
     */
    public Call<Stream<Task>> stream() {
        return stream(StatePart.TASKS);
    }

    /**
     * Some of the tasks, as {@link #stream()}. {@code GET_TASKS}, since 1.0; filtered by VIEW_FRAMEWORK and VIEW_TASK;
     * repeatable.
     *
     * @param part which, such as {@link StatePart#COMPLETED_TASKS}
     */
    public Call<Stream<Task>> stream(StatePart<Task> part) {
        return api.read(
                "tasks.stream", MasterCall.of(MasterCallType.GET_TASKS), body -> StateReader.of(body, part).stream());
    }

    @Override
    public String toString() {
        return "Tasks of " + api;
    }
}
