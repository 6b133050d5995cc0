package io.mesokit.mesos;

import com.fasterxml.jackson.databind.ObjectReader;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.Request;
import io.mesokit.core.StreamCall;
import io.mesokit.core.StreamOptions;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ContainerInfo;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentContainer;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.AttachContainerOutputCall;
import io.mesokit.mesos.model.agent.GetContainersCall;
import io.mesokit.mesos.model.agent.GetContainersResponse;
import io.mesokit.mesos.model.agent.KillContainerCall;
import io.mesokit.mesos.model.agent.LaunchContainerCall;
import io.mesokit.mesos.model.agent.LaunchNestedContainerSessionCall;
import io.mesokit.mesos.model.agent.ProcessIo;
import io.mesokit.mesos.model.agent.RemoveContainerCall;
import io.mesokit.mesos.model.agent.WaitContainerCall;
import io.mesokit.mesos.model.agent.WaitContainerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The containers of an agent. Safe for use by many threads. */
public final class Containers {
    private final Api<AgentCall, AgentResponse> api;

    Containers(Api<AgentCall, AgentResponse> api) {
        this.api = api;
    }

    /** For calls that answer when something ends. */
    static final CallOptions PATIENT = CallOptions.builder()
            .timeout(Duration.ofDays(365))
            .attemptTimeout(Duration.ofDays(365))
            .build();

    /** Five of the heartbeats that come with a container's output every 30 seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(150);

    /** A record has up to 64 KiB of output: with more of them waiting, an unread session would take megabytes. */
    private static final int FEW_RECORDS = 16;

    private static final ObjectReader READER = Json.mapper().readerFor(ProcessIo.class);

    /**
     * The containers of executors, with status and usage. {@code GET_CONTAINERS}, since 1.0; filtered by
     * VIEW_CONTAINER; repeatable.
     */
    public Call<List<AgentContainer>> list() {
        return list(GetContainersCall.builder().build());
    }

    /**
     * All containers: of executors, inside others, and standalone. Take the whole id of a nested one from {@code
     * containerStatus()}; the other lacks its parents. {@code GET_CONTAINERS}, since 1.5; filtered by VIEW_CONTAINER
     * and VIEW_STANDALONE_CONTAINER; repeatable.
     */
    public Call<List<AgentContainer>> listAll() {
        return list(GetContainersCall.builder()
                .showNested(true)
                .showStandalone(true)
                .build());
    }

    private Call<List<AgentContainer>> list(GetContainersCall call) {
        return api.list(
                "containers.list",
                AgentCall.of(call),
                answer -> answer.containers().map(GetContainersResponse::containers));
    }

    /**
     * Starts a container: inside another if the id has a parent, otherwise standalone. {@code LAUNCH_CONTAINER}, since
     * 1.5; authorized as LAUNCH_NESTED_CONTAINER or LAUNCH_STANDALONE_CONTAINER; not repeatable, for a container that
     * has ended meanwhile would be started again.
     *
     * @param call the container with all that it needs
     * @return a call that fails with {@link io.mesokit.core.InvalidRequestException} whatever kept it from starting,
     *     and succeeds for an id that runs already
     */
    public Call<Void> launch(LaunchContainerCall call) {
        return api.tellOnce("containers.launch", AgentCall.of(call));
    }

    /**
     * As {@link #launch(LaunchContainerCall)}, for a command. {@code LAUNCH_CONTAINER}, since 1.5; authorized as
     * LAUNCH_NESTED_CONTAINER or LAUNCH_STANDALONE_CONTAINER; not repeatable.
     *
     * @param container its id: at most 242 characters, no dot, space or slash
     * @param command what to run in it
     */
    public Call<Void> launch(ContainerId container, CommandInfo command) {
        return launch(LaunchContainerCall.builder()
                .containerId(container)
                .command(command)
                .build());
    }

