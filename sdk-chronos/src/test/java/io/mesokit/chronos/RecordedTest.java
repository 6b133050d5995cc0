package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobGraph;
import io.mesokit.chronos.model.JobSearch;
import io.mesokit.chronos.model.LeaderInfo;
import io.mesokit.chronos.model.Loggers;
import io.mesokit.chronos.model.MarkResult;
import io.mesokit.chronos.model.Metrics;
import io.mesokit.chronos.model.OneTimeJob;
import io.mesokit.chronos.model.Percentile;
import io.mesokit.chronos.model.TaskNotification;
import io.mesokit.chronos.model.TaskProgress;
import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Request;
import io.mesokit.core.ServerException;
import io.mesokit.core.StatusException;
import io.mesokit.core.TransportException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer that a real Chronos gave, given again, is read for what it is. */
class RecordedTest {
    private static final List<String> SETS = List.of(
            "chronos/3.0.3/core",
            "chronos/3.0.3/mesos",
            "chronos/3.0.3/basic-auth",
            "chronos/3.0.3/follower",
            "chronos/3.0.3/http",
            "chronos/2.5.1/core",
            "chronos/2.5.1/http");

    private static volatile Optional<RecordedExchange> present = Optional.empty();
    private static WireServer server;

    /** All but compressed ones: their bytes did not survive as text. */
    static Stream<RecordedExchange> exchanges() {
        return SETS.stream()
                .flatMap(set -> Fixtures.load(set).stream())
                .filter(exchange -> exchange.headers().first("Content-Encoding").isEmpty());
    }

