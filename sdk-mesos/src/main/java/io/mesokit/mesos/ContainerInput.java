package io.mesokit.mesos;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.Heartbeat;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.Upload;
import io.mesokit.mesos.model.Bytes;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.DurationInfo;
import io.mesokit.mesos.model.TtyInfo;
import io.mesokit.mesos.model.WindowSize;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.AttachContainerInputCall;
import io.mesokit.mesos.model.agent.AttachContainerInputType;
import io.mesokit.mesos.model.agent.ProcessControl;
import io.mesokit.mesos.model.agent.ProcessControlType;
import io.mesokit.mesos.model.agent.ProcessData;
import io.mesokit.mesos.model.agent.ProcessDataType;
import io.mesokit.mesos.model.agent.ProcessHeartbeat;
import io.mesokit.mesos.model.agent.ProcessIo;
import io.mesokit.mesos.model.agent.ProcessIoType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The input of a container, as ATTACH_CONTAINER_INPUT takes it: nothing is sent before the first write, so that whoever
 * only looks on needs no right to write, and keeps nobody else from it. Safe for use by many threads.
 */
final class ContainerInput extends OutputStream {
    /** What the agent itself sends the other way. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    /** Small enough that a slow container is felt soon. */
    private static final int PIECE = 16 * 1024;

    private static final byte[] END_OF_TRANSMISSION = {4};
    private static final byte[] NOTHING = {};

    private final Api<AgentCall, AgentResponse> api;
    private final ContainerId container;
    private final boolean terminal;
    private @Nullable Upload<Void> upload; // guarded by this
    private boolean closed; // guarded by this

    ContainerInput(Api<AgentCall, AgentResponse> api, ContainerId container, boolean terminal) {
        this.api = api;
        this.container = container;
        this.terminal = terminal;
    }

    /** The one way to write a record; all else is made of it. */
    static AgentCall record(ProcessIo io) {
        return AgentCall.of(AttachContainerInputCall.builder()
                .type(AttachContainerInputType.PROCESS_IO)
                .processIo(io)
                .build());
    }

    /** The record that an input begins with. */
    static AgentCall head(ContainerId container) {
        return AgentCall.of(AttachContainerInputCall.builder()
                .type(AttachContainerInputType.CONTAINER_ID)
                .containerId(container)
                .build());
    }

    /** The request around the records. */
    static Request request() {
        return Request.post(Api.PATH)
                .header("Content-Type", "application/recordio")
                .header("Message-Content-Type", "application/json");
    }

    private static ProcessIo data(byte[] bytes) {
        return ProcessIo.builder()
                .type(ProcessIoType.DATA)
                .data(ProcessData.builder()
                        .type(ProcessDataType.STDIN)
                        .data(Bytes.of(bytes))
                        .build())
                .build();
    }

    private static ProcessIo control(ProcessControl control) {
        return ProcessIo.builder().type(ProcessIoType.CONTROL).control(control).build();
    }

    static Heartbeat heartbeat(Duration every) {
        ProcessIo beat = control(ProcessControl.builder()
                .type(ProcessControlType.HEARTBEAT)
                .heartbeat(ProcessHeartbeat.builder()
                        .interval(DurationInfo.of(every))
                        .build())
                .build());
        return new Heartbeat(json(record(beat)), every);
    }

    static byte[] json(AgentCall call) {
        try {
            return Json.mapper().writeValueAsBytes(call);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        for (int at = offset; at < offset + length; at += PIECE) {
            send(data(Arrays.copyOfRange(bytes, at, Math.min(at + PIECE, offset + length))));
        }
    }

    void resize(int rows, int columns) throws IOException {
        send(control(ProcessControl.builder()
                .type(ProcessControlType.TTY_INFO)
                .ttyInfo(TtyInfo.builder()
                        .windowSize(
                                WindowSize.builder().rows(rows).columns(columns).build())
                        .build())
                .build()));
    }

    private void send(ProcessIo io) throws IOException {
        if (!opened().write(json(record(io)))) {
            throw new IOException("container " + container + " takes no more input: it has ended");
        }
    }

    private synchronized Upload<Void> opened() throws IOException {
        if (closed) {
            throw new IOException("the input of container " + container + " is closed");
        }
        if (upload == null) {
            Request request = request().operation("containers.input");
            upload = api.client().upload(request, heartbeat(HEARTBEAT), Decoder.nothing());
            upload.write(json(head(container)));
        }
        return upload;
    }

    /** Tells the process that nothing follows, and waits until the container has taken all there was. */
    @Override
    public void close() throws IOException {
        Upload<Void> last;
        synchronized (this) {
            if (closed) {
                return;
            }
            last = opened();
            closed = true;
        }
        if (last.write(json(record(data(terminal ? END_OF_TRANSMISSION : NOTHING))))) {
            last.end();
            awaitAnswer(last);
        }
    }

    private void awaitAnswer(Upload<Void> last) throws IOException {
        try {
            last.answer().join();
        } catch (CancellationException aborted) {
            throw new IOException("the session of container " + container + " was closed", aborted);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException typed ? typed : failed;
        }
    }

    /** Breaks off without a word to the process. */
    synchronized void abort() {
        closed = true;
        if (upload != null) {
            upload.close();
        }
    }
}