    /**
     * Waits until a container has ended, as long as it takes unless the call is given a timeout. {@code
     * WAIT_CONTAINER}, since 1.5; authorized as WAIT_NESTED_CONTAINER or WAIT_STANDALONE_CONTAINER; repeatable.
     *
     * @param container its id
     * @return how it ended; {@code exitStatus()} is as {@code wait(2)} has it: 1792 for 7. Fails with
     *     {@link io.mesokit.core.NotFoundException} for an unknown container, also a standalone one that has ended
     */
    public Call<WaitContainerResponse> await(ContainerId container) {
        WaitContainerCall call =
                WaitContainerCall.builder().containerId(container).build();
        return api.ask("containers.await", AgentCall.of(call), AgentResponse::waitContainer)
                .with(PATIENT);
    }

    /**
     * Sends a container's process a signal; it need not have ended then. {@code KILL_CONTAINER}, since 1.5; authorized
     * as KILL_NESTED_CONTAINER or KILL_STANDALONE_CONTAINER; repeatable.
     *
     * @param container its id
     * @param signal such as 9 or 15
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} if it is unknown or has ended
     */
    public Call<Void> kill(ContainerId container, int signal) {
        return api.tell(
                "containers.kill",
                AgentCall.of(KillContainerCall.builder()
                        .containerId(container)
                        .signal(signal)
                        .build()));
    }

    /**
     * Removes a container that has ended inside another, and its sandbox. {@code REMOVE_CONTAINER}, since 1.5;
     * authorized as REMOVE_NESTED_CONTAINER; not repeatable.
     *
     * @param container its id, with its parent
     * @throws IllegalArgumentException if it has no parent: an agent since 1.9 crashes then. Sandboxes of standalone
     *     containers are cleared away by the agent itself
     */
    public Call<Void> remove(ContainerId container) {
        RemoveContainerCall call =
                RemoveContainerCall.builder().containerId(nested(container)).build();
        return api.tellOnce("containers.remove", AgentCall.of(call));
    }

    /** The id, if it has a parent. */
    static ContainerId nested(ContainerId container) {
        if (container.parent().isEmpty()) {
            throw new IllegalArgumentException("container " + container + " has no parent: asked to remove a standalone"
                    + " container, an agent crashes. It clears its sandbox away by itself");
        }
        return container;
    }

    /**
     * Starts a process in a running container, for looking into it, and streams its output; it dies with the
     * connection, and when its output ends the stream does. For records as they come; {@link #launchSession} has
     * streams to read and write. {@code LAUNCH_NESTED_CONTAINER_SESSION}, since 1.2; authorized as
     * LAUNCH_NESTED_CONTAINER_SESSION; not repeatable, so that the stream is never opened anew.
     *
     * @param call the container inside another, and what to run
     * @return output and heartbeats; opening it fails with {@link io.mesokit.core.ConflictException} if one of that id
     *     runs
     */
    public StreamCall<ProcessIo> session(LaunchNestedContainerSessionCall call) {
        return output(api.request("containers.session", AgentCall.of(call)));
    }

    /**
     * Streams what a container writes from now on, until it ends. It must have a terminal or be a session of
     * {@link #session}. {@code ATTACH_CONTAINER_OUTPUT}, since 1.2; authorized as ATTACH_CONTAINER_OUTPUT; repeatable,
     * but what is written in between is lost, so that the stream is not opened anew.
     *
     * @param container its id, with its parent; not a standalone one
     * @return output and heartbeats; with a terminal all output is of one kind
     */
    public StreamCall<ProcessIo> output(ContainerId container) {
        AttachContainerOutputCall call =
                AttachContainerOutputCall.builder().containerId(container).build();
        return output(api.request("containers.output", AgentCall.of(call)).repeatable(true));
    }

    private StreamCall<ProcessIo> output(Request request) {
        return api.<ProcessIo>stream(request, record -> Optional.of(record.read(READER)))
                .with(patient(api.client().options().streams()));
    }

    private static StreamOptions patient(StreamOptions options) {
        Duration silence = options.idleTimeout().compareTo(SILENCE) > 0 ? options.idleTimeout() : SILENCE;
        return options.withoutReconnect().withIdleTimeout(silence);
    }

