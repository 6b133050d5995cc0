package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A recorded session of a framework, played once more: what the server chose then (ids, UUIDs) is replaced by what the
 * embedded one chooses now, each found in the event in which it came first. What was acknowledged then without a record
 * of it is acknowledged here.
 */
final class Session implements AutoCloseable {
    private static final WireHeaders JSON = WireHeaders.none().plus("Content-Type", "application/json");

    private final URI master;
    private final URI agent;
    private final VirtualClock clock;
    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final List<JsonNode> recorded = new ArrayList<>();
    private final List<SchedulerTap> taps = new ArrayList<>();
    private final List<JsonNode> recordedOfExecutor = new ArrayList<>();
    private final List<SchedulerTap> executors = new ArrayList<>();
    private final Set<String> acknowledged = new LinkedHashSet<>();
    private int fences;

    Session(URI master, URI agent, VirtualClock clock) {
        this.master = master;
        this.agent = agent;
        this.clock = clock;
    }

    /** The records of a stream as recorded. */
    static List<JsonNode> records(RecordedExchange stream) {
        return RecordIo.records(stream.body().getBytes(StandardCharsets.UTF_8)).stream()
                .map(record -> Replay.tree(new String(record, StandardCharsets.UTF_8)))
                .toList();
    }

    private SchedulerTap tap() {
        return taps.get(taps.size() - 1);
    }

    // ---- playing

    /** Subscribes as recorded, a framework or an executor. */
    void subscribe(RecordedExchange exchange) {
        boolean ofExecutor = exchange.path().endsWith("/executor");
        SchedulerTap tap = SchedulerTap.open(
                ofExecutor ? agent : master,
                exchange.path(),
                now(exchange.requestBody().orElse("")));
        List<JsonNode> then = records(exchange);
        if (ofExecutor) {
            executors.add(tap);
            recordedOfExecutor.addAll(then);
            tap.event("SUBSCRIBED");
            return;
        }
        taps.add(tap);
        recorded.addAll(then);
        exchange.headers().first("Mesos-Stream-Id").ifPresent(id -> chosen.put(id, tap.streamId()));
        if (then.get(0).has("subscribed")) {
            chosen.put(Json.idOf(then.get(0).path("subscribed"), "framework_id"), tap.framework());
        }
    }

    /** With the ids of today. */
    String now(String text) {
        String changed = text;
        for (Map.Entry<String, String> id : chosen.entrySet()) {
            changed = changed.replace(id.getKey(), id.getValue());
        }
        return changed;
    }

    /** The exchange as it is to be sent and answered now, once everything it speaks of has happened. */
    RecordedExchange now(RecordedExchange then) {
        String body = then.requestBody().orElse("");
        recorded.forEach(event -> ids(event).forEach((id, meaning) -> {
            if (!then.path().endsWith("/executor") && body.contains("\"" + id + "\"") && !chosen.containsKey(id)) {
                chosen.put(id, await(id, meaning));
            }
        }));
        WireHeaders headers = WireHeaders.none();
        for (Map.Entry<String, String> line : then.requestHeaders().lines()) {
            headers = headers.plus(line.getKey(), now(line.getValue()));
        }
        return new RecordedExchange(
                then.name(),
                then.note(),
                then.at(),
                then.method(),
                then.path(),
                headers,
                then.requestBody().map(this::now),
                then.status(),
                then.headers(),
                now(then.body()));
    }

    /** The ids of offers and the UUIDs of updates in an event, with what they mean. */
    private static Map<String, String> ids(JsonNode event) {
        Map<String, String> ids = new LinkedHashMap<>();
        event.path("offers")
                .path("offers")
                .forEach(offer -> ids.put(
                        Json.idOf(offer, "id"),
                        "offer of " + Json.idOf(offer, "agent_id")
                                + offer.path("allocation_info").path("role")));
        event.path("inverse_offers")
                .path("inverse_offers")
                .forEach(offer -> ids.put(Json.idOf(offer, "id"), "inverse " + Json.idOf(offer, "agent_id")));
        JsonNode status = event.path("update").path("status");
        ids.put(status.path("uuid").asText(), Json.idOf(status, "task_id") + " " + status.path("state"));
        JsonNode operation = event.path("update_operation_status").path("status");
        ids.put(Json.idOf(operation, "uuid"), Json.idOf(operation, "operation_id") + " " + operation.path("state"));
        ids.remove("");
        return ids;
    }

