package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.ConflictException;
import io.mesokit.core.EventStream;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.MalformedBodyException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Request;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.ServerException;
import io.mesokit.core.StatusException;
import io.mesokit.core.StreamCall;
import io.mesokit.core.StreamOptions;
import io.mesokit.core.TransportException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.agent.LaunchNestedContainerSessionCall;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every answer that a real Mesos gave, given again over a socket, is read for what it is: by the typed call that asks
 * for it if there is one, else by {@code raw}; and nothing of it is lost.
 */
class RecordedTest {
    /** As many as there are. More is better; fewer means that some are left out. */
    private static final int RECORDED = 409;

    /** Requests that servers put up with: a fraction for a whole number, numbers in quotes. */
    private static final String SERVERS_PUT_UP_WITH = ".*(float-uint|string-number)";

    private static final Map<String, Function<MesosMaster, Call<?>>> MASTER = new HashMap<>();
    private static final Map<String, Function<MesosAgent, Call<?>>> AGENT = new HashMap<>();
    private static final Set<String> REPLAYED = new TreeSet<>();

    static {
        TypedCalls.master().forEach(row -> MASTER.put(row.type(), row.call()));
        TypedCalls.agent().forEach(row -> AGENT.put(row.type(), row.call()));
        // Looks before it leaps, and so is two exchanges.
        MASTER.remove("REMOVE_QUOTA");
    }

    /** What the server gives now. */
    private static volatile WireResponse answer = WireResponse.of(500);

    private static final WireServer SERVER = WireServer.start("recorded", 0, request -> answer);
    private static final WireServer LEADER = WireServer.start("leader", 0, RecordedTest::asLeader);
    private static final MesosMaster MASTER_CLIENT = MesosMaster.connect(options(SERVER));
    private static final MesosAgent AGENT_CLIENT = MesosAgent.connect(options(SERVER));

    static Stream<Recorded> exchanges() {
        return Recorded.all();
    }