    @BeforeAll
    static void start() {
        server = WireServer.start("recorded", 0, request -> answer(present.orElseThrow()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void recorded_givenAgain_isReadForWhatItIs(RecordedExchange exchange) {
        present = Optional.of(exchange);
        server.revive();
        if (exchange.status() == 0) {
            server.die();
        }
        for (BothWays way : BothWays.values()) {
            try (Chronos chronos = connect(exchange)) {
                Call<?> call = operation(chronos, exchange).orElseGet(() -> raw(chronos, exchange));
                Throwable failure = catchThrowable(() -> judge(exchange, way.run(call)));
                assertThat(failure == null ? null : failure.getClass())
                        .as("%s: %s", exchange, failure)
                        .isEqualTo(expected(exchange).orElse(null));
                if (failure instanceof StatusException refused) {
                    judge(exchange, refused);
                }
            }
        }
    }

    private static Chronos connect(RecordedExchange exchange) {
        ChronosVersion version = path(exchange).startsWith("/scheduler") ? ChronosVersion.V2 : ChronosVersion.V3;
        ClientOptions options = ClientOptions.builder(server.url().toString())
                .sleeper(pause -> {})
                .build();
        return Chronos.connect(options).assuming(version).withoutParentCheck();
    }

    private static WireResponse answer(RecordedExchange exchange) {
        List<java.util.Map.Entry<String, String>> kept = new ArrayList<>();
        exchange.headers().lines().stream()
                .filter(line ->
                        !line.getKey().matches("(?i)content-length|transfer-encoding|connection|content-encoding"))
                .forEach(kept::add);
        return WireResponse.of(exchange.status()).headers(WireHeaders.of(kept)).body(exchange.body());
    }

    private static String path(RecordedExchange exchange) {
        return exchange.path().replaceFirst("\\?.*", "");
    }

    /** The operation of the client that makes such a request; empty if none does. */
    private static Optional<Call<?>> operation(Chronos chronos, RecordedExchange exchange) {
        String body = exchange.requestBody().orElse("");
        String route = exchange.method() + " " + path(exchange).replaceFirst("^(/v1)?/scheduler", "");
        boolean v3 = path(exchange).startsWith("/v1/");
        return Optional.ofNullable(
                switch (route) {
                    case "GET /ping" -> chronos.system().ping();
                    case "GET /metrics" -> chronos.system().metrics();
                    case "GET /logging" -> chronos.system().loggers();
                    case "GET /jobs", "GET /jobs/" -> chronos.jobs().list();
                    case "GET /jobs/summary" -> v3 ? chronos.jobs().summary() : null;
                    case "GET /jobs/search" -> chronos.jobs().search(JobSearch.all());
                    case "GET /graph/dot" -> chronos.graph().dot();
                    case "GET /graph/csv" -> chronos.graph().csv();
                    case "GET /leader" -> chronos.leader().get();
                    case "POST /iso8601", "POST /dependency" -> put(chronos, body);
                    default -> named(chronos, route, v3);
                });
    }

    private static Call<?> named(Chronos chronos, String route, boolean v3) {
        String name = route.substring(route.lastIndexOf('/') + 1);
        if (route.startsWith("GET /job/stat/")) {
            return chronos.jobs().stat(name);
        }
        if (route.startsWith("PUT /job/success/")) {
            return chronos.jobs().markSuccess(name);
        }
        if (route.matches("POST /job/[^/]+/task/[^/]+/progress")) {
            return chronos.jobs().reportProgress("x", "y", TaskProgress.of(1));
        }
        if (route.startsWith("GET /stats/")) {
            return chronos.stats().percentile(Percentile.P99);
        }
        if (route.startsWith("DELETE /task/kill/")) {
            return chronos.tasks().killAll(name);
        }
        if (route.startsWith("PUT /task/")) {
            return v3 ? null : chronos.legacy2x().updateAsyncTask(name, TaskNotification.succeeded());
        }
        if (route.startsWith("GET /job/")) {
            return v3 ? chronos.jobs().get(name) : null;
        }
        return route.startsWith("PUT /job/")
                ? chronos.jobs().trigger(name)
                : route.startsWith("DELETE /job/") ? chronos.jobs().delete(name) : null;
    }

    /** Most of what was posted is no job, or one that is refused before the wire; the answer counts all the same. */
    private static Call<?> put(Chronos chronos, String body) {
        try {
            return chronos.jobs().put(Json.mapper().readValue(body, Job.class));
        } catch (Exception notSent) {
            return chronos.jobs().runOnceNow(OneTimeJob.of("a", "b"));
        }
    }

    private static Call<JsonNode> raw(Chronos chronos, RecordedExchange exchange) {
        return chronos.raw(Request.of(exchange.method(), path(exchange)));
    }

    private static Optional<Class<?>> expected(RecordedExchange exchange) {
        String explanation = exchange.body();
        return Optional.ofNullable(
                switch (exchange.status()) {
                    case 0 -> TransportException.class;
                    case 400 ->
                        explanation.contains("not found")
                                        || explanation.isEmpty()
                                                && path(exchange).contains("/job/")
                                ? NotFoundException.class
                                : InvalidRequestException.class;
                    case 401 -> UnauthorizedException.class;
                    case 403 -> io.mesokit.core.ForbiddenException.class;
                    case 404 -> NotFoundException.class;
                    case 405, 406, 415 -> StatusException.class;
                    case 500 ->
                        explanation.contains("CycleFound") || explanation.contains("parent does not exist")
                                ? InvalidRequestException.class
                                : ServerException.class;
                    default -> readable(exchange) ? null : io.mesokit.core.MalformedBodyException.class;
                });
    }

    /** What has no operation comes through raw(), which reads JSON only. */
    private static boolean readable(RecordedExchange exchange) {
        return exchange.body().isEmpty() || !exchange.method().equals("OPTIONS");
    }

    private static void judge(RecordedExchange exchange, StatusException refused) {
        assertThat(refused.status()).isEqualTo(exchange.status());
        assertThat(refused.response().text()).isEqualTo(exchange.method().equals("HEAD") ? "" : exchange.body());
        assertThat(refused.getMessage())
                .doesNotContain("\tat ")
                .doesNotContain("java.lang.")
                .hasSizeLessThan(1000);
    }

    private static void judge(RecordedExchange exchange, Object value) throws Exception {
        if (value instanceof List<?> list) {
            judge(exchange, list);
        }
        if (value instanceof Job job) {
            assertThat(semantic(tree(job))).isEqualTo(semantic(Json.mapper().readTree(exchange.body())));
        }
        if (value instanceof JobGraph graph) {
            assertThat(graph.nodes().size() + graph.links().size())
                    .isEqualTo((int) exchange.body().lines().count());
        }
        if (value instanceof LeaderInfo leader) {
            assertThat(exchange.body()).contains(leader.leader());
        }
        if (value instanceof MarkResult mark) {
            assertThat(mark.marked()).isEqualTo(exchange.body().endsWith("true"));
        }
        if (value instanceof Metrics metrics) {
            assertThat(metrics.gauge("org.apache.mesos.chronos.scheduler.jobs.TaskManager.queueSize"))
                    .isPresent();
        }
        if (value instanceof Loggers loggers) {
            assertThat(loggers.levels().isEmpty()).isEqualTo(!exchange.body().contains("<td>"));
        }
    }

    private static void judge(RecordedExchange exchange, List<?> list) throws Exception {
        JsonNode body = Json.mapper().readTree(exchange.body());
        JsonNode array = body.has("jobs") ? body.get("jobs") : body;
        assertThat(list).hasSize(array.size());
        for (int i = 0; i < list.size(); i++) {
            assertThat(semantic(tree(list.get(i)))).isEqualTo(semantic(array.get(i)));
        }
    }

    private static JsonNode tree(Object value) throws Exception {
        return Json.mapper().readTree(Json.mapper().writeValueAsString(value));
    }

    /** Without what is the same as nothing; ports as numbers; and without what only we write, being the default. */
    private static JsonNode semantic(JsonNode node) {
        if (node.isArray()) {
            node.forEach(RecordedTest::semantic);
        }
        if (node instanceof ObjectNode object) {
            object.forEach(RecordedTest::semantic);
            List.of("hostPort", "containerPort").stream()
                    .filter(object::has)
                    .forEach(port -> object.put(port, object.get(port).asInt()));
            object.remove(List.of("concurrent", "successCount", "errorCount", "errorsSinceLastSuccess").stream()
                    .filter(field -> object.path(field).asText().matches("0|false"))
                    .toList());
            List<String> empty = new ArrayList<>();
            object.fields().forEachRemaining(field -> {
                if (field.getValue().isTextual() && field.getValue().textValue().isEmpty()
                        || field.getValue().isArray() && field.getValue().isEmpty()) {
                    empty.add(field.getKey());
                }
            });
            object.remove(empty);
        }
        return node;
    }
}
