package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.KillNestedContainerCall;
import io.mesokit.mesos.model.agent.LaunchNestedContainerCall;
import io.mesokit.mesos.model.agent.RemoveNestedContainerCall;
import io.mesokit.mesos.model.agent.WaitNestedContainerCall;
import io.mesokit.mesos.model.agent.WaitNestedContainerResponse;

/**
 * The calls for containers inside containers that Mesos has deprecated since 1.5; see {@link Containers}. Safe for use
 * by many threads.
 */
public final class NestedContainers {
    private final Api<AgentCall, AgentResponse> api;

    NestedContainers(Api<AgentCall, AgentResponse> api) {
        this.api = api;
    }

    /**
     * Starts a container inside another. {@code LAUNCH_NESTED_CONTAINER}, since 1.1; authorized as
     * LAUNCH_NESTED_CONTAINER; not repeatable.
     *
     * @param container its id, with the parent's
     * @param command what to run in it
     */
    public Call<Void> launch(ContainerId container, CommandInfo command) {
        return launch(LaunchNestedContainerCall.builder()
                .containerId(container)
                .command(command)
                .build());
    }

    /**
     * Starts a container inside another. {@code LAUNCH_NESTED_CONTAINER}, since 1.1; authorized as
     * LAUNCH_NESTED_CONTAINER; not repeatable.
     *
     * @param call the container with all that it needs
     */
    public Call<Void> launch(LaunchNestedContainerCall call) {
        return api.tellOnce("nested.launch", AgentCall.of(call));
    }

    /**
     * Waits until a container has ended, as long as it takes unless the call is given a timeout. {@code
     * WAIT_NESTED_CONTAINER}, since 1.1; authorized as WAIT_NESTED_CONTAINER; repeatable.
     *
     * @param container its id, with the parent's
     * @return how it ended; {@code exitStatus()} is as {@code wait(2)} has it
     */
    public Call<WaitNestedContainerResponse> await(ContainerId container) {
        WaitNestedContainerCall call =
                WaitNestedContainerCall.builder().containerId(container).build();
        return api.ask("nested.await", AgentCall.of(call), AgentResponse::waitNestedContainer)
                .with(Containers.PATIENT);
    }

    /**
     * Kills a container. {@code KILL_NESTED_CONTAINER}, since 1.1; authorized as KILL_NESTED_CONTAINER; repeatable.
     *
     * @param container its id, with the parent's
     * @param signal such as 9; since 1.4
     */
    public Call<Void> kill(ContainerId container, int signal) {
        return api.tell(
                "nested.kill",
                AgentCall.of(KillNestedContainerCall.builder()
                        .containerId(container)
                        .signal(signal)
                        .build()));
    }

    /**
     * Removes a container that has ended, and its sandbox. {@code REMOVE_NESTED_CONTAINER}, since 1.3; authorized as
     * REMOVE_NESTED_CONTAINER; repeatable.
     *
     * @param container its id, with the parent's
     * @throws IllegalArgumentException if it has no parent: the agent would crash
     */
    public Call<Void> remove(ContainerId container) {
        RemoveNestedContainerCall call = RemoveNestedContainerCall.builder()
                .containerId(Containers.nested(container))
                .build();
        return api.tell("nested.remove", AgentCall.of(call));
    }

    @Override
    public String toString() {
        return "Nested containers of " + api;
    }
}
