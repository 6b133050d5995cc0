package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.EventStream;
import io.mesokit.core.Planted;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.ServerException;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.Bytes;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Image;
import io.mesokit.mesos.model.ImageType;
import io.mesokit.mesos.model.MachineId;
import io.mesokit.mesos.model.MaintenanceSchedule;
import io.mesokit.mesos.model.QuotaConfig;
import io.mesokit.mesos.model.QuotaRequest;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.ResourceProviderId;
import io.mesokit.mesos.model.ResourceProviderInfo;
import io.mesokit.mesos.model.Resources;
import io.mesokit.mesos.model.Scalar;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.LaunchContainerCall;
import io.mesokit.mesos.model.agent.LaunchNestedContainerSessionCall;
import io.mesokit.mesos.model.agent.ProcessData;
import io.mesokit.mesos.model.agent.ProcessDataType;
import io.mesokit.mesos.model.agent.ProcessIo;
import io.mesokit.mesos.model.agent.ProcessIoType;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.apache.mesos.v1.agent.Protos.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call of both operator APIs: what is sent, held against the official messages, and what is made of the answer. */
class OperatorCallsTest {
    private static final AgentId AGENT = AgentId.of("S1");
    private static final ContainerId STANDALONE = ContainerId.of("c1");
    private static final ContainerId NESTED = STANDALONE.child("c2");
    private static final CommandInfo COMMAND = CommandInfo.shell("sleep 1");
    private static final Resources CPUS = Resources.parse("cpus:2;mem:64");
    private static final Resource DISK = Resources.parse("disk:100").toList().get(0);
    private static final MachineId MACHINE = MachineId.ofHostname("h1");
    private static final Descriptor MASTER = org.apache.mesos.v1.master.Protos.Call.getDescriptor();
    private static final Descriptor AGENT_CALL = org.apache.mesos.v1.agent.Protos.Call.getDescriptor();
    private static final ResourceProviderInfo PROVIDER = ResourceProviderInfo.builder()
            .type("org.apache.mesos.rp.local.storage")
            .name("p")
            .build();
    private static final String STATUS =
            "{\"type\":\"GET_QUOTA\",\"get_quota\":{\"status\":{\"configs\":[{\"role\":\"dev\"}]}}}";

    /** Events and output, whose answers are no messages but streams. */
    private static final Set<String> STREAMS =
            Set.of("SUBSCRIBE", "LAUNCH_NESTED_CONTAINER_SESSION", "ATTACH_CONTAINER_OUTPUT");

    private record Row<C>(String type, Function<C, Call<?>> call) {
        @Override
        public String toString() {
            return type;
        }
    }

    private static List<Row<MesosMaster>> masterRows() {
        List<Row<MesosMaster>> rows = new ArrayList<>();
        rows.add(new Row<>("GET_HEALTH", m -> m.server().healthy()));
        rows.add(new Row<>("GET_FLAGS", m -> m.server().flags()));
        rows.add(new Row<>("GET_VERSION", m -> m.server().version()));
        rows.add(new Row<>("GET_METRICS", m -> m.server().metrics()));
        rows.add(new Row<>("GET_METRICS", m -> m.server().metrics(Duration.ofSeconds(5))));
        rows.add(new Row<>("GET_MASTER", m -> m.leader().get()));
        rows.add(new Row<>("GET_LOGGING_LEVEL", m -> m.logging().level()));
        rows.add(new Row<>("SET_LOGGING_LEVEL", m -> m.logging().change(1, Duration.ofMinutes(1))));
        rows.add(new Row<>("LIST_FILES", m -> m.files().list("/master/log")));
        rows.add(new Row<>("READ_FILE", m -> m.files().read("/master/log", 7)));
        rows.add(new Row<>("READ_FILE", m -> m.files().read("/master/log", 7, 100)));
        rows.add(new Row<>("GET_STATE", m -> m.state().get()));
        rows.add(new Row<>("GET_AGENTS", m -> m.agents().list()));
        rows.add(new Row<>("GET_FRAMEWORKS", m -> m.frameworks().list()));
        rows.add(new Row<>("GET_EXECUTORS", m -> m.frameworks().executors()));
        rows.add(new Row<>("GET_OPERATIONS", m -> m.operations().list()));
        rows.add(new Row<>("GET_TASKS", m -> m.tasks().list()));
        rows.add(new Row<>("GET_ROLES", m -> m.roles().list()));
        rows.add(new Row<>("GET_WEIGHTS", m -> m.weights().list()));
        rows.add(new Row<>("UPDATE_WEIGHTS", m -> m.weights().update(Map.of("dev", 2.0))));
        rows.add(new Row<>("RESERVE_RESOURCES", m -> m.reservations().reserve(AGENT, CPUS)));
        rows.add(new Row<>("RESERVE_RESOURCES", m -> m.reservations().rereserve(AGENT, CPUS, CPUS)));
        rows.add(new Row<>("UNRESERVE_RESOURCES", m -> m.reservations().unreserve(AGENT, CPUS)));
        rows.add(new Row<>("CREATE_VOLUMES", m -> m.volumes().create(AGENT, List.of(DISK))));
        rows.add(new Row<>("DESTROY_VOLUMES", m -> m.volumes().destroy(AGENT, List.of(DISK))));
        rows.add(new Row<>("GROW_VOLUME", m -> m.volumes().grow(AGENT, DISK, DISK)));
        rows.add(new Row<>("SHRINK_VOLUME", m -> m.volumes().shrink(AGENT, DISK, 10)));
        rows.addAll(masterCommands());
        return rows;
    }

