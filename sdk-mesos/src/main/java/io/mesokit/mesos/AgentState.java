package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.Operation;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentCallType;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.GetAgentResponse;
import io.mesokit.mesos.model.agent.GetExecutorsResponse;
import io.mesokit.mesos.model.agent.GetFrameworksResponse;
import io.mesokit.mesos.model.agent.GetOperationsResponse;
import io.mesokit.mesos.model.agent.GetStateResponse;
import io.mesokit.mesos.model.agent.GetTasksResponse;
import java.util.List;

/** What an agent knows. Safe for use by many threads. */
public final class AgentState {
    private final Api<AgentCall, AgentResponse> api;

    AgentState(Api<AgentCall, AgentResponse> api) {
        this.api = api;
    }

    /**
     * Tasks, executors and frameworks in one answer. {@code GET_STATE}, since 1.0; filtered by VIEW_FRAMEWORK,
     * VIEW_TASK and VIEW_EXECUTOR; repeatable.
     */
    public Call<GetStateResponse> get() {
        return api.ask("state.get", AgentCall.of(AgentCallType.GET_STATE), AgentResponse::state);
    }

    /**
     * The agent itself, and its draining while it drains. It has no id before it has registered. {@code GET_AGENT},
     * since 1.3; not authorized; repeatable.
     */
    public Call<GetAgentResponse> agent() {
        return api.ask("state.agent", AgentCall.of(AgentCallType.GET_AGENT), AgentResponse::agent);
    }

    /** The frameworks with tasks here. {@code GET_FRAMEWORKS}, since 1.1; filtered by VIEW_FRAMEWORK; repeatable. */
    public Call<GetFrameworksResponse> frameworks() {
        return api.ask("state.frameworks", AgentCall.of(AgentCallType.GET_FRAMEWORKS), AgentResponse::frameworks);
    }

    /**
     * The executors, and those that have ended. {@code GET_EXECUTORS}, since 1.1; filtered by VIEW_FRAMEWORK and
     * VIEW_EXECUTOR; repeatable.
     */
    public Call<GetExecutorsResponse> executors() {
        return api.ask("state.executors", AgentCall.of(AgentCallType.GET_EXECUTORS), AgentResponse::executors);
    }

    /** The operations on its resources. {@code GET_OPERATIONS}, since 1.6; filtered by VIEW_ROLE; repeatable. */
    public Call<List<Operation>> operations() {
        return api.list(
                "state.operations",
                AgentCall.of(AgentCallType.GET_OPERATIONS),
                answer -> answer.operations().map(GetOperationsResponse::operations));
    }

    /**
     * The tasks: pending, queued, launched, terminated (their end not acknowledged yet) and completed. {@code
     * GET_TASKS}, since 1.1; filtered by VIEW_FRAMEWORK, VIEW_TASK and VIEW_EXECUTOR; repeatable.
     */
    public Call<GetTasksResponse> tasks() {
        return api.ask("state.tasks", AgentCall.of(AgentCallType.GET_TASKS), AgentResponse::tasks);
    }

    @Override
    public String toString() {
        return "State of " + api;
    }
}
