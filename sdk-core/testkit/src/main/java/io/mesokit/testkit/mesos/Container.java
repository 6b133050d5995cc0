package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * A container that was launched through the operator API: a local process whose output goes to whoever attaches. What is
 * written before the first reader comes waits for it. A terminal is imitated, not opened: input is echoed, line ends
 * become CR LF, and the end-of-transmission character closes the input.
 */
final class Container {
    private static final Logger LOG = LoggerFactory.getLogger(Container.class);
    private static final int PIECE = 8192;
    private static final byte END_OF_TRANSMISSION = 4;
    private static final int KILLED = 128;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    final JsonNode id;
    final boolean interactive;
    final Resources resources;
    private final boolean terminal;
    private final Process process;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final List<BlockingQueue<Optional<ObjectNode>>> readers = new ArrayList<>();
    private final List<ObjectNode> unread = new ArrayList<>();
    private int openOutputs = 2;
    private volatile int signal;

    /** Starts the command. */
    Container(JsonNode launch, boolean interactive) throws IOException {
        this.id = launch.path("container_id");
        this.interactive = interactive;
        this.resources = Resources.of(launch.path("resources"));
        this.terminal = launch.path("container").has("tty_info");
        this.process = new ProcessBuilder(command(launch.path("command"))).start();
        copy("stdout", process.getInputStream(), "STDOUT");
        copy("stderr", process.getErrorStream(), terminal ? "STDOUT" : "STDERR");
        if (!interactive) {
            process.getOutputStream().close();
        }
    }

    private static List<String> command(JsonNode command) {
        String value = command.path("value").asText();
        if (command.path("shell").asBoolean(true)) {
            return List.of("/bin/sh", "-c", value);
        }
        List<String> words = new ArrayList<>(List.of(value));
        Json.stream(command.path("arguments")).skip(1).map(JsonNode::asText).forEach(words::add);
        return words;
    }

    private void copy(String name, InputStream from, String type) {
        Thread pump = new Thread(() -> pump(from, type), "mesokit-testkit-container-" + name);
        pump.setDaemon(true);
        pump.start();
    }

    private void pump(InputStream from, String type) {
        byte[] buffer = new byte[PIECE];
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                deliver(type, Arrays.copyOf(buffer, n));
            }
        } catch (IOException closed) {
            LOG.debug("output of {} ended", id, closed);
        }
        outputEnded();
    }

    private synchronized void deliver(String type, byte[] bytes) {
        byte[] shown = terminal ? withCarriageReturns(bytes) : bytes;
        ObjectNode data =
                Json.object().put("type", type).put("data", Base64.getEncoder().encodeToString(shown));
        ObjectNode io = Json.object().put("type", "DATA");
        io.set("data", data);
        if (readers.isEmpty()) {
            unread.add(io);
        }
        readers.forEach(reader -> reader.add(Optional.of(io)));
    }

    private static byte[] withCarriageReturns(byte[] bytes) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte one : bytes) {
            if (one == '\n') {
                out.write('\r');
            }
            out.write(one);
        }
        return out.toByteArray();
    }

    private void outputEnded() {
        synchronized (this) {
            if (--openOutputs > 0) {
                return;
            }
        }
        try {
            status.complete(raw(process.waitFor()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            status.complete(SIGKILL);
        }
        synchronized (this) {
            readers.forEach(reader -> reader.add(Optional.empty()));
        }
    }

    /** As wait(2) puts it: the signal, or the exit status in the second byte. */
    private int raw(int exit) {
        return signal != 0 && exit == KILLED + signal ? signal : exit << 8;
    }

    // ---- from outside

    String value() {
        return id.path("value").asText();
    }

    boolean nested() {
        return id.has("parent");
    }

    boolean ended() {
        return status.isDone();
    }

    long pid() {
        return process.pid();
    }

    /** Blocks until it has ended. */
    int await() throws InterruptedException {
        try {
            return status.get();
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Sends a signal to it, and ends what it started. */
    void kill(int number) throws InterruptedException {
        signal = number;
        List<ProcessHandle> children = process.descendants().toList();
        if (number == SIGKILL) {
            process.destroyForcibly();
        } else if (number == SIGTERM) {
            process.destroy();
        } else {
            send(number);
        }
        if (number == SIGKILL || number == SIGTERM) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Ends it and what it started; does nothing when it has ended. */
    void destroy() {
        signal = signal == 0 ? SIGKILL : signal;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void send(int number) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + number, String.valueOf(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException impossible) {
            throw new Refusal(500, "Failed to send signal " + number);
        }
    }

    /** What the process prints from now on, and what nobody has read yet; empty at the end. */
    synchronized BlockingQueue<Optional<ObjectNode>> attach() {
        BlockingQueue<Optional<ObjectNode>> reader = new LinkedBlockingQueue<>();
        unread.forEach(io -> reader.add(Optional.of(io)));
        unread.clear();
        readers.add(reader);
        if (ended()) {
            reader.add(Optional.empty());
        }
        return reader;
    }

    /** Writes to its input; an empty piece closes that. */
    void input(byte[] bytes) throws IOException {
        OutputStream to = process.getOutputStream();
        int end = 0;
        while (end < bytes.length && !(terminal && bytes[end] == END_OF_TRANSMISSION)) {
            end++;
        }
        if (terminal && end > 0) {
            deliver("STDOUT", Arrays.copyOf(bytes, end));
        }
        to.write(bytes, 0, end);
        to.flush();
        if (bytes.length == 0 || end < bytes.length) {
            to.close();
        }
    }
}
