package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A scheduler as a script would write it: a socket for the events, a request for each call. */
final class SchedulerTap implements AutoCloseable {
    private static final int PATIENCE = 8;

    private final URI master;
    private final EventTap tap;
    private final BlockingQueue<JsonNode> arriving = new LinkedBlockingQueue<>();
    private final List<JsonNode> seen = new ArrayList<>();

    private SchedulerTap(URI master, EventTap tap) {
        this.master = master;
        this.tap = tap;
        Thread reader = new Thread(this::read, "scheduler-tap");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            for (JsonNode next = tap.next(); ; next = tap.next()) {
                arriving.add(next);
            }
        } catch (IOException ended) {
            arriving.add(Json.object().put("type", "END").put("how", String.valueOf(ended.getMessage())));
        }
    }

    /** Subscribes with a call in JSON, in which quotes may be single ones. */
    static SchedulerTap subscribe(URI master, String call, String... headers) {
        return open(master, "/api/v1/scheduler", call.replace('\'', '"'), headers);
    }

    /** Opens a stream with a call in JSON. */
    static SchedulerTap open(URI server, String path, String call, String... headers) {
        try {
            return new SchedulerTap(server, EventTap.openAt(server, path, call, headers));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Subscribes a framework that knows of most things, in these roles. */
    static SchedulerTap subscribe(URI master, String name, List<String> roles) {
        return subscribe(master, """
            {'type':'SUBSCRIBE','subscribe':{'framework_info':{'user':'root','name':'%s','roles':%s,\
            'capabilities':[{'type':'MULTI_ROLE'},{'type':'PARTITION_AWARE'},{'type':'RESERVATION_REFINEMENT'},\
            {'type':'TASK_KILLING_STATE'}],'failover_timeout':60}}}\
            """.formatted(name, Json.strings(roles)));
    }

    List<String> head() {
        return tap.head();
    }

    String streamId() {
        return tap.head().stream()
                .filter(line -> line.startsWith("Mesos-Stream-Id: "))
                .map(line -> line.substring("Mesos-Stream-Id: ".length()))
                .findFirst()
                .orElse("");
    }

    String framework() {
        return Json.idOf(event("SUBSCRIBED").path("subscribed"), "framework_id");
    }

    /** Everything that has arrived. */
    List<JsonNode> seen() {
        arriving.drainTo(seen);
        return List.copyOf(seen);
    }

    /** The first event of that type, whether it was looked at before or not. */
    JsonNode event(String type) {
        return event(event -> event.path("type").asText().equals(type));
    }

    JsonNode event(Predicate<JsonNode> wanted) {
        return find(wanted, PATIENCE).orElseThrow(() -> new AssertionError("not among " + seen));
    }

    Optional<JsonNode> find(Predicate<JsonNode> wanted, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            for (int i = 0; ; i++) {
                if (i == seen.size()) {
                    JsonNode next = arriving.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (next == null) {
                        return Optional.empty();
                    }
                    seen.add(next);
                }
                if (wanted.test(seen.get(i))) {
                    return Optional.of(seen.get(i));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The update of a task to that state. */
    JsonNode update(String task, String state) {
        return event(event -> isUpdate(event, task, state)).path("update").path("status");
    }

    static boolean isUpdate(JsonNode event, String task, String state) {
        JsonNode status = event.path("update").path("status");
        return Json.idOf(status, "task_id").equals(task)
                && status.path("state").asText().equals(state);
    }

    /** Forgets what it saw, so that the same event is waited for again. */
    void forget() {
        arriving.drainTo(seen);
        seen.clear();
    }

    /** A call with the framework's id and its stream. */
    RawHttp.Answer call(String framework, String type, String rest) {
        String body = "{'type':'" + type + "','framework_id':{'value':'" + framework + "'}"
                + (rest.isEmpty() ? "" : "," + rest) + "}";
        return send(body.replace('\'', '"'), streamId());
    }

    RawHttp.Answer send(String body, String stream) {
        WireHeaders headers = WireHeaders.none().plus("Content-Type", "application/json");
        try {
            return RawHttp.send(
                    master,
                    "POST",
                    "/api/v1/scheduler",
                    stream.isEmpty() ? headers : headers.plus("Mesos-Stream-Id", stream),
                    body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        tap.close();
    }
}
