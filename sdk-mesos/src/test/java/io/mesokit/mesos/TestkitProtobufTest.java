package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.mesokit.mesos.model.ServerJson;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.VirtualClock;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import org.apache.mesos.v1.Protos.AgentID;
import org.apache.mesos.v1.Protos.CommandInfo;
import org.apache.mesos.v1.Protos.FrameworkInfo;
import org.apache.mesos.v1.Protos.Offer;
import org.apache.mesos.v1.Protos.Resource;
import org.apache.mesos.v1.Protos.TaskID;
import org.apache.mesos.v1.Protos.TaskInfo;
import org.apache.mesos.v1.Protos.TaskState;
import org.apache.mesos.v1.Protos.Value;
import org.apache.mesos.v1.scheduler.Protos.Call;
import org.apache.mesos.v1.scheduler.Protos.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The embedded Mesos, spoken to with the messages of the official library, in their binary form. */
class TestkitProtobufTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROTOBUF = "application/x-protobuf";

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), clock);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        mesos.close();
    }

    private <T> HttpResponse<T> post(
            URI server, String path, String type, byte[] body, HttpResponse.BodyHandler<T> as, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", type)
                .header("Accept", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), as);
    }

    private byte[] answer(URI server, String type, byte[] body) throws Exception {
        HttpResponse<byte[]> answer = post(server, "/api/v1", type, body, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        return answer.body();
    }

    /** Without what JSON alone has: empty lists, a member of an older message, a constant newer than the library. */
    private static JsonNode comparable(JsonNode json) {
        if (json instanceof ArrayNode list) {
            list.forEach(TestkitProtobufTest::comparable);
            for (Iterator<JsonNode> all = list.elements(); all.hasNext(); ) {
                if (all.next().path("type").asText().equals("QUOTA_V2")) {
                    all.remove();
                }
            }
        } else if (json instanceof ObjectNode object) {
            object.path("metrics").forEach(metric -> ((ObjectNode) metric).remove("value"));
            if (object.path("agent_info") instanceof ObjectNode info) {
                info.remove("checkpoint");
            }
            object.forEach(TestkitProtobufTest::comparable);
            object.properties()
                    .removeIf(field ->
                            field.getValue().isArray() && field.getValue().isEmpty());
        }
        return json;
    }

    private void compare(byte[] json, Message protobuf) throws Exception {
        JsonNode decoded = JSON.readTree(ServerJson.write(protobuf));
        if (decoded.path("get_master").path("master_info").path("capabilities") instanceof ArrayNode capabilities) {
            capabilities.remove(2);
        }
        assertThat(comparable(decoded)).as(decoded.path("type").asText()).isEqualTo(comparable(JSON.readTree(json)));
    }

    @Test
    void master_answersInProtobuf_whatItAnswersInJson() throws Exception {
        String framework = mesos.addFramework("demo");
        mesos.launch(framework, mesos.agentIds().get(0), "t-1", "cpus:0.5;mem:64")
                .run();
        mesos.launch(framework, mesos.agentIds().get(0), "t-2", "cpus:0.5;mem:64")
                .run()
                .fail(1);
        for (var type : org.apache.mesos.v1.master.Protos.Call.Type.values()) {
            if (type.name().startsWith("GET_")) {
                compareMaster(type);
            }
        }
    }

    private void compareMaster(org.apache.mesos.v1.master.Protos.Call.Type type) throws Exception {
        var call = org.apache.mesos.v1.master.Protos.Call.newBuilder().setType(type);
        if (type.name().equals("GET_METRICS")) {
            call.setGetMetrics(org.apache.mesos.v1.master.Protos.Call.GetMetrics.getDefaultInstance());
        }
        byte[] binary = call.build().toByteArray();
        byte[] text = ServerJson.write(call.build()).getBytes(StandardCharsets.UTF_8);
        compare(
                answer(mesos.url(), "application/json", text),
                org.apache.mesos.v1.master.Protos.Response.parseFrom(answer(mesos.url(), PROTOBUF, binary)));
    }

    @Test
    void agent_answersInProtobuf_whatItAnswersInJson() throws Exception {
        String framework = mesos.addFramework("demo");
        mesos.launch(framework, mesos.agentIds().get(0), "t-1", "cpus:0.5;mem:64")
                .run();
        for (var type : org.apache.mesos.v1.agent.Protos.Call.Type.values()) {
            if (type.name().startsWith("GET_")) {
                compareAgent(mesos.agents().get(0).url(), type);
            }
        }
    }

    private void compareAgent(URI agent, org.apache.mesos.v1.agent.Protos.Call.Type type) throws Exception {
        var call = org.apache.mesos.v1.agent.Protos.Call.newBuilder().setType(type);
        if (type.name().equals("GET_METRICS")) {
            call.setGetMetrics(org.apache.mesos.v1.agent.Protos.Call.GetMetrics.getDefaultInstance());
        }
        byte[] binary = call.build().toByteArray();
        byte[] text = ServerJson.write(call.build()).getBytes(StandardCharsets.UTF_8);
        compare(
                answer(agent, "application/json", text),
                org.apache.mesos.v1.agent.Protos.Response.parseFrom(answer(agent, PROTOBUF, binary)));
    }

    // ---- a scheduler

    private static Event next(InputStream stream) throws Exception {
        StringBuilder length = new StringBuilder();
        for (int c = stream.read(); c != '\n'; c = stream.read()) {
            assertThat(c).as("the stream has ended").isNotNegative();
            length.append((char) c);
        }
        return Event.parseFrom(stream.readNBytes(Integer.parseInt(length.toString())));
    }

    private static Event next(InputStream stream, Event.Type type) throws Exception {
        Event event = next(stream);
        while (event.getType() != type) {
            event = next(stream);
        }
        return event;
    }

    private static Resource scalar(String name, double value) {
        return Resource.newBuilder()
                .setName(name)
                .setType(Value.Type.SCALAR)
                .setScalar(Value.Scalar.newBuilder().setValue(value))
                .build();
    }

    private static Call.Accept accept(Offer offer) {
        TaskInfo task = TaskInfo.newBuilder()
                .setName("t")
                .setTaskId(TaskID.newBuilder().setValue("t-1"))
                .setAgentId(offer.getAgentId())
                .addResources(scalar("cpus", 1))
                .addResources(scalar("mem", 64))
                .setCommand(CommandInfo.newBuilder().setValue("sleep 10"))
                .setData(ByteString.copyFromUtf8("for the executor"))
                .build();
        return Call.Accept.newBuilder()
                .addOfferIds(offer.getId())
                .addOperations(Offer.Operation.newBuilder()
                        .setType(Offer.Operation.Type.LAUNCH)
                        .setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task)))
                .build();
    }

    @Test
    void scheduler_runsATask_withTheMessagesOfTheOfficialLibrary() throws Exception {
        Call subscribe = Call.newBuilder()
                .setType(Call.Type.SUBSCRIBE)
                .setSubscribe(Call.Subscribe.newBuilder()
                        .setFrameworkInfo(
                                FrameworkInfo.newBuilder().setUser("root").setName("official")))
                .build();
        HttpResponse<InputStream> stream = post(
                mesos.url(),
                "/api/v1/scheduler",
                PROTOBUF,
                subscribe.toByteArray(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type")).contains(PROTOBUF);
        String id = stream.headers().firstValue("Mesos-Stream-Id").orElseThrow();
        try (InputStream events = stream.body()) {
            Event subscribed = next(events);
            Call.Builder call =
                    Call.newBuilder().setFrameworkId(subscribed.getSubscribed().getFrameworkId());
            Offer offer = next(events, Event.Type.OFFERS).getOffers().getOffers(0);
            send(call.clone().setType(Call.Type.ACCEPT).setAccept(accept(offer)), id);
            clock.advance(Duration.ofSeconds(1));
            var starting = next(events, Event.Type.UPDATE).getUpdate().getStatus();
            assertThat(starting.getState()).isEqualTo(TaskState.TASK_STARTING);
            send(
                    call.clone()
                            .setType(Call.Type.ACKNOWLEDGE)
                            .setAcknowledge(Call.Acknowledge.newBuilder()
                                    .setAgentId(AgentID.newBuilder()
                                            .setValue(offer.getAgentId().getValue()))
                                    .setTaskId(starting.getTaskId())
                                    .setUuid(starting.getUuid())),
                    id);
            assertThat(next(events, Event.Type.UPDATE).getUpdate().getStatus().getState())
                    .isEqualTo(TaskState.TASK_RUNNING);
        }
    }

    private void send(Call.Builder call, String stream) throws Exception {
        HttpResponse<String> answer = post(
                mesos.url(),
                "/api/v1/scheduler",
                PROTOBUF,
                call.build().toByteArray(),
                HttpResponse.BodyHandlers.ofString(),
                "Mesos-Stream-Id",
                stream);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
