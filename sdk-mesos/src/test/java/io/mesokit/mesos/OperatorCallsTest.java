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
import io.mesokit.mesos.model.Resources;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.LaunchNestedContainerSessionCall;
import io.mesokit.mesos.model.agent.ProcessIo;
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
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.apache.mesos.v1.agent.Protos.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each call of both operator APIs: what is sent, held against the official messages, and what is made of the answer.
 */
class OperatorCallsTest {
    private static final Resources CPUS = Resources.parse("cpus:2;mem:64");
    private static final Descriptor MASTER = org.apache.mesos.v1.master.Protos.Call.getDescriptor();
    private static final Descriptor AGENT_CALL = org.apache.mesos.v1.agent.Protos.Call.getDescriptor();
    private static final String STATUS =
            "{\"type\":\"GET_QUOTA\",\"get_quota\":{\"status\":{\"configs\":[{\"role\":\"dev\"}]}}}";

    /** Events and output, whose answers are no messages but streams. */
    private static final Set<String> STREAMS =
            Set.of("SUBSCRIBE", "LAUNCH_NESTED_CONTAINER_SESSION", "ATTACH_CONTAINER_OUTPUT");

    static Stream<Arguments> masterCalls() {
        return TypedCalls.master().stream()
                .flatMap(row -> Stream.of(BothWays.values()).map(way -> Arguments.of(row, way)));
    }

    static Stream<Arguments> agentCalls() {
        return TypedCalls.agent().stream()
                .flatMap(row -> Stream.of(BothWays.values()).map(way -> Arguments.of(row, way)));
    }

    @ParameterizedTest
    @MethodSource
    void masterCalls(TypedCalls.Row<MesosMaster> row, BothWays way) throws Exception {
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
    void agentCalls(TypedCalls.Row<MesosAgent> row, BothWays way) throws Exception {
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

    @Test
    void table_allCallsOfBothServers_areThere() throws IOException {
        Set<String> master =
                new TreeSet<>(STREAMS.stream().filter("SUBSCRIBE"::equals).toList());
        TypedCalls.master().forEach(row -> master.add(row.type()));
        Set<String> agent = new TreeSet<>(
                STREAMS.stream().filter(type -> !type.equals("SUBSCRIBE")).toList());
        TypedCalls.agent().forEach(row -> agent.add(row.type()));

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
                    agent.containers().output(TypedCalls.NESTED).open()) {
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
                    .containerId(TypedCalls.NESTED)
                    .command(TypedCalls.COMMAND)
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
            way.run(agent.containers().input(TypedCalls.NESTED, List.of(TypedCalls.typed("ä"), TypedCalls.typed(""))));

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
