package io.mesokit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.ProcessIo;
import io.mesokit.mesos.model.executor.ExecutorCall;
import io.mesokit.mesos.model.executor.ExecutorEvent;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.scheduler.SchedulerCall;
import io.mesokit.mesos.model.scheduler.SchedulerEvent;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.http.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An exchange that was recorded with a real Mesos, and what it was about.
 *
 * @param set the set it is of
 * @param exchange the exchange
 */
record Recorded(String set, RecordedExchange exchange) {
    private static final List<String> SETS = List.of(
            "agent",
            "agent-cgroups",
            "auth",
            "executor",
            "failover",
            "ha",
            "http",
            "master-agents",
            "master-errors",
            "master-read",
            "master-write",
            "no-leader",
            "partition",
            "scheduler",
            "scheduler-inverse-offers",
            "scheduler-operations",
            "startup",
            "subscribe",
            "subscribe-agents",
            "v0");

    /** Whose messages they are. */
    enum Api {
        MASTER(MasterCall.class, MasterResponse.class, MasterEvent.class),
        AGENT(AgentCall.class, AgentResponse.class, ProcessIo.class),
        SCHEDULER(SchedulerCall.class, Void.class, SchedulerEvent.class),
        EXECUTOR(ExecutorCall.class, Void.class, ExecutorEvent.class),
        /** The routes that are older, with JSON of their own. */
        PLAIN(Void.class, Void.class, Void.class);

        final Class<?> calls;
        final Class<?> answers;
        final Class<?> records;

        Api(Class<?> calls, Class<?> answers, Class<?> records) {
            this.calls = calls;
            this.answers = answers;
            this.records = records;
        }
    }

    private static final List<Recorded> ALL = SETS.stream()
            .flatMap(set -> Fixtures.load("mesos/1.12.0/" + set).stream().map(exchange -> new Recorded(set, exchange)))
            .toList();

    static Stream<Recorded> all() {
        return ALL.stream();
    }

    /** Without query, and without the name of the process that one may put in front. */
    String path() {
        return exchange.path()
                .replaceFirst("\\?.*", "")
                .replaceFirst("^http://[^/]*", "")
                .replaceFirst("^/(master|slave\\(1\\))/(?!redirect/)", "/");
    }

    boolean ofAgent() {
        return set.startsWith("agent") || exchange.name().contains("agent-");
    }

    Api api() {
        return switch (path()) {
            case "/api/v1" -> ofAgent() ? Api.AGENT : Api.MASTER;
            case "/api/v1/scheduler" -> Api.SCHEDULER;
            case "/api/v1/executor" -> Api.EXECUTOR;
            default -> Api.PLAIN;
        };
    }

    /** The call's type; empty if the body is none of JSON with a known one. */
    String type() {
        try {
            String body = requestRecord();
            return body.isEmpty() ? "" : SameJson.read(body).path("type").asText();
        } catch (IllegalArgumentException notJson) {
            return "";
        }
    }

    /** The body of the request, or the first record of it. */
    String requestRecord() {
        String body = exchange.requestBody().orElse("");
        boolean framed =
                exchange.requestHeaders().first("Content-Type").stream().anyMatch("application/recordio"::equals);
        return framed && isFramed(body) ? records(body).get(0) : body;
    }

    /** Whether the answer is a stream of records. */
    boolean isStream() {
        return exchange.status() == 200 && isFramed(exchange.body());
    }

    private static boolean isFramed(String body) {
        return body.matches("(?s)\\d+\\n.*");
    }

    List<String> records() {
        return records(exchange.body());
    }

    /** Whole records only: a recording ends where somebody stopped it. */
    private static List<String> records(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<String> records = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = 0;
            for (; bytes[at] != '\n'; at++) {
                length = length * 10 + bytes[at] - '0';
            }
            records.add(new String(bytes, at + 1, length, StandardCharsets.UTF_8));
            at += 1 + length;
        }
        return records;
    }

    /** The answer as it was, framed anew; without what said how it was packed. */
    WireResponse answer() {
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        exchange.headers().lines().stream()
                .filter(line ->
                        !line.getKey().matches("(?i)content-length|transfer-encoding|connection|content-encoding"))
                .forEach(kept::add);
        return WireResponse.of(exchange.status()).headers(WireHeaders.of(kept)).body(exchange.body());
    }

    JsonNode body() {
        return SameJson.read(exchange.body());
    }

    @Override
    public String toString() {
        return set + "/" + exchange;
    }
}