    /** Waits until everything that was told so far has arrived, so that what happens does not depend on haste. */
    private void fence() {
        String id = "fence-" + fences++;
        call("{'type':'RECONCILE','framework_id':{'value':'FRAMEWORK'},'reconcile':{'tasks':[{'task_id':{'value':'" + id
                + "'}}]}}");
        tap().event(event ->
                Json.idOf(event.path("update").path("status"), "task_id").equals(id));
    }

    private String await(String id, String meaning) {
        for (int i = 0; i < 200; i++) {
            fence();
            Optional<String> found = tap().seen().stream()
                    .flatMap(event -> ids(event).entrySet().stream())
                    .filter(one -> one.getValue().equals(meaning))
                    .map(Map.Entry::getKey)
                    .filter(one -> !chosen.containsValue(one))
                    .reduce((first, second) -> second);
            if (found.isPresent()) {
                return found.get();
            }
            acknowledgeOthers(meaning);
            clock.advance(Duration.ofMillis(500));
        }
        throw new AssertionError("no " + id + ", " + meaning + ", among\n"
                + String.join(
                        "\n", tap().seen().stream().map(JsonNode::toString).toList()));
    }

    /** Acknowledges what was told of a task. */
    void acknowledge(String task) {
        fence();
        acknowledgeOthers(task + " ");
    }

    /** Updates that stand in the way of the one that is waited for. */
    private void acknowledgeOthers(String awaited) {
        for (JsonNode event : tap().seen()) {
            JsonNode status = event.path("update").path("status");
            String uuid = status.path("uuid").asText();
            if (!uuid.isEmpty()
                    && awaited.startsWith(Json.idOf(status, "task_id") + " ")
                    && !chosen.containsValue(uuid)
                    && acknowledged.add(uuid)) {
                call("{'type':'ACKNOWLEDGE','framework_id':{'value':'FRAMEWORK'},'acknowledge':{'agent_id':"
                        + status.path("agent_id") + ",'task_id':" + status.path("task_id") + ",'uuid':'" + uuid
                        + "'}}");
            }
        }
    }

    /** Another call of the framework; FRAMEWORK stands for its id. */
    void call(String quoted) {
        String body = quoted.replace('\'', '"').replace("FRAMEWORK", tap().framework());
        int status = tap().send(now(body), tap().streamId()).status();
        if (status >= 300) {
            throw new AssertionError(status + " for " + body);
        }
    }

    String framework() {
        return tap().framework();
    }

    /** A call of an operator. */
    void operator(String quoted) {
        send(master, "/api/v1", quoted);
    }

    /** A call of the executor. */
    void executor(String quoted) {
        send(agent, "/api/v1/executor", quoted.replace("FRAMEWORK", framework()));
    }

