package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.agent.WaitContainerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The three streams of a container and the size of its terminal; see {@link Containers#launchSession} and
 * {@link Containers#attach}. Safe for use by many threads; close it.
 *
 * <pre>{@code
 * try (ContainerSession shell = agent.containers().launchSession(task.child("look"), command).execute()) {
 *     shell.stdin().write("ls -l\n".getBytes(UTF_8));
 *     shell.stdin().close();
 *     System.out.print(new String(shell.stdout().readAllBytes(), UTF_8));
 * }
 * }</pre>
 *
 * <p>The streams throw {@link io.mesokit.core.MesokitException} for what goes wrong between here and the agent, as
 * calls do, and {@link IOException} for what is wrong with the stream itself: it is closed, or the process at its end
 * has gone.
 */
public final class ContainerSession implements AutoCloseable {
    private final ContainerId container;
    private final ContainerInput input;
    private final ContainerOutput output;
    private final Call<WaitContainerResponse> ending;

    ContainerSession(
            ContainerId container, ContainerInput input, ContainerOutput output, Call<WaitContainerResponse> ending) {
        this.container = container;
        this.input = input;
        this.output = output;
        this.ending = ending;
    }

    /** The container's id. */
    public ContainerId container() {
        return container;
    }

    /**
     * What the process reads. Each write is sent at once; it blocks while the agent does not take what was sent before.
     * Nothing is sent before the first write, so that only to look on takes no right to write; a refusal (such as
     * {@link io.mesokit.core.ConflictException} when another sends input, or {@link
     * io.mesokit.core.ForbiddenException}) comes out of one of the next writes, or of closing it. While nobody writes,
     * a heartbeat goes out every 30 seconds.
     *
     * <p>Closing it tells the process that its input has ended: by a piece of no bytes, or with a terminal by the
     * end-of-transmission character. It blocks until the agent has passed everything on, which it cannot while the
     * process does not read. {@code ATTACH_CONTAINER_INPUT}, since 1.2; authorized as ATTACH_CONTAINER_INPUT; never
     * repeated.
     */
    public OutputStream stdin() {
        return input;
    }

    /**
     * What the process writes to its standard output, and with a terminal all that it writes; ends when the process and
     * its output have. A read blocks until there is something.
     *
     * <p>Of an output that nobody reads no more than about 1 MiB is kept here; then no more is fetched, and the rest
     * waits at the agent, in memory. But as long as one output is waited for, the other is fetched as well: if that has
     * never been read, its oldest bytes are dropped beyond 1 MiB, and the first read of it fails once with {@link
     * io.mesokit.core.LimitExceededException}, saying how many. If it has been read, nothing is dropped, so that it
     * must be read on, or closed: closing an output drops what comes for it, and the other goes on.
     */
    public InputStream stdout() {
        return output.stdout();
    }

    /** What the process writes to its standard error; nothing with a terminal. As {@link #stdout()}. */
    public InputStream stderr() {
        return output.stderr();
    }

    /**
     * Changes the size of the container's terminal; does not wait for the agent. A container without one makes the
     * agent refuse this and all further input, which comes out of the next writes as {@link
     * io.mesokit.core.InvalidRequestException}. Part of {@code ATTACH_CONTAINER_INPUT}, as {@link #stdin()}.
     *
     * @param rows lines
     * @param columns characters in a line
     * @throws IOException if the input is closed, or the container has ended
     */
    public void resize(int rows, int columns) throws IOException {
        input.resize(rows, columns);
    }

    /**
     * Waits until the container has ended, and tells how; see {@link Containers#await}. Of a session's container the
     * agent knows it until {@link Containers#remove} or until the container around it ends. {@code WAIT_CONTAINER},
     * since 1.5; authorized as WAIT_NESTED_CONTAINER; repeatable.
     */
    public Call<WaitContainerResponse> await() {
        return ending;
    }

    /**
     * Ends the connections, without waiting for anything; readers and writers that wait fail. A container that was
     * launched with the session is killed by that. One that was attached to lives on, and its input is left open. Does
     * nothing the second time.
     */
    @Override
    public void close() {
        input.abort();
        output.close();
    }

    /** Such as {@code session of container x.y}. */
    @Override
    public String toString() {
        return "session of container " + container;
    }
}
