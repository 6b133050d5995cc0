package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.time.VirtualClock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Containers whose output and input are streams. */
class AgentStreamTest {
    private static final String SET = "mesos/1.12.0/agent";

    private static final Logger LOG = LoggerFactory.getLogger(AgentStreamTest.class);

    private EmbeddedMesos mesos;
    private MesosAgent agent;

    @BeforeEach
    void start() {
        mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), VirtualClock.ofDefaults());
        mesos.load(AgentReplay.state());
        agent = mesos.agents().get(0);
    }

    @AfterEach
    void stop() {
        mesos.close();
    }

    private EventTap open(RecordedExchange exchange) throws IOException {
        String[] headers = exchange.requestHeaders().lines().stream()
                .filter(line -> !line.getKey().equals("Content-Type"))
                .map(line -> line.getKey() + ": " + line.getValue())
                .toArray(String[]::new);
        return EventTap.open(agent.url(), exchange.requestBody().orElseThrow(), headers);
    }

    private static List<String> toTheEnd(EventTap tap) throws IOException {
        List<String> records = new ArrayList<>();
        try {
            while (true) {
                records.add(tap.next().toString());
            }
        } catch (EOFException end) {
            assertThat(end).hasMessage("ended in order");
            return records;
        }
    }

    private static List<String> recordedIn(RecordedExchange exchange) {
        return RecordIo.records(exchange.body().getBytes(StandardCharsets.UTF_8)).stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void session_streamsBothOutputs_asRecorded() throws IOException {
        RecordedExchange exchange = Fixtures.load(SET, "049-LAUNCH_NESTED_CONTAINER_SESSION");
        try (EventTap tap = open(exchange)) {
            assertThat(tap.head())
                    .contains("Content-Type: application/recordio", "Message-Content-Type: application/json");
            assertThat(toTheEnd(tap)).containsExactlyInAnyOrderElementsOf(recordedIn(exchange));
        }
    }

    @Test
    void terminal_echoesInput_toEveryReader() throws IOException {
        RecordedExchange launch = Fixtures.load(SET, "051-LAUNCH_NESTED_CONTAINER_SESSION-tty");
        RecordedExchange attach = Fixtures.load(SET, "052-ATTACH_CONTAINER_OUTPUT");
        RecordedExchange input = Fixtures.load(SET, "054-ATTACH_CONTAINER_INPUT-gone");
        try (EventTap session = open(launch);
                EventTap second = open(attach)) {
            RawHttp.Answer answer = RawHttp.send(
                    agent.url(),
                    "POST",
                    "/api/v1",
                    input.requestHeaders(),
                    input.requestBody().orElseThrow().getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(toTheEnd(session)).containsExactlyElementsOf(recordedIn(launch));
            assertThat(toTheEnd(second)).containsExactlyElementsOf(recordedIn(attach));
        }
    }

    @Test
    void surface_isWhole() {
        LOG.info(
                "surface mesos-master {}/39, mesos-agent {}/32",
                mesos.masterCalls().size(),
                agent.calls().size());
        assertThat(mesos.masterCalls()).hasSize(39);
        assertThat(agent.calls()).hasSize(32);
        Messages.Field master = Messages.message("master.Call").fields().get(0);
        assertThat(mesos.masterCalls()).allMatch(master::hasConstant);
        Messages.Field ofAgent = Messages.message("agent.Call").fields().get(0);
        assertThat(agent.calls()).allMatch(ofAgent::hasConstant);
    }

    @Test
    void removalOfAStandaloneContainer_killsTheAgent() throws IOException {
        String call = "{\"type\":\"REMOVE_CONTAINER\",\"remove_container\":{\"container_id\":{\"value\":\"x\"}}}";
        String id = agent.id();
        try (EventTap tap = EventTap.open(agent.url(), call)) {
            assertThat(tap.head()).noneMatch(line -> line.contains(" 200 "));
        }
        assertThat(agent.alive()).isFalse();
        assertThat(mesos.agentIds()).doesNotContain(id);
    }

    @Test
    void filesOfATask_areReadInItsSandbox() throws IOException {
        String framework = mesos.addFramework("demo");
        MesosTask task = mesos.launch(framework, agent.id(), "t-1", "cpus:1").run();
        mesos.write(task, "stdout", "hello");
        String path = "/frameworks/" + framework + "/executors/t-1/runs/latest/stdout";
        RawHttp.Answer answer = RawHttp.send(
                agent.url(),
                "GET",
                "/files/download?path=" + path,
                io.mesokit.testkit.http.WireHeaders.none(),
                new byte[0]);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("hello");
        JsonNode tree = Replay.tree(new String(
                RawHttp.send(
                                agent.url(),
                                "GET",
                                "/files/read?path=" + path + "&offset=1&length=2",
                                io.mesokit.testkit.http.WireHeaders.none(),
                                new byte[0])
                        .body(),
                StandardCharsets.UTF_8));
        assertThat(tree.path("data").asText()).isEqualTo("el");
    }
}
