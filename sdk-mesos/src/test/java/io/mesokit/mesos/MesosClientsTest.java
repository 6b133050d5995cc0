package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.EventStream;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.LimitExceededException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Planted;
import io.mesokit.core.ServerException;
import io.mesokit.core.StatusException;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.TaskId;
import io.mesokit.mesos.model.master.MasterEvent;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.Credentials;
import org.apache.mesos.v1.master.Protos.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MesosClientsTest {
    private final OperatorServer server = new OperatorServer(Response.getDescriptor());
    private final MesosMaster master = MesosMaster.connect(options());
    private final MesosAgent agent = MesosAgent.connect(options());

    @AfterEach
    void close() {
        master.close();
        agent.close();
        server.close();
    }

    private ClientOptions options() {
        return ClientOptions.builder(server.url()).credentials(Planted.basic()).build();
    }

    private static MockResponse ok(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    @ParameterizedTest
    @EnumSource
    void anyCall_otherMasterLeads_goesThereAndStays(BothWays way) {
        try (OperatorServer follower = new OperatorServer(Response.getDescriptor());
                MesosMaster client = MesosMaster.connect(follower.url())) {
            String leader = server.url().substring("http:".length()) + "/master/api/v1";
            MockResponse redirect = new MockResponse.Builder()
                    .code(307)
                    .setHeader("Location", leader)
                    .build();
            follower.prepare("TEARDOWN", redirect);

            way.run(client.frameworks().teardown(FrameworkId.of("F1")));
            way.run(client.tasks().list());

            assertThat(follower.requests()).hasSize(1);
            assertThat(server.requests())
                    .extracting(request -> request.getTarget())
                    .containsExactly("/master/api/v1", "/api/v1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void locate_follower_namesLeader(BothWays way) {
        MockResponse redirect = new MockResponse.Builder()
                .code(307)
                .setHeader("Location", "//leader.example:5050")
                .build();
        server.prepare("/redirect", redirect);

        assertThat(way.run(master.leader().locate())).hasToString("http://leader.example:5050");
    }

    @ParameterizedTest
    @EnumSource
    void locate_leaderItself_isItself(BothWays way) {
        MockResponse redirect = new MockResponse.Builder()
                .code(307)
                .setHeader("Location", server.url().substring("http:".length()))
                .build();
        server.prepare("/redirect", redirect);

        assertThat(way.run(master.leader().locate())).hasToString(server.url());
    }

    @ParameterizedTest
    @EnumSource
    void locate_noLeader_fails(BothWays way) {
        server.prepare("/redirect", OperatorServer.text(503, "No leader elected"));

        assertThat(way.fails(master.leader().locate(), ServerException.class))
                .hasMessageContaining("No leader elected");
    }

    @ParameterizedTest
    @EnumSource
    void removeQuota_roleWithout_sendsNothingThatKills(BothWays way) {
        server.prepare("GET_QUOTA", ok("{\"type\":\"GET_QUOTA\",\"get_quota\":{\"status\":{}}}"));

        assertThat(way.run(master.quotas().remove("dev"))).isFalse();
        assertThat(server.calls("REMOVE_QUOTA")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void removeQuota_oldServerWithQuota_removesIt(BothWays way) {
        server.prepare(
                "GET_QUOTA",
                ok("{\"type\":\"GET_QUOTA\",\"get_quota\":{\"status\":{\"infos\":[{\"role\":\"dev\"}]}}}"));

        assertThat(way.run(master.quotas().remove("dev"))).isTrue();
        assertThat(server.calls("REMOVE_QUOTA")).hasSize(1);
    }

    @Test
    void removeContainer_standalone_isRefusedHere() {
        ContainerId standalone = ContainerId.of("c1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> agent.containers().remove(standalone))
                .withMessageContaining("crashes");
        assertThatIllegalArgumentException().isThrownBy(() -> agent.nested().remove(standalone));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void drain_period_isSecondsAndNanos() {
        master.agents().drain(AgentId.of("S1"), Duration.ofMillis(90_500)).execute();

        assertThat(server.calls("DRAIN_AGENT").get(0).path("drain_agent").path("max_grace_period"))
                .hasToString("{\"nanos\":500000000,\"seconds\":90}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> master.agents().drain(AgentId.of("S1"), Duration.ofSeconds(-1)));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, "Unknown agent", NotFoundException.class),
                Arguments.of(400, "No agent found with specified ID", NotFoundException.class),
                Arguments.of(400, "No framework found with specified ID", NotFoundException.class),
                Arguments.of(400, "Agent is not deactivated", InvalidRequestException.class),
                Arguments.of(403, "403 Forbidden.", ForbiddenException.class),
                Arguments.of(404, "404 Not Found.", ServerException.class),
                Arguments.of(404, "", NotFoundException.class),
                Arguments.of(404, "Container nope cannot be found", NotFoundException.class),
                Arguments.of(500, "Failed to do it", ServerException.class),
                Arguments.of(501, "Not implemented", ServerException.class));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void command_refused_isTyped(int status, String body, Class<? extends StatusException> type) {
        server.prepare("DRAIN_AGENT", OperatorServer.text(status, body));
        for (BothWays way : BothWays.values()) {
            StatusException refusal = way.fails(master.agents().drain(AgentId.of("S1")), type);
            assertThat(refusal.response().status()).isEqualTo(status);
            if (status != 404) {
                assertThat(refusal).hasMessageContaining(body);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void question_answerOfAnotherType_isUnexpected(BothWays way) {
        server.prepare("GET_TASKS", ok("{\"type\":\"GET_HEALTH\",\"get_health\":{\"healthy\":true}}"));

        assertThat(way.fails(master.tasks().list(), UnexpectedShapeException.class))
                .hasMessageContaining("lacks the member");
    }

    private static MockResponse announcing(long bytes) {
        return new MockResponse.Builder()
                .body("{")
                .setHeader("Content-Length", bytes)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void question_answerOfMoreThanHalfAGibibyte_isOverTheLimit(BothWays way) {
        server.prepare("GET_STATE", announcing((512L << 20) + 1));
        assertThat(way.fails(master.state().get(), LimitExceededException.class))
                .hasMessageContaining("more than 536870912 bytes");
        server.prepare("GET_STATE", announcing((512L << 20) + 1));
        assertThat(way.fails(agent.state().get(), LimitExceededException.class))
                .hasMessageContaining("more than 536870912 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void question_callersOwnLimit_counts(BothWays way) {
        CallOptions few = CallOptions.builder().maxBodyBytes(64L << 20).build();
        try (MesosMaster modest =
                MesosMaster.connect(options().toBuilder().calls(few).build())) {
            server.prepare("GET_STATE", announcing((64L << 20) + 1));
            assertThat(way.fails(modest.state().get(), LimitExceededException.class))
                    .hasMessageContaining("more than 67108864 bytes");
        }
    }

    @Test
    void events_recordOfMoreThanHalfAGibibyte_isOverTheLimit() {
        server.prepare("SUBSCRIBE", ok("536870913\n{"));
        try (EventStream<MasterEvent> events = master.events().all().open()) {
            assertThatThrownBy(events::next)
                    .isInstanceOf(LimitExceededException.class)
                    .hasMessageContaining("the limit of 536870912");
        }
    }

    @Test
    void open_fileInParts_isWhole() throws Exception {
        byte[] first = new byte[64 << 10];
        first[5] = -1;
        server.prepare("READ_FILE", part(first, first.length));
        try (InputStream file = agent.files().open("/slave/log")) {
            assertThat(file.readNBytes(first.length)).isEqualTo(first);
            server.prepare("READ_FILE", part(new byte[0], first.length));
            assertThat(file.read()).isEqualTo(-1);
        }
        assertThat(server.calls("READ_FILE"))
                .extracting(call -> call.path("read_file").path("offset").longValue())
                .containsExactly(0L, 65536L);
    }

    private static MockResponse part(byte[] data, long size) {
        return ok("{\"type\":\"READ_FILE\",\"read_file\":{\"size\":" + size + ",\"data\":\""
                + Base64.getEncoder().encodeToString(data) + "\"}}");
    }

    private record Route(String target, String body, Function<MesosClientsTest, Call<?>> call, String shown) {
        @Override
        public String toString() {
            return target;
        }
    }

    static Stream<Route> routes() {
        TaskQuery page =
                TaskQuery.newest(5).next().oldestFirst().of(FrameworkId.of("F")).only(TaskId.of("a b"));
        String statistics = "[{\"executor_id\":\"e\",\"executor_name\":\"n\",\"framework_id\":\"f\",\"source\":\"s\","
                + "\"statistics\":{\"timestamp\":1.5,\"cpus_limit\":0.2}}]";
        return Stream.of(
                new Route("/health", "", t -> t.master.server().ping(), "null"),
                new Route(
                        "/version",
                        "{\"version\":\"1.12.0\"}",
                        t -> t.master.server().ownVersion(),
                        "1.12.0"),
                new Route(
                        "/flags",
                        "{\"flags\":{\"port\":\"5050\"}}",
                        t -> t.agent.server().ownFlags(),
                        "{port=5050}"),
                new Route(
                        "/metrics/snapshot",
                        "{\"a/b\":1}",
                        t -> t.agent.server().ownMetrics(),
                        "{a/b=1.0}"),
                new Route(
                        "/system/stats.json",
                        "{\"cpus_total\":2}",
                        t -> t.agent.server().host(),
                        "cpus_total=2.0"),
                new Route(
                        "/files/debug", "{\"/a\":\"/b\"}", t -> t.agent.files().paths(), "{/a=/b}"),
                new Route(
                        "/files/download?path=%2Fa%20b",
                        "x", t -> t.agent.files().bytes("/a b"), "[B"),
                new Route("/state", "{\"v\":1}", t -> t.master.legacy().state(), "{\"v\":1}"),
                new Route("/state-summary", "{\"v\":2}", t -> t.master.legacy().stateSummary(), "{\"v\":2}"),
                new Route("/slaves", "{\"v\":3}", t -> t.master.legacy().agents(), "{\"v\":3}"),
                new Route(
                        "/slaves?slave_id=S1",
                        "{\"v\":4}",
                        t -> t.master.legacy().agent(AgentId.of("S1")),
                        "{\"v\":4}"),
                new Route("/frameworks", "{\"v\":5}", t -> t.master.legacy().frameworks(), "{\"v\":5}"),
                new Route(
                        "/frameworks?framework_id=F",
                        "{\"v\":6}",
                        t -> t.master.legacy().framework(FrameworkId.of("F")),
                        "{\"v\":6}"),
                new Route(
                        "/tasks?limit=5&offset=5&order=asc&framework_id=F&task_id=a%20b",
                        "{\"tasks\":[]}", t -> t.master.legacy().tasks(page), "[]"),
                new Route("/roles", "{\"roles\":[]}", t -> t.master.legacy().roles(), "[]"),
                new Route("/state", "{\"v\":7}", t -> t.agent.legacy().state(), "{\"v\":7}"),
                new Route(
                        "/monitor/statistics", statistics, t -> t.agent.legacy().statistics(), "executorId=e"),
                new Route("/containers", "[]", t -> t.agent.legacy().containers(), "[]"),
                new Route(
                        "/containers?container_id=c",
                        "[]",
                        t -> t.agent.legacy().container(ContainerId.of("c")),
                        "[]"),
                new Route(
                        "/containers?framework_id=F",
                        "[]",
                        t -> t.agent.legacy().containers(FrameworkId.of("F")),
                        "[]"),
                new Route("/containerizer/debug", "{}", t -> t.agent.legacy().pending(), "{}"));
    }

    @ParameterizedTest
    @MethodSource
    void routes(Route route) {
        server.prepare(route.target(), ok(route.body()));
        for (BothWays way : BothWays.values()) {
            Object value = way.run(route.call().apply(this));
            assertThat(String.valueOf(value)).contains(route.shown());
        }
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.getMethod()).isEqualTo("GET");
            assertThat(request.getHeaders().get("Authorization"))
                    .isEqualTo(Credentials.basic(Planted.USER, Planted.PASSWORD));
        });
    }

    @Test
    void route_missing_isNotFound() {
        assertThat(BothWays.SYNC.fails(agent.legacy().pending(), NotFoundException.class))
                .hasMessageContaining("404 Not Found.");
    }

    @Test
    void toString_client_namesServer() {
        assertThat(master).hasToString("Mesos master at " + server.url());
        assertThat(agent).hasToString("Mesos agent at " + server.url());
        assertThat(agent.containers()).hasToString("Containers of " + server.url());
    }
}