    private static List<Row<MesosMaster>> masterCommands() {
        Duration grace = Duration.ofMillis(90_500);
        MaintenanceSchedule schedule = MaintenanceSchedule.builder().build();
        QuotaConfig quota = QuotaConfig.builder()
                .role("dev")
                .putLimits("cpus", Scalar.of(2))
                .build();
        QuotaRequest request =
                QuotaRequest.builder().role("dev").guarantee(CPUS).build();
        return List.of(
                new Row<>("GET_MAINTENANCE_STATUS", m -> m.maintenance().status()),
                new Row<>("GET_MAINTENANCE_SCHEDULE", m -> m.maintenance().schedule()),
                new Row<>("UPDATE_MAINTENANCE_SCHEDULE", m -> m.maintenance().updateSchedule(schedule)),
                new Row<>("START_MAINTENANCE", m -> m.maintenance().start(List.of(MACHINE))),
                new Row<>("STOP_MAINTENANCE", m -> m.maintenance().stop(List.of(MACHINE))),
                new Row<>("DRAIN_AGENT", m -> m.agents().drain(AGENT)),
                new Row<>("DRAIN_AGENT", m -> m.agents().drain(AGENT, grace)),
                new Row<>("DRAIN_AGENT", m -> m.agents().drainAndMarkGone(AGENT, grace, Irreversible.CONFIRMED)),
                new Row<>("DEACTIVATE_AGENT", m -> m.agents().deactivate(AGENT)),
                new Row<>("REACTIVATE_AGENT", m -> m.agents().reactivate(AGENT)),
                new Row<>("MARK_AGENT_GONE", m -> m.agents().markGone(AGENT, Irreversible.CONFIRMED)),
                new Row<>("GET_QUOTA", m -> m.quotas().status()),
                new Row<>("UPDATE_QUOTA", m -> m.quotas().update(List.of(quota))),
                new Row<>("UPDATE_QUOTA", m -> m.quotas().updateByForce(List.of(quota))),
                new Row<>("UPDATE_QUOTA", m -> m.quotas().clear("dev")),
                new Row<>("SET_QUOTA", m -> m.quotas().set(request)),
                new Row<>("REMOVE_QUOTA", m -> m.quotas().remove("dev")),
                new Row<>("TEARDOWN", m -> m.frameworks().teardown(FrameworkId.of("F1"))));
    }

    private static List<Row<MesosAgent>> agentRows() {
        List<Row<MesosAgent>> rows = new ArrayList<>();
        rows.add(new Row<>("GET_HEALTH", a -> a.server().healthy()));
        rows.add(new Row<>("GET_FLAGS", a -> a.server().flags()));
        rows.add(new Row<>("GET_VERSION", a -> a.server().version()));
        rows.add(new Row<>("GET_METRICS", a -> a.server().metrics()));
        rows.add(new Row<>("GET_LOGGING_LEVEL", a -> a.logging().level()));
        rows.add(new Row<>("SET_LOGGING_LEVEL", a -> a.logging().change(1, Duration.ofMinutes(1))));
        rows.add(new Row<>("LIST_FILES", a -> a.files().list("/slave/log")));
        rows.add(new Row<>("READ_FILE", a -> a.files().read("/slave/log", 0)));
        rows.add(new Row<>("GET_STATE", a -> a.state().get()));
        rows.add(new Row<>("GET_AGENT", a -> a.state().agent()));
        rows.add(new Row<>("GET_FRAMEWORKS", a -> a.state().frameworks()));
        rows.add(new Row<>("GET_EXECUTORS", a -> a.state().executors()));
        rows.add(new Row<>("GET_OPERATIONS", a -> a.state().operations()));
        rows.add(new Row<>("GET_TASKS", a -> a.state().tasks()));
        rows.add(new Row<>("GET_CONTAINERS", a -> a.containers().list()));
        rows.add(new Row<>("GET_CONTAINERS", a -> a.containers().listAll()));
        rows.add(new Row<>("GET_RESOURCE_PROVIDERS", a -> a.resourceProviders().list()));
        rows.addAll(agentCommands());
        return rows;
    }