    private static void send(URI server, String path, String quoted) {
        byte[] body = quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            int status = RawHttp.send(server, "POST", path, JSON, body).status();
            if (status >= 300) {
                throw new AssertionError(status + " for " + quoted);
            }
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    void acknowledgeOperation(String id) {
        String uuid = await("an UUID", id + " \"OPERATION_FINISHED\"");
        call("{'type':'ACKNOWLEDGE_OPERATION_STATUS','framework_id':{'value':'FRAMEWORK'},"
                + "'acknowledge_operation_status':{'agent_id':"
                + tap().event("UPDATE_OPERATION_STATUS")
                        .path("update_operation_status")
                        .path("status")
                        .path("agent_id")
                + ",'uuid':'" + uuid + "','operation_id':{'value':'" + id + "'}}}");
    }

    String offerOf(String agentId) {
        for (int i = 0; i < 200; i++) {
            fence();
            Optional<String> found = tap().seen().stream()
                    .flatMap(event -> ids(event).entrySet().stream())
                    .filter(one -> one.getValue().startsWith("offer of " + agentId))
                    .map(Map.Entry::getKey)
                    .reduce((first, second) -> second);
            if (found.isPresent()) {
                return found.get();
            }
            clock.advance(Duration.ofMillis(500));
        }
        throw new AssertionError("no offer of " + agentId);
    }

    String newestOffer() {
        fence();
        return tap().seen().stream()
                .filter(event -> event.has("offers"))
                .flatMap(event -> ids(event).keySet().stream())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    // ---- comparing

    /** How the events differ, in what is told of each task, operation and executor. */
    String differences() {
        taps.forEach(tap -> tap.find(event -> event.path("type").asText().equals("END"), 5));
        return differences(recorded, taps) + differences(recordedOfExecutor, executors);
    }

    private static String differences(List<JsonNode> recorded, List<SchedulerTap> taps) {
        Map<String, Object> then = told(recorded);
        List<JsonNode> all = new ArrayList<>();
        taps.forEach(tap -> all.addAll(tap.seen()));
        Map<String, Object> now = told(all);
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            if (!String.valueOf(then.get(name)).equals(String.valueOf(now.get(name)))) {
                text.append("\n" + name + "\n  recorded " + then.get(name) + "\n  told now " + now.get(name));
            }
        }
        return text.toString();
    }

    private static Map<String, Object> told(List<JsonNode> events) {
        Map<String, Object> told = new TreeMap<>();
        for (JsonNode event : events) {
            String type = event.path("type").asText();
            JsonNode status = event.path("update").path("status");
            JsonNode operation = event.path("update_operation_status").path("status");
            if (Json.idOf(status, "task_id").startsWith("fence-")) {
                continue;
            }
            if (type.equals("UPDATE")) {
                list(told, "task " + Json.idOf(status, "task_id")).add(told(status));
            } else if (type.equals("UPDATE_OPERATION_STATUS")) {
                list(told, "operation " + Json.idOf(operation, "operation_id")).add(told(operation));
            } else if (!Set.of("END", "RESCIND").contains(type)) {
                list(told, type).add(keys(event));
            }
        }
        return told;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> list(Map<String, Object> told, String of) {
        return (Set<String>) told.computeIfAbsent(of, unused -> new LinkedHashSet<String>());
    }

    /** State, text and fields; which numbers stand in a text depends on what else there is on an agent. */
    private static String told(JsonNode status) {
        Set<String> fields = new TreeSet<>();
        status.fieldNames().forEachRemaining(fields::add);
        return status.path("state").asText() + " " + status.path("source").asText() + " "
                + status.path("reason").asText() + " '"
                + status.path("message")
                        .asText()
                        .replaceAll("(?s)^.* does not contain .*", "… does not contain …")
                        .replaceAll("(?s)[\\d\\[].*", "…")
                + "' " + fields;
    }

    /** The fields of what an event tells, of one offer when it tells of several. */
    private static String keys(JsonNode event) {
        JsonNode inner = event.path(event.path("type").asText().toLowerCase(java.util.Locale.ROOT));
        JsonNode one = inner.elements().hasNext() && inner.elements().next().isArray()
                ? inner.elements().next().path(0)
                : inner;
        Set<String> fields = new TreeSet<>();
        one.fieldNames().forEachRemaining(name -> {
            if (!Set.of("executor_ids", "attributes", "unavailability").contains(name)) {
                fields.add(name);
            }
        });
        return one.path("message").isTextual() ? one.path("message").asText() : fields.toString();
    }

    static WireHeaders json() {
        return JSON;
    }

    static List<RecordedExchange> load(String set) {
        return Fixtures.load("mesos/1.12.0/" + set);
    }

    @Override
    public void close() throws Exception {
        for (SchedulerTap tap : taps) {
            tap.close();
        }
        for (SchedulerTap tap : executors) {
            tap.close();
        }
    }
}
