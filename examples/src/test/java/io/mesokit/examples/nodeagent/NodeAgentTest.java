package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.labelled;
import static io.mesokit.examples.nodeagent.Tasks.resource;
import static io.mesokit.examples.nodeagent.Tasks.running;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.monasca.model.Metric;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class NodeAgentTest {
    @TempDir
    Path folder;

    private final EmbeddedMesos mesos = EmbeddedMesos.start();
    private final io.mesokit.testkit.mesos.MesosAgent embedded = mesos.agents().get(0);
    private final List<Metric> sent = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private long nanos = Long.MAX_VALUE;
    private FakeHost host;
    private MesosAgent client;
    private NodeAgent agent;
    private String framework;

    @BeforeEach
    void start() {
        host = new FakeHost(folder.resolve("host"));
        framework = mesos.addFramework("demo");
        Settings settings = Settings.read(
                Optional.empty(),
                Json.mapper()
                        .createObjectNode()
                        .put("mesos_agent_endpoint", embedded.url().toString())
                        .put("textfile", folder.resolve("tasks.prom").toString())
                        .set("extra_labels", Json.mapper().createObjectNode().put("dc", "north")));
        client = MesosAgent.connect(settings.client());
        agent = new NodeAgent(
                new NodeAgent.Parts(TaskList.ask(client), host.cgroups(), "n1", () -> now, () -> nanos),
                settings,
                MonascaOutput.to(sent::add, "n1", settings));
    }

    @AfterEach
    void stop() {
        agent.close();
        client.close();
        mesos.close();
    }

    private ObjectNode launch(String id, long pid, Map<String, String> labels) {
        ObjectNode task = labelled(running(id, pid), labels);
        ((ObjectNode) task.get("framework_id")).put("value", framework);
        ((ObjectNode) task.get("agent_id")).put("value", embedded.id());
        resource(task, "cpus", 1.5);
        mesos.launch(task);
        return task;
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
        nanos += 1_000_000_000 * seconds;
    }

    /** A round that knows what the Mesos agent tells now; the question under way may be older. */
    private Report informedRound() {
        agent.await();
        agent.round();
        agent.await();
        return agent.round();
    }

    @Test
    void round_tasks_arePublishedUnderTheNamesOfWca() throws IOException {
        host.task("web", 10, 5).write("sys/fs/cgroup/cpuacct/mesos/c-web/cpuacct.stat", "user 300\nsystem 200\n");
        launch("web", 10, Map.of("org.apache.aurora.metadata.name", "shop", "host", "mine", "a-b", "c"));

        String text = agent.round().asText();

        String labels = "{a_b=\"c\",dc=\"north\",framework_id=\"" + framework
                + "\",host=\"n1\",label_host=\"mine\",name=\"shop\",task_id=\"web\",task_name=\"name of web\"}";
        assertThat(text)
                .contains("\ntask_cpu_usage_seconds" + labels + " 5\n")
                .contains("\ntask_cpu_user_seconds" + labels + " 3\n")
                .contains("\ntask_mem_usage_bytes" + labels + " 5000\n")
                .contains("\ntask_requested_cpus" + labels + " 1.5\n")
                .contains("\ntask_last_seen" + labels + " 1800000000\n")
                .contains("\nwca_tasks{dc=\"north\",host=\"n1\"} 1\n")
                .contains("# TYPE wca_up counter\nwca_up{dc=\"north\",host=\"n1\"} 1800000000\n")
                .contains("\nnode_agent_label_problems{dc=\"north\",host=\"n1\"} 1\n");
        assertThat(Files.readString(folder.resolve("tasks.prom"))).isEqualTo(text);
    }

    @Test
    void round_memoryByNode_isPublishedInPages() {
        host.task("web", 10, 5)
                .write("sys/fs/cgroup/memory/mesos/c-web/memory.numa_stat", "hierarchical_total=12 N0=10 N2=2\n");
        host.task("app", 11, 1);
        launch("web", 10, Map.of("numa_node", "mine"));
        launch("app", 11, Map.of());

        String text = agent.round().asText();

        String web = "label_numa_node=\"mine\",numa_node=\"%d\",task_id=\"web\",task_name=\"name of web\"} %d";
        assertThat(text.lines().filter(line -> line.startsWith("task_mem_numa_pages{")))
                .hasSize(2)
                .anyMatch(line -> line.endsWith(web.formatted(0, 10)))
                .anyMatch(line -> line.endsWith(web.formatted(2, 2)));
    }

    @Test
    void round_sameTaskIdInTwoFrameworks_bothArePublished() {
        host.task("web", 10, 5).group("/mesos/c-other", 6).process(11, "/mesos/c-other");
        launch("web", 10, Map.of());
        ObjectNode second = running("web", 11);
        ((ObjectNode) second.get("framework_id")).put("value", mesos.addFramework("other"));
        ((ObjectNode) second.get("agent_id")).put("value", embedded.id());
        ((ObjectNode) second.at("/statuses/1/container_status/container_id")).put("value", "c-other");
        mesos.launch(second);

        String text = agent.round().asText();

        assertThat(text).contains("} 5\n", "} 6\n", "\nnode_agent_values_dropped{dc=\"north\",host=\"n1\"} 0\n");
        assertThat(text.lines().filter(line -> line.startsWith("task_cpu_usage_seconds{")))
                .hasSize(2);
    }

    @Test
    void round_mesosAgentIsSilent_readsOnWhatItKnewAndIsHealthy() {
        host.task("web", 10, 5);
        launch("web", 10, Map.of());
        agent.round();

        embedded.recovering(true);
        host.group("/mesos/c-web", 9);
        Report silent = informedRound();

        assertThat(silent.silence()).isPresent();
        assertThat(silent.asText())
                .contains("task_id=\"web\",task_name=\"name of web\"} 9\n")
                .contains("node_agent_mesos_up{dc=\"north\",host=\"n1\"} 0\n");
        assertThat(agent.isHealthy()).isTrue();

        embedded.recovering(false);
        Report again = informedRound();
        assertThat(again.silence()).isEmpty();
        assertThat(again.asText()).contains("node_agent_mesos_up{dc=\"north\",host=\"n1\"} 1\n");
    }

    @Test
    void round_mesosAgentHangs_readsOnInTimeAndTellsOfItWhenPatienceIsOver() {
        host.task("web", 10, 5);
        launch("web", 10, Map.of());
        agent.round();
        int before = embedded.requests().size();
        embedded.faults().stallNext();
        long begun = System.nanoTime();

        for (int round = 0; round < 10; round++) {
            host.group("/mesos/c-web", 20 + round);
            pass(1);
            Report report = agent.round();

            assertThat(report.asText()).contains("task_name=\"name of web\"} " + (20 + round) + "\n");
            assertThat(report.silence().isPresent()).isEqualTo(round > 6);
        }

        assertThat(System.nanoTime() - begun).isLessThan(4_000_000_000L);
        Report report = agent.last().orElseThrow();
        assertThat(report.silence().orElseThrow()).isInstanceOf(CallTimeoutException.class);
        assertThat(report.asText())
                .contains("node_agent_mesos_up{dc=\"north\",host=\"n1\"} 0\n")
                .contains("node_agent_mesos_failures{dc=\"north\",host=\"n1\"} 1\n");
        assertThat(agent.isHealthy()).isTrue();
        assertThat(embedded.requests().size()).isLessThanOrEqualTo(before + 1);

        embedded.faults().release();
        agent.await();
        assertThat(agent.round().silence()).isEmpty();
        assertThat(agent.last().orElseThrow().asText())
                .contains("node_agent_mesos_failures{dc=\"north\",host=\"n1\"} 1\n");
    }

    @Test
    void round_mesosAgentHangsUntilTheCallFails_countsOnce() {
        agent.round();
        embedded.faults().stallNext();
        agent.round();
        pass(7);
        agent.round();
        agent.await();

        Report report = agent.round();

        assertThat(report.silence().orElseThrow())
                .isInstanceOf(CallTimeoutException.class)
                .hasMessageContaining(embedded.url().toString());
        assertThat(report.asText()).contains("node_agent_mesos_failures{dc=\"north\",host=\"n1\"} 1\n");
    }

    @Test
    void round_question_isForAnAnswerThatIsNotPacked() {
        agent.round();

        assertThat(embedded.requests())
                .allMatch(request -> request.header("Accept-Encoding").equals(Optional.of("identity")));
    }

    @Test
    void round_answerIsNonsense_theTasksKnownAreReadOn() {
        host.task("web", 10, 5);
        launch("web", 10, Map.of());
        agent.round();
        embedded.faults().garbageNext().emptyNext(200).truncateChunkNext();

        agent.round();
        // A quick answer is taken in by the round that asked.
        Report report;
        int rounds = 0;
        do {
            agent.await();
            report = agent.round();
            assertThat(report.asText()).contains("task_name=\"name of web\"} 5\n");
            rounds++;
        } while (report.silence().isPresent() && rounds < 10);
        assertThat(report.silence()).isEmpty();
        assertThat(report.asText()).contains("node_agent_mesos_failures{dc=\"north\",host=\"n1\"} 3\n");
    }

    @Test
    void round_ownCost_isTold() {
        host.task("web", 10, 5);
        launch("web", 10, Map.of());
        Report first = informedRound();
        long until = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }

        assertThat(sum(agent.round(), "node_agent_cpu_seconds"))
                .isGreaterThan(sum(first, "node_agent_cpu_seconds") + 0.05);
        assertThat(first.asText())
                .contains(
                        "wca_duration_seconds{dc=\"north\",function=\"get_tasks\",host=\"n1\"} 0.",
                        "wca_duration_seconds{dc=\"north\",function=\"sync_containers_state\",host=\"n1\"} ",
                        "wca_duration_seconds{dc=\"north\",function=\"prepare_tasks_data\",host=\"n1\"} ",
                        "wca_duration_seconds_avg{dc=\"north\",function=\"prepare_tasks_data\",host=\"n1\"} ",
                        "wca_duration_seconds{dc=\"north\",function=\"write\",host=\"n1\"} ");
        assertThat(sum(first, "wca_mem_usage_bytes")).isGreaterThan(1e6);
    }

    @Test
    void round_textfileCannotBeWritten_isSaidOnceAndWhenItCanAgain() throws IOException {
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger log = (Logger) LoggerFactory.getLogger(NodeAgent.class);
        log.addAppender(said);
        try {
            Path file = Files.createDirectories(folder.resolve("tasks.prom/full"));
            agent.round();
            agent.round();
            agent.round();
            Files.delete(file);
            Files.delete(folder.resolve("tasks.prom"));
            agent.round();
            agent.round();
        } finally {
            log.detachAppender(said);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("cannot write " + folder.resolve("tasks.prom")),
                        second -> assertThat(second).endsWith("tasks.prom is written again"));
    }

    @Test
    void round_monasca_getsTheNamesThatSupervisorsRead() {
        host.task("web", 10, 5).write("sys/fs/cgroup/cpuacct/mesos/c-web/cpuacct.stat", "user 300\nsystem 200\n");
        host.task("app", 11, 1).write("sys/fs/cgroup/cpuacct/mesos/c-app/cpuacct.stat", "user 7\nsystem 0\n");
        launch("web", 10, Map.of("uuid", "4711<"));
        launch("app", 11, Map.of());

        agent.round();
        int first = sent.size();
        pass(10);
        agent.round();

        assertThat(sent).hasSize(first);
        assertThat(sent)
                .extracting(
                        Metric::name,
                        Metric::value,
                        metric -> metric.dimensions().get("name"))
                .contains(
                        org.assertj.core.groups.Tuple.tuple("container.cpu.user_time", 300.0, "4711_"),
                        org.assertj.core.groups.Tuple.tuple("container.cpu.system_time", 200.0, "4711_"),
                        org.assertj.core.groups.Tuple.tuple("container.cpu.user_time", 7.0, "name of app"));
        assertThat(sent.get(0).dimensions()).containsEntry("hostname", "n1").containsEntry("task_id", "web");
        pass(20);
        agent.round();
        assertThat(sent).hasSize(2 * first);
    }

    @Test
    void round_clockIsSetBack_monascaGetsItInTheSameRhythmWithTheTimeThatTheClockTells() {
        host.task("web", 10, 5).write("sys/fs/cgroup/cpuacct/mesos/c-web/cpuacct.stat", "user 300\nsystem 200\n");
        launch("web", 10, Map.of());
        agent.round();
        int first = sent.size();
        now = now.minusSeconds(86_400);

        pass(29);
        agent.round();
        assertThat(sent).hasSize(first);
        pass(1);
        agent.round();

        assertThat(sent).hasSize(2 * first);
        assertThat(sent.get(first).timestamp()).isEqualTo(now.toEpochMilli());
    }

    @Test
    void isHealthy_clockIsSetBack_isNoYounger() {
        agent.round();
        assertThat(agent.isHealthy()).isTrue();

        pass(60);
        now = now.minusSeconds(86_400);

        assertThat(agent.isHealthy()).isFalse();
    }

    @Test
    void isHealthy_clockIsSetForward_isNoOlder() {
        agent.round();

        now = now.plusSeconds(86_400);

        assertThat(agent.isHealthy()).isTrue();
    }

    @Test
    void run_stoppedInARoundThatSwallowsTheInterrupt_ends() {
        agent.run(
                pause -> {
                    throw new AssertionError("would sleep on");
                },
                () -> agent.last().isPresent());

        assertThat(agent.last()).isPresent();
    }

    @Test
    void endpoint_routes_answer() throws Exception {
        host.group("", 1).process(10, "/");
        launch("web", 10, Map.of());
        try (Endpoint endpoint = Endpoint.start(agent, new InetSocketAddress("127.0.0.1", 0))) {
            URI url = endpoint.url();
            assertThat(get(url, "/metrics").statusCode()).isEqualTo(503);
            assertThat(get(url, "/healthz").statusCode()).isEqualTo(503);
            Report report = agent.round();

            HttpResponse<String> metrics = get(url, "/metrics");
            assertThat(metrics.body()).isEqualTo(report.asText());
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(get(url, "/healthz").body()).contains("\"healthy\":true");
            assertThat(get(url, "/tasks").body()).contains("\"readiness\":\"root_cgroup\"", "cgroups/cpu,cgroups/mem");
            assertThat(get(url, "/nothing").statusCode()).isEqualTo(404);
            assertThat(send(url, "/metrics", "POST").statusCode()).isEqualTo(405);
            assertThat(send(url, "/metrics", "HEAD").body()).isEmpty();
            pass(60);
            assertThat(get(url, "/healthz").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void round_realGroups_areReadAsTheKernelCounts() {
        try (Stage stage = Stage.empty();
                MesosAgent real = MesosAgent.connect(stage.url())) {
            org.junit.jupiter.api.Assumptions.assumeTrue(stage.hasGroups(), "this user may not make control groups");
            stage.run("busy", 0.5, Map.of(), "while :; do :; done");
            NodeAgent.Parts parts = new NodeAgent.Parts(
                    TaskList.ask(real), Cgroups.system(), "n1", java.time.InstantSource.system(), System::nanoTime);
            Settings settings = Settings.read(Optional.empty(), Json.mapper().createObjectNode());
            try (NodeAgent reading = new NodeAgent(parts, settings, MonascaOutput.none())) {
                double before = cpuSeconds(reading.round());
                long deadline = System.nanoTime() + 20_000_000_000L;
                while (cpuSeconds(reading.round()) < before + 0.05) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                }
                assertThat(reading.round().asText())
                        .contains("task_cpu_shares{")
                        .contains("} 512\n");
            }
        }
    }

    private static double cpuSeconds(Report report) {
        return sum(report, "task_cpu_usage_seconds");
    }

    private static double sum(Report report, String name) {
        return report.asText()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static HttpResponse<String> get(URI url, String path) throws Exception {
        return send(url, path, "GET");
    }

    private static HttpResponse<String> send(URI url, String path, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
