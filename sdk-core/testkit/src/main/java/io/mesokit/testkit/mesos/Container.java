package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.exec.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * A container that was launched through the operator API: a local process whose output goes to whoever attaches. What
 * is written before the first reader comes waits for it. A terminal is imitated, not opened: input is echoed, line ends
 * become CR LF, and the end-of-transmission character closes the input.
 */
final class Container {
    private static final Logger LOG = LoggerFactory.getLogger(Container.class);
    private static final int PIECE = 8192;
    private static final byte END_OF_TRANSMISSION = 4;
    private static final int KILLED = 128;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;
    private static final int SIGWINCH = 28;

    final JsonNode id;
    final boolean interactive;
    final Resources resources;
    private final boolean terminal;
    private final String mark = "MESOKIT_CONTAINER=" + UUID.randomUUID();
    private final ProcessTree all = ProcessTree.marked(mark);
    private final Process process;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final List<BlockingQueue<Optional<ObjectNode>>> readers = new ArrayList<>();
    private final List<ObjectNode> unread = new ArrayList<>();
    private int openOutputs = 2;
    private boolean takesInput; // guarded by this
    private Optional<TerminalSize> size;
    private volatile int signal;

    /** Starts the command. */
    Container(JsonNode launch, boolean interactive) throws IOException {
        this.id = launch.path("container_id");
        this.interactive = interactive;
        this.resources = Resources.of(launch.path("resources"));
        this.terminal = launch.path("container").has("tty_info");
        this.size =
                terminal ? Optional.of(TerminalSize.of(launch.path("container").path("tty_info"))) : Optional.empty();
        this.process = start(launch.path("command"));
        // Whatever its first process leaves behind goes with it; only then does its output end.
        CompletableFuture<Void> unused = process.onExit().thenRunAsync(() -> all.kill());
        copy("stdout", process.getInputStream(), "STDOUT");
        copy("stderr", process.getErrorStream(), terminal ? "STDOUT" : "STDERR");
        if (!interactive) {
            process.getOutputStream().close();
        }
    }

    private Process start(JsonNode command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(command));
        Json.stream(command.path("environment").path("variables"))
                .forEach(one -> builder.environment()
                        .put(one.path("name").asText(), one.path("value").asText()));
        builder.environment().put("MESOKIT_CONTAINER", mark.substring(mark.indexOf('=') + 1));
        terminalSize()
                .ifPresent(known -> builder.environment()
                        .putAll(Map.of(
                                "LINES", String.valueOf(known.rows()), "COLUMNS", String.valueOf(known.columns()))));
        return builder.start();
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

    /** Does something once it has ended, or now if it has. */
    void whenEnded(Runnable action) {
        CompletableFuture<Void> unused = status.thenRun(action);
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

    /** Sends a signal to its first process. */
    void kill(int number) throws InterruptedException {
        signal = number;
        if (number == SIGKILL) {
            process.destroyForcibly();
        } else if (number == SIGTERM) {
            process.destroy();
        } else {
            send(number);
        }
    }

    /** Ends it and what it started; does nothing when it has ended. */
    void destroy() {
        signal = signal == 0 ? SIGKILL : signal;
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

    /** Somebody no longer reads what the process prints. */
    synchronized void detach(BlockingQueue<Optional<ObjectNode>> reader) {
        readers.remove(reader);
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

    // ---- input

    /** Somebody begins to send input; one at a time may. */
    synchronized void beginInput() {
        if (takesInput) {
            throw Refusal.conflict("Multiple input connections are not allowed");
        }
        takesInput = true;
    }

    synchronized void endInput() {
        takesInput = false;
    }

    /** Takes one record of the input. */
    void input(JsonNode call) {
        JsonNode io = ProcessInput.checked(call);
        if (io.path("type").asText().equals("CONTROL")) {
            control(io.path("control"));
            return;
        }
        try {
            write(Base64.getMimeDecoder().decode(io.path("data").path("data").asText()));
        } catch (IOException closed) {
            throw new Refusal(500, "Failed writing to stdin: " + closed.getMessage());
        }
    }

    private void control(JsonNode control) {
        if (!control.path("type").asText().equals("TTY_INFO")) {
            return;
        }
        if (!terminal) {
            throw Refusal.badRequest("Unable to set the window size: Inappropriate ioctl for device");
        }
        resize(TerminalSize.of(control.path("tty_info")));
    }

    private void resize(TerminalSize now) {
        synchronized (this) {
            size = Optional.of(now);
        }
        try {
            send(SIGWINCH);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of its terminal, if it has one. */
    synchronized Optional<TerminalSize> terminalSize() {
        return size;
    }

    /** An empty piece closes the input; with a terminal the end-of-transmission character does. */
    private void write(byte[] bytes) throws IOException {
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
        if (end < bytes.length || (bytes.length == 0 && !terminal)) {
            to.close();
        }
    }
}