    @AfterAll
    static void report() throws IOException {
        MASTER_CLIENT.close();
        AGENT_CLIENT.close();
        SERVER.close();
        LEADER.close();
        Files.writeString(
                Path.of("target", "recorded.txt"), "recorded mesos " + REPLAYED.size() + "/" + RECORDED + "\n");
        assertThat(REPLAYED).hasSizeGreaterThanOrEqualTo(RECORDED);
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void recorded_givenAgain_isReadForWhatItIs(Recorded recorded) throws Exception {
        judgeMessages(recorded);
        answer = answer(recorded);
        for (BothWays way : BothWays.values()) {
            switch (recorded.exchange().status()) {
                case 0 -> judgeDead(recorded, way);
                case 307 -> judgeFollowed(recorded, way);
                default -> judge(recorded, way, MASTER_CLIENT, AGENT_CLIENT);
            }
        }
        REPLAYED.add(recorded.toString());
    }

    private static void judge(Recorded recorded, BothWays way, MesosMaster master, MesosAgent agent) {
        if (recorded.isStream()) {
            judgeStream(recorded, master, agent);
        } else {
            judgeCall(recorded, way, call(recorded, master, agent));
        }
    }

    private static void judgeDead(Recorded recorded, BothWays way) {
        try (WireServer dead = WireServer.start("dead", 0, request -> answer);
                MesosMaster master = MesosMaster.connect(options(dead))) {
            dead.die();
            judge(recorded, way, master, AGENT_CLIENT);
        }
    }

    /** With a client of its own, for it stays with the leader. */
    private static void judgeFollowed(Recorded recorded, BothWays way) {
        LEADER.requestLog().clear();
        try (MesosMaster master = MesosMaster.connect(options(SERVER))) {
            judge(recorded, way, master, AGENT_CLIENT);
        }
        if (recorded.api() == Recorded.Api.PLAIN) {
            return; // where it leads is the answer
        }
        WireRequest followed = LEADER.requests().get(0);
        assertThat(followed.method()).isEqualTo(recorded.exchange().method());
        assertThat(followed.path()).isEqualTo("/master" + recorded.path());
        assertThat(SameJson.read(followed.text()).path("type").asText()).isEqualTo(recorded.type());
    }

    private static ClientOptions options(WireServer server) {
        return ClientOptions.builder(server.url().toString())
                .calls(CallOptions.builder().retry(RetryPolicy.none()).build())
                .build();
    }

    private static WireResponse answer(Recorded recorded) {
        Optional<String> location = recorded.exchange().headers().first("Location");
        String path = location.map(there -> URI.create(there).getPath()).orElse("");
        String here = "//127.0.0.1:" + LEADER.port() + path;
        WireResponse given = recorded.answer();
        return location.isPresent() ? given.headers(given.headers().with("Location", here)) : given;
    }

    /** What a leader answered to the same call. */
    private static WireResponse asLeader(WireRequest request) {
        WireResponse empty = WireResponse.of(200).header("Content-Type", "application/json");
        return request.method().equals("GET")
                ? empty.body("{}")
                : empty.body(
                        leaderAnswer(SameJson.read(request.text()).path("type").asText()));
    }

    private static String leaderAnswer(String type) {
        return Recorded.all()
                .filter(other -> other.api() == Recorded.Api.MASTER
                        && other.type().equals(type)
                        && other.exchange().status() == 200
                        && !other.isStream())
                .map(other -> other.exchange().body())
                .findFirst()
                .orElse("");
    }

    // ---- what is called

    private static Call<?> call(Recorded recorded, MesosMaster master, MesosAgent agent) {
        Call<?> typed = switch (recorded.api()) {
            case MASTER -> apply(MASTER.get(recorded.type()), master);
            case AGENT -> apply(AGENT.get(recorded.type()), agent);
            case PLAIN -> plain(recorded, master, agent);
            default -> null;
        };
        boolean asWeAsk = recorded.exchange().method().matches("GET|POST")
                && !query(recorded).contains("jsonp");
        return typed != null && asWeAsk ? typed : raw(recorded, master, agent);
    }

    private static <C> Call<?> apply(Function<C, Call<?>> call, C client) {
        return call == null ? null : call.apply(client);
    }

    private static String query(Recorded recorded) {
        String[] parts = recorded.exchange().path().split("\\?", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    static Call<?> plain(Recorded recorded, MesosMaster master, MesosAgent agent) {
        if (!recorded.exchange().method().equals("GET")) {
            return null;
        }
        Server server = recorded.ofAgent() ? agent.server() : master.server();
        return switch (recorded.path()) {
            case "/health" -> server.ping();
            case "/version" -> server.ownVersion();
            case "/flags" -> server.ownFlags();
            case "/metrics/snapshot" -> server.ownMetrics();
            case "/system/stats.json" -> server.host();
            case "/redirect" -> master.leader().locate();
            case "/__processes__" -> server.diagnostics().processes();
            case "/files/debug" -> (recorded.ofAgent() ? agent.files() : master.files()).paths();
            case "/files/download" -> master.files().bytes("/nope");
            default -> recorded.ofAgent() ? legacy(recorded, agent.legacy()) : legacy(recorded, master.legacy());
        };
    }

    private static Call<?> legacy(Recorded recorded, Legacy legacy) {
        return switch (recorded.path()) {
            case "/state" -> legacy.state();
            case "/state-summary" -> legacy.stateSummary();
            case "/slaves" -> query(recorded).isEmpty() ? legacy.agents() : legacy.agent(AgentId.of("nope"));
            case "/frameworks" -> legacy.frameworks();
            case "/tasks" -> legacy.tasks(TaskQuery.newest(1).oldestFirst());
            case "/roles" -> legacy.roles();
            default -> null;
        };
    }

    private static Call<?> legacy(Recorded recorded, AgentLegacy legacy) {
        return switch (recorded.path()) {
            case "/state" -> legacy.state();
            case "/monitor/statistics" -> legacy.statistics();
            case "/containers" -> legacy.containers();
            case "/containerizer/debug" -> legacy.pending();
            default -> null;
        };
    }

    private static Call<JsonNode> raw(Recorded recorded, MesosMaster master, MesosAgent agent) {
        Request request = Request.of(recorded.exchange().method(), recorded.path());
        Optional<String> type = recorded.exchange().requestHeaders().first("Content-Type");
        byte[] body = recorded.exchange().requestBody().orElse("").getBytes(StandardCharsets.UTF_8);
        Request whole = body.length == 0 ? request : request.body(type.orElse("application/json"), body);
        return recorded.ofAgent() ? agent.raw(whole) : master.raw(whole);
    }

    // ---- what is made of it

    private static void judgeCall(Recorded recorded, BothWays way, Call<?> call) {
        Throwable failure = catchThrowable(() -> judge(recorded, way.run(call)));
        assertThat(failure == null ? null : failure.getClass())
                .as("%s: %s", recorded, failure)
                .isEqualTo(expected(recorded).orElse(null));
        if (failure instanceof StatusException refused) {
            judge(recorded, refused);
        }
    }

    private static Optional<Class<?>> expected(Recorded recorded) {
        String why = recorded.exchange().body();
        return Optional.ofNullable(
                switch (recorded.exchange().status()) {
                    case 0 -> TransportException.class;
                    case 400 ->
                        why.matches("Unknown agent|No (agent|framework) found with .*|Machine .* is not part of .*")
                                ? NotFoundException.class
                                : InvalidRequestException.class;
                    case 401 -> UnauthorizedException.class;
                    case 403 -> ForbiddenException.class;
                    case 404 -> isStarting(recorded) ? ServerException.class : NotFoundException.class;
                    case 409 -> ConflictException.class;
                    case 405, 406, 415 -> StatusException.class;
                    case 500, 501, 503 -> ServerException.class;
                    default -> readable(recorded) ? null : MalformedBodyException.class;
                });
    }

    private static boolean isStarting(Recorded recorded) {
        return recorded.set().equals("startup") && recorded.exchange().status() == 404;
    }

    /** We ask for JSON without padding; what did not is no answer to us. */
    private static boolean readable(Recorded recorded) {
        String body = recorded.exchange().body();
        return body.isEmpty() || body.startsWith("{") || body.startsWith("[");
    }

    private static void judge(Recorded recorded, StatusException refused) {
        assertThat(refused.status()).isEqualTo(recorded.exchange().status());
        boolean head = recorded.exchange().method().equals("HEAD");
        assertThat(refused.response().text())
                .isEqualTo(head ? "" : recorded.exchange().body());
        assertThat(refused.getMessage())
                .contains(
                        isStarting(recorded)
                                ? "just starting"
                                : refused.response().head())
                .hasSizeLessThan(1500);
    }

    private static void judge(Recorded recorded, Object value) {
        if (value instanceof URI found) {
            assertThat(found.getPort()).isEqualTo(LEADER.port());
        } else if (recorded.exchange().status() == 307) {
            assertThat(LEADER.requests()).hasSize(1);
        } else if (value instanceof FilePart part) {
            JsonNode read = recorded.body().path("read_file");
            assertThat(part.data().base64()).isEqualTo(read.path("data").asText());
            assertThat(part.size()).isEqualTo(read.path("size").asLong());
        } else if (value == null || recorded.exchange().body().isEmpty()) {
            assertThat(recorded.exchange().body()).isEmpty();
        } else {
            JsonNode read = SameJson.of(value);
            assertThat(parts(recorded.body())).as("of what was sent, %s", read).contains(read);
        }
    }

    /** The answer, its members and theirs: a call may give what is in the envelope; an empty list may be missing. */
    private static List<JsonNode> parts(JsonNode body) {
        Stream<JsonNode> members = stream(body).flatMap(member -> Stream.concat(Stream.of(member), stream(member)));
        boolean hollow = stream(body).anyMatch(member -> member.isObject() && member.isEmpty()) || body.size() == 1;
        Stream<JsonNode> none = hollow ? Stream.of(Json.mapper().createArrayNode()) : Stream.of();
        return Stream.of(Stream.of(body), members, none).flatMap(all -> all).toList();
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return node.isObject() ? node.properties().stream().map(Map.Entry::getValue) : Stream.of();
    }

    /** The models of what was sent and answered keep all of it. */
    private static void judgeMessages(Recorded recorded) throws IOException {
        boolean understood =
                recorded.exchange().status() < 400 && recorded.exchange().status() != 0;
        if (recorded.api() != Recorded.Api.PLAIN
                && understood
                && !recorded.type().isEmpty()) {
            if (!recorded.exchange().name().matches(SERVERS_PUT_UP_WITH)) {
                assertKept(recorded.requestRecord(), recorded.api().calls);
            }
            String body = recorded.exchange().body();
            if (recorded.isStream()) {
                for (String record : recorded.records()) {
                    assertKept(record, recorded.api().records);
                }
            } else if (body.startsWith("{")) {
                assertKept(body, recorded.api().answers);
            }
        }
    }

    private static void assertKept(String json, Class<?> type) throws IOException {
        assertThat(SameJson.of(Json.mapper().readValue(json, type))).isEqualTo(SameJson.read(json));
    }

    // ---- streams

    private static void judgeStream(Recorded recorded, MesosMaster master, MesosAgent agent) {
        Optional<StreamCall<?>> call = stream(recorded, master, agent);
        if (call.isPresent()) {
            StreamOptions once = StreamOptions.ofDefaults().withoutReconnect();
            try (EventStream<?> stream = call.get().with(once).open()) {
                List<JsonNode> read = stream.stream().map(SameJson::of).toList();
                assertThat(read)
                        .isEqualTo(
                                recorded.records().stream().map(SameJson::read).toList());
            }
        }
    }

    /** Those of schedulers and executors are read as messages only, for they have no client. */
    private static Optional<StreamCall<?>> stream(Recorded recorded, MesosMaster master, MesosAgent agent) {
        return switch (recorded.api()) {
            case MASTER -> Optional.of(master.events().withHeartbeats());
            case AGENT ->
                Optional.of(
                        recorded.type().startsWith("ATTACH")
                                ? agent.containers().output(TypedCalls.NESTED)
                                : agent.containers()
                                        .session(LaunchNestedContainerSessionCall.builder()
                                                .containerId(TypedCalls.NESTED)
                                                .command(TypedCalls.COMMAND)
                                                .build()));
            default -> Optional.empty();
        };
    }
}