    /**
     * Starts a process in a running container and gives its input and output as streams. The process is killed when the
     * session is closed, or its connection breaks. {@code LAUNCH_NESTED_CONTAINER_SESSION}, since 1.2; authorized as
     * LAUNCH_NESTED_CONTAINER_SESSION and ATTACH_CONTAINER_OUTPUT, and ATTACH_CONTAINER_INPUT once there is input; not
     * repeatable.
     *
     * @param call the container inside another, and what to run; with {@code ttyInfo} in its {@code container} it has a
     *     terminal
     * @return a call that gives the running session; it fails with {@link io.mesokit.core.ConflictException} if a
     *     container of that id runs, and with {@link io.mesokit.core.InvalidRequestException} whatever kept it from
     *     starting
     */
    public Call<ContainerSession> launchSession(LaunchNestedContainerSessionCall call) {
        boolean terminal = call.container().flatMap(ContainerInfo::ttyInfo).isPresent();
        return open("launchSession", call.containerId(), session(call), terminal);
    }

    /**
     * As {@link #launchSession(LaunchNestedContainerSessionCall)}, for a command without a terminal. {@code
     * LAUNCH_NESTED_CONTAINER_SESSION}, since 1.2; authorized as LAUNCH_NESTED_CONTAINER_SESSION and
     * ATTACH_CONTAINER_OUTPUT, and ATTACH_CONTAINER_INPUT once there is input; not repeatable.
     *
     * @param container the new container's id, with that of the running one as its parent
     * @param command what to run in it
     */
    public Call<ContainerSession> launchSession(ContainerId container, CommandInfo command) {
        return launchSession(LaunchNestedContainerSessionCall.builder()
                .containerId(container)
                .command(command)
                .build());
    }

    /**
     * Attaches to a running container that has a terminal: gives its input, and its output from now on. Closing the
     * session leaves the container as it is; closing its {@code stdin()} sends the end-of-transmission character.
     * {@code ATTACH_CONTAINER_OUTPUT}, since 1.2; authorized as ATTACH_CONTAINER_OUTPUT, and ATTACH_CONTAINER_INPUT
     * once there is input; repeatable, but the session is never opened anew.
     *
     * @param container its id; not a standalone one
     * @return a call that gives the session; it fails with {@link io.mesokit.core.NotFoundException} for an unknown
     *     container, and with {@link io.mesokit.core.ServerException} for one that has no terminal and is no session
     */
    public Call<ContainerSession> attach(ContainerId container) {
        return open("attach", container, output(container), true);
    }

    private Call<ContainerSession> open(
            String operation, ContainerId container, StreamCall<ProcessIo> output, boolean terminal) {
        StreamOptions options = patient(api.client().options().streams());
        StreamCall<ProcessIo> few = output.with(new StreamOptions(
                false, options.backoff(), options.idleTimeout(), options.maxRecordBytes(), FEW_RECORDS));
        return api.composed(
                "containers." + operation + " " + container,
                scope -> new ContainerSession(
                        container,
                        new ContainerInput(api, container, terminal),
                        new ContainerOutput(few.open()),
                        await(container)));
    }

    /**
     * Sends input to a container, all of it at once, and returns when the container has taken it. Its standard input
     * stays open unless the last is data of no bytes; a terminal takes a byte 4 for its end. {@code
     * ATTACH_CONTAINER_INPUT}, since 1.2; authorized as ATTACH_CONTAINER_INPUT; not repeatable.
     *
     * @param container its id, with its parent
     * @param input data of STDIN, or the size of the terminal
     * @return a call that fails with {@link io.mesokit.core.ConflictException} while another sends input
     */
    public Call<Void> input(ContainerId container, List<ProcessIo> input) {
        RecordWriter records = new RecordWriter();
        records.write(ContainerInput.head(container));
        input.forEach(io -> records.write(ContainerInput.record(io)));
        Request request = ContainerInput.request().body("application/recordio", records.toByteArray());
        return api.plain("containers.input", request, Decoder.nothing()).with(PATIENT);
    }

    @Override
    public String toString() {
        return "Containers of " + api;
    }
}