    private static List<Row<MesosAgent>> agentCommands() {
        LaunchContainerCall launch = LaunchContainerCall.builder()
                .containerId(STANDALONE)
                .command(COMMAND)
                .resources(CPUS)
                .putLimits("mem", Scalar.of(128))
                .build();
        Image image = Image.builder().type(ImageType.DOCKER).build();
        ResourceProviderId provider = ResourceProviderId.of("P1");
        return List.of(
                new Row<>("LAUNCH_NESTED_CONTAINER", a -> a.nested().launch(NESTED, COMMAND)),
                new Row<>("WAIT_NESTED_CONTAINER", a -> a.nested().await(NESTED)),
                new Row<>("KILL_NESTED_CONTAINER", a -> a.nested().kill(NESTED, 15)),
                new Row<>("REMOVE_NESTED_CONTAINER", a -> a.nested().remove(NESTED)),
                new Row<>("ATTACH_CONTAINER_INPUT", a -> a.containers().input(NESTED, List.of(typed("x")))),
                new Row<>("LAUNCH_CONTAINER", a -> a.containers().launch(launch)),
                new Row<>("LAUNCH_CONTAINER", a -> a.containers().launch(NESTED, COMMAND)),
                new Row<>("WAIT_CONTAINER", a -> a.containers().await(NESTED)),
                new Row<>("KILL_CONTAINER", a -> a.containers().kill(NESTED, 9)),
                new Row<>("REMOVE_CONTAINER", a -> a.containers().remove(NESTED)),
                new Row<>(
                        "ADD_RESOURCE_PROVIDER_CONFIG",
                        a -> a.resourceProviders().add(PROVIDER)),
                new Row<>(
                        "UPDATE_RESOURCE_PROVIDER_CONFIG",
                        a -> a.resourceProviders().update(PROVIDER)),
                new Row<>(
                        "REMOVE_RESOURCE_PROVIDER_CONFIG",
                        a -> a.resourceProviders().remove("t", "n")),
                new Row<>(
                        "MARK_RESOURCE_PROVIDER_GONE",
                        a -> a.resourceProviders().markGone(provider, Irreversible.CONFIRMED)),
                new Row<>("PRUNE_IMAGES", a -> a.images().prune(List.of(image))));
    }

    static Stream<Arguments> masterCalls() {
        return masterRows().stream().flatMap(row -> Stream.of(BothWays.values()).map(way -> Arguments.of(row, way)));
    }

    static Stream<Arguments> agentCalls() {
        return agentRows().stream().flatMap(row -> Stream.of(BothWays.values()).map(way -> Arguments.of(row, way)));
    }

