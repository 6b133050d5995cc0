package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.StreamBody;
import io.mesokit.testkit.http.StreamSink;
import io.mesokit.testkit.time.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The containers that were launched on an agent through its operator API. Thread-safe. */
final class Containers {
    private static final int SIGKILL = 9;
    private static final String NOT_ATTACHABLE = "I/O switchboard server was disabled for this container";
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final Map<String, Container> byName = new LinkedHashMap<>();
    private final Supplier<Set<String>> executors;
    private final Timeline time;

    /** Containers may be nested in the containers of executors, of which this tells the ids. */
    Containers(Supplier<Set<String>> executors, Timeline time) {
        this.executors = executors;
        this.time = time;
    }

    /** The id with those of its parents in front of it. */
    static String name(JsonNode id) {
        String own = id.path("value").asText();
        return id.has("parent") ? name(id.get("parent")) + "." + own : own;
    }

    synchronized List<Container> all() {
        return List.copyOf(byName.values());
    }

    private synchronized Optional<Container> find(JsonNode id) {
        return Optional.ofNullable(byName.get(name(id)));
    }

    private Container known(JsonNode call) {
        JsonNode id = call.path("container_id");
        return find(id).orElseThrow(() -> new Refusal(404, "Container " + name(id) + " cannot be found"));
    }

    // ---- launching

    /** Starts a container; empty when one of that id is running. */
    synchronized Optional<Container> launch(JsonNode launch, boolean interactive) {
        JsonNode id = launch.path("container_id");
        String name = name(id);
        Container before = byName.get(name);
        if (before != null && !before.ended()) {
            return Optional.empty();
        }
        if (id.has("parent")) {
            checkParent(id.get("parent"));
        }
        try {
            boolean attachable = interactive || launch.path("container").has("tty_info");
            Container started = new Container(launch, attachable);
            byName.put(name, started);
            return Optional.of(started);
        } catch (IOException failed) {
            throw Refusal.badRequest("Failed to launch container: " + failed.getMessage());
        }
    }

    private void checkParent(JsonNode parent) {
        boolean running = find(parent).filter(found -> !found.ended()).isPresent();
        if (!running && !executors.get().contains(name(parent))) {
            throw Refusal.badRequest("Parent container " + name(parent) + " does not exist");
        }
    }

    // ---- the end of them

    /** Blocks until it ends. The result of one that is not nested is told once. */
    ObjectNode await(JsonNode call) throws InterruptedException {
        Container container = known(call);
        int status = container.await();
        if (!container.nested()) {
            forget(container);
        }
        return Json.object().put("exit_status", status);
    }

    private synchronized void forget(Container container) {
        byName.remove(name(container.id), container);
    }

    void kill(JsonNode call) throws InterruptedException {
        JsonNode id = call.path("container_id");
        Container running = find(id).filter(found -> !found.ended())
                .orElseThrow(
                        () -> new Refusal(404, "Container '" + name(id) + "' cannot be found (or is already killed)"));
        running.kill(call.path("signal").asInt(SIGKILL));
    }

    /** Removes what is left of a nested container; nothing when there is nothing. */
    void remove(JsonNode call) {
        find(call.path("container_id")).ifPresent(found -> {
            if (!found.ended()) {
                throw new Refusal(500, "Nested container has not terminated yet");
            }
            forget(found);
        });
    }

    /** Ends all. */
    void close() {
        all().forEach(Container::destroy);
    }

    // ---- streams

    /** The output of a container, which dies with the stream. */
    StreamBody session(Container container) {
        BlockingQueue<Optional<ObjectNode>> output = container.attach();
        Timeline.Alarm beat = beat(output);
        return sink -> {
            try {
                copy(output, sink);
            } finally {
                beat.cancel();
                container.destroy();
            }
        };
    }

    /** The output of a container from now on. */
    StreamBody output(JsonNode call) {
        Container container = known(call);
        if (!container.nested()) {
            throw new Refusal(404, "Container " + name(container.id) + " cannot be found");
        }
        if (!container.interactive) {
            throw new Refusal(500, NOT_ATTACHABLE);
        }
        BlockingQueue<Optional<ObjectNode>> output = container.attach();
        Timeline.Alarm beat = beat(output);
        return sink -> {
            try {
                copy(output, sink);
            } finally {
                beat.cancel();
                container.detach(output);
            }
        };
    }

    private static void copy(BlockingQueue<Optional<ObjectNode>> from, StreamSink to)
            throws IOException, InterruptedException {
        to.onClientGone(() -> from.add(Optional.empty()));
        for (Optional<ObjectNode> next = from.take(); next.isPresent(); next = from.take()) {
            to.send(RecordIo.frame(next.get()));
        }
    }

    /** Whoever waits for output is told every 30 seconds that there is still somebody. */
    private Timeline.Alarm beat(BlockingQueue<Optional<ObjectNode>> to) {
        AtomicBoolean over = new AtomicBoolean();
        Runnable beat = new Runnable() {
            @Override
            public void run() {
                if (!over.get()) {
                    to.add(Optional.of(heartbeat()));
                    time.after(HEARTBEAT, this);
                }
            }
        };
        time.after(HEARTBEAT, beat);
        return () -> over.set(true);
    }

    private static ObjectNode heartbeat() {
        ObjectNode interval = Json.object("interval", Json.duration(HEARTBEAT));
        ObjectNode control = Json.object().put("type", "HEARTBEAT");
        control.set("heartbeat", interval);
        ObjectNode io = Json.object().put("type", "CONTROL");
        io.set("control", control);
        return io;
    }

    /** The container that the first record of an input names, if it takes input. */
    private Container addressee(JsonNode first) {
        JsonNode attach = first.path("attach_container_input");
        if (!attach.path("type").asText().equals("CONTAINER_ID")) {
            throw Refusal.badRequest("Expecting 'attach_container_input.type' to be CONTAINER_ID");
        }
        JsonNode id = attach.path("container_id");
        Container container = find(id).filter(found -> !found.ended()).orElseThrow(() -> unknown(id));
        if (!container.interactive) {
            throw new Refusal(500, NOT_ATTACHABLE);
        }
        return container;
    }

    /** Takes input as it comes, until it ends or the container does. */
    void input(JsonNode first, InputRecords rest) throws IOException {
        Container container = addressee(first);
        container.beginInput();
        try {
            container.whenEnded(rest::close);
            for (Optional<JsonNode> next = rest.next(); next.isPresent(); next = rest.next()) {
                container.input(next.get());
            }
        } catch (IOException broken) {
            if (!container.ended()) {
                throw broken;
            }
        } finally {
            container.endInput();
        }
    }

    private Refusal unknown(JsonNode id) {
        boolean parentKnown = executors.get().contains(name(id.path("parent")));
        return parentKnown
                ? new Refusal(500, "Unknown container " + name(id))
                : new Refusal(404, "Container " + name(id) + " cannot be found");
    }

    /** The size of the terminal of a running container. */
    Optional<TerminalSize> terminal(String name) {
        return all().stream()
                .filter(one -> name(one.id).equals(name))
                .findFirst()
                .flatMap(Container::terminalSize);
    }
}