    @ParameterizedTest
    @MethodSource
    void masterCalls(Row<MesosMaster> row, BothWays way) throws Exception {
        try (OperatorServer server = new OperatorServer(org.apache.mesos.v1.master.Protos.Response.getDescriptor());
                MesosMaster master = MesosMaster.connect(options(server))) {
            server.prepare("GET_QUOTA", new MockResponse.Builder().body(STATUS).build());
            Object result =
                    runTwice(server, way, row.call().apply(master), repeatable("mesos-master", row.type()), row.type());
            assertSent(server, MASTER, row.type());
            if (!row.type().endsWith("_QUOTA")) {
                assertRead(server, result, MasterResponse.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void agentCalls(Row<MesosAgent> row, BothWays way) throws Exception {
        try (OperatorServer server = new OperatorServer(Response.getDescriptor());
                MesosAgent agent = MesosAgent.connect(options(server))) {
            Object result =
                    runTwice(server, way, row.call().apply(agent), repeatable("mesos-agent", row.type()), row.type());
            assertSent(server, AGENT_CALL, row.type());
            assertRead(server, result, AgentResponse.class);
        }
    }

    private static ClientOptions options(OperatorServer server) {
        RetryPolicy quick =
                RetryPolicy.builder().initialDelay(Duration.ofMillis(1)).build();
        return ClientOptions.builder(server.url())
                .credentials(Planted.basic())
                .calls(CallOptions.ofDefaults().toBuilder().retry(quick).build())
                .build();
    }

    /** The first is refused by a server that may have begun with it: only what is safe to repeat is repeated. */
    private static Object runTwice(OperatorServer server, BothWays way, Call<?> call, boolean repeatable, String type) {
        server.refuseFirst(type);
        if (!repeatable) {
            ServerException refusal = way.fails(call, ServerException.class);
            assertThat(refusal).hasMessageContaining("503 Service Unavailable.");
            assertThat(server.calls(type)).hasSize(1);
        }
        Object result = way.run(call);
        assertThat(server.calls(type)).hasSize(2);
        return result;
    }

    private static void assertSent(OperatorServer server, Descriptor envelope, String type) {
        JsonNode json = server.calls(type).get(1);
        DynamicMessage sent = OfficialReader.read(json, envelope);
        FieldDescriptor typeField = envelope.findFieldByName("type");
        FieldDescriptor member = envelope.findFieldByName(type.toLowerCase(Locale.ROOT));
        assertThat(sent.getField(typeField)).hasToString(type);
        assertThat(sent.getAllFields().keySet())
                .isEqualTo(member == null ? Set.of(typeField) : Set.of(typeField, member));
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.getMethod()).isEqualTo("POST"));
    }

    private static void assertRead(OperatorServer server, Object result, Class<?> envelope) throws IOException {
        if (server.lastAnswer().isEmpty()) {
            assertThat(result).isNull();
            return;
        }
        JsonNode answer = Json.mapper().valueToTree(Json.mapper().readValue(server.lastAnswer(), envelope));
        if (result instanceof FilePart part) {
            assertThat(part.data().base64())
                    .isEqualTo(answer.path("read_file").path("data").asText());
            assertThat(part.size())
                    .isEqualTo(answer.path("read_file").path("size").longValue());
            return;
        }
        JsonNode tree = Json.mapper().valueToTree(result);
        assertThat(tree.isArray() && tree.isEmpty() || holds(answer, tree))
                .as("%s of %s", tree, answer)
                .isTrue();
    }

    private static boolean holds(JsonNode tree, JsonNode part) {
        if (tree.equals(part)) {
            return true;
        }
        for (JsonNode child : tree) {
            if (holds(child, part)) {
                return true;
            }
        }
        return false;
    }

    private static ProcessIo typed(String text) {
        return ProcessIo.builder()
                .type(ProcessIoType.DATA)
                .data(ProcessData.builder()
                        .type(ProcessDataType.STDIN)
                        .data(Bytes.utf8(text))
                        .build())
                .build();
    }

    @Test
    void table_allCallsOfBothServers_areThere() throws IOException {
        Set<String> master =
                new TreeSet<>(STREAMS.stream().filter("SUBSCRIBE"::equals).toList());
        masterRows().forEach(row -> master.add(row.type()));
        Set<String> agent = new TreeSet<>(
                STREAMS.stream().filter(type -> !type.equals("SUBSCRIBE")).toList());
        agentRows().forEach(row -> agent.add(row.type()));

        assertThat(master).isEqualTo(surface("mesos-master").keySet()).hasSize(39);
        assertThat(agent).isEqualTo(surface("mesos-agent").keySet()).hasSize(32);
    }

    private static boolean repeatable(String server, String type) throws IOException {
        return surface(server).get(type);
    }

    private static Map<String, Boolean> surface(String server) throws IOException {
        Map<String, Boolean> calls = new LinkedHashMap<>();
        try (InputStream file = OperatorCallsTest.class.getResourceAsStream("calls.tsv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(line -> line[0].equals(server))
                    .forEach(line -> calls.put(line[1], line[2].equals("y")));
        }
        return calls;
    }

    private static MockResponse records(String... records) {
        Buffer body = new Buffer();
        for (String record : records) {
            body.writeUtf8(record.getBytes(StandardCharsets.UTF_8).length + "\n" + record);
        }
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .chunkedBody(body, 11)
                .build();
    }

    private static final String[] EVENTS = {
        "{\"type\":\"SUBSCRIBED\",\"subscribed\":{\"get_state\":{},\"heartbeat_interval_seconds\":15.0}}",
        "{\"type\":\"HEARTBEAT\"}",
        "{\"type\":\"AGENT_REMOVED\",\"agent_removed\":{\"agent_id\":{\"value\":\"ü-S1\"}}}"
    };

    @Test
    void events_stream_passesAllButHeartbeats() throws Exception {
        try (OperatorServer server = new OperatorServer(org.apache.mesos.v1.master.Protos.Response.getDescriptor());
                MesosMaster master = MesosMaster.connect(options(server))) {
            server.prepare("SUBSCRIBE", records(EVENTS));
            server.refuseFirst("SUBSCRIBE");
            try (EventStream<MasterEvent> events = master.events().all().open()) {
                assertThat(events.next()
                                .orElseThrow()
                                .subscribed()
                                .orElseThrow()
                                .heartbeatIntervalSeconds())
                        .hasValue(15);
                assertThat(events.next()
                                .orElseThrow()
                                .agentRemoved()
                                .orElseThrow()
                                .agentId())
                        .isEqualTo(AgentId.of("ü-S1"));
            }
            try (EventStream<MasterEvent> events =
                    master.events().withHeartbeats().open()) {
                assertThat(events.stream()
                                .limit(3)
                                .map(event -> event.type().orElseThrow().word()))
                        .containsExactly("SUBSCRIBED", "HEARTBEAT", "AGENT_REMOVED");
            }
            assertSent(server, MASTER, "SUBSCRIBE");
        }
    }

    private static final String OUTPUT = "{\"type\":\"DATA\",\"data\":{\"type\":\"STDOUT\",\"data\":\"aGVsbG8=\"}}";

    @Test
    void output_streamUntilItsEnd_endsWithoutAnother() throws Exception {
        try (OperatorServer server = new OperatorServer(Response.getDescriptor());
                MesosAgent agent = MesosAgent.connect(options(server))) {
            server.prepare("ATTACH_CONTAINER_OUTPUT", records(OUTPUT, OUTPUT));
            server.refuseFirst("ATTACH_CONTAINER_OUTPUT");
            try (EventStream<ProcessIo> output =
                    agent.containers().output(NESTED).open()) {
                assertThat(output.stream().map(OperatorCallsTest::text)).containsExactly("hello", "hello");
            }
            assertThat(server.calls("ATTACH_CONTAINER_OUTPUT")).hasSize(2);
            assertSent(server, AGENT_CALL, "ATTACH_CONTAINER_OUTPUT");
        }
    }

    @Test
    void session_refused_isNotRepeated() throws Exception {
        try (OperatorServer server = new OperatorServer(Response.getDescriptor());
                MesosAgent agent = MesosAgent.connect(options(server))) {
            server.prepare("LAUNCH_NESTED_CONTAINER_SESSION", records(OUTPUT));
            server.refuseFirst("LAUNCH_NESTED_CONTAINER_SESSION");
            LaunchNestedContainerSessionCall call = LaunchNestedContainerSessionCall.builder()
                    .containerId(NESTED)
                    .command(COMMAND)
                    .build();
            assertThatThrownBy(() -> agent.containers().session(call).open()).isInstanceOf(ServerException.class);
            try (EventStream<ProcessIo> output =
                    agent.containers().session(call).open()) {
                assertThat(output.stream().map(OperatorCallsTest::text)).containsExactly("hello");
            }
            assertSent(server, AGENT_CALL, "LAUNCH_NESTED_CONTAINER_SESSION");
        }
    }

    private static String text(ProcessIo io) {
        return io.data().orElseThrow().data().orElseThrow().utf8();
    }

    @ParameterizedTest
    @EnumSource
    void input_twoPieces_areThreeRecordsInOneRequest(BothWays way) throws Exception {
        try (OperatorServer server = new OperatorServer(Response.getDescriptor());
                MesosAgent agent = MesosAgent.connect(options(server))) {
            way.run(agent.containers().input(NESTED, List.of(typed("ä"), typed(""))));

            String body = server.requests().get(0).getBody().utf8();
            assertThat(server.requests().get(0).getHeaders().get("Content-Type"))
                    .isEqualTo("application/recordio");
            assertThat(server.requests().get(0).getHeaders().get("Message-Content-Type"))
                    .isEqualTo("application/json");
            List<String> types = new ArrayList<>();
            while (!body.isEmpty()) {
                int begin = body.indexOf('\n') + 1;
                int end = begin + Integer.parseInt(body.substring(0, begin - 1));
                JsonNode record = Json.mapper().readTree(body.substring(begin, end));
                OfficialReader.read(record, AGENT_CALL);
                types.add(record.path("attach_container_input").path("type").asText());
                body = body.substring(end);
            }
            assertThat(types).containsExactly("CONTAINER_ID", "PROCESS_IO", "PROCESS_IO");
        }
    }
}
