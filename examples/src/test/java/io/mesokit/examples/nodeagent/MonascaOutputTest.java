package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.labelled;
import static io.mesokit.examples.nodeagent.Tasks.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.OwnJvm;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.monasca.Monasca;
import io.mesokit.monasca.model.Measurement;
import io.mesokit.monasca.model.MeasurementQuery;
import io.mesokit.monasca.model.Series;
import io.mesokit.monasca.model.Statistic;
import io.mesokit.monasca.model.StatisticsQuery;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.http.WireServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the node agent stores in Monasca, read back by those who look for it there. */
@Timeout(180)
class MonascaOutputTest {
    private static final String USER = "container.cpu.user_time";
    private static final String SYSTEM = "container.cpu.system_time";

    @TempDir
    Path folder;

    private final Instant begin = Instant.now().minus(Duration.ofMinutes(30));
    private Instant now = begin;
    private EmbeddedCluster cluster;
    private String framework;
    private FakeHost host;
    private MesosAgent mesos;
    private NodeAgent agent;
    private Monasca monasca;

    @BeforeEach
    void start() {
        cluster = EmbeddedCluster.builder().mesos(options -> options).start();
        cluster.writeCredentials(folder);
        host = new FakeHost(folder.resolve("host"));
        monasca = Monasca.fromFile(folder.resolve("monasca.json"));
        framework = cluster.mesos().addFramework("demo");
        Settings settings = settings("uuid");
        mesos = MesosAgent.connect(settings.client());
        agent = agent(settings, MonascaOutput.from(folder.resolve("monasca.json"), "n1", settings));
        launch("web", 10, Map.of("uuid", "4711"));
    }

    private Settings settings(String nameLabel) {
        return Settings.read(
                Optional.empty(),
                Json.mapper()
                        .createObjectNode()
                        .put(
                                "mesos_agent_endpoint",
                                cluster.mesos().agents().get(0).url().toString())
                        .put("interval", 0.1)
                        .put("monasca_name_label", nameLabel)
                        .put("monasca_interval", 0.1));
    }

    private NodeAgent agent(Settings settings, MonascaOutput output) {
        NodeAgent.Parts parts = new NodeAgent.Parts(
                TaskList.ask(mesos), host.cgroups(), "n1", () -> now, () -> now.getEpochSecond() * 1_000_000_000);
        return new NodeAgent(parts, settings, output);
    }

    private void launch(String id, long pid, Map<String, String> labels) {
        host.task(id, pid, 0);
        host.write("sys/fs/cgroup/cpuacct/mesos/c-" + id + "/cpuacct.stat", "user 1\nsystem 0\n");
        ObjectNode task = labelled(running(id, pid), labels);
        ((ObjectNode) task.get("framework_id")).put("value", framework);
        ((ObjectNode) task.get("agent_id"))
                .put("value", cluster.mesos().agents().get(0).id());
        cluster.mesos().launch(task);
    }

    @AfterEach
    void stop() {
        agent.close();
        mesos.close();
        monasca.close();
        cluster.close();
    }

    /** One round after which the task has used so many hundredths of a second. */
    private Report round(long user, long system) {
        host.write("sys/fs/cgroup/cpuacct/mesos/c-web/cpuacct.stat", "user " + user + "\nsystem " + system + "\n");
        now = now.plusSeconds(1);
        return agent.round();
    }

    private List<Double> stored(String name) {
        return stored(name, "4711");
    }

    private List<Double> stored(String name, String task) {
        cluster.monasca().flush();
        MeasurementQuery query = MeasurementQuery.builder()
                .name(name)
                .start(begin)
                .putDimensions("name", task)
                .build();
        return monasca.metrics().all(query).execute().stream()
                .map(Measurement::value)
                .toList();
    }

    /** As the original's supervisor asks: by the uuid alone, for the most, in one period, with all series as one. */
    private double most(String name) {
        StatisticsQuery query = StatisticsQuery.of(name, begin)
                .putDimensions("name", "4711")
                .addStatistics(Statistic.MAX)
                .period(Duration.ZERO)
                .mergeMetrics(true)
                .build();
        return monasca.metrics().statistics(query).execute().items().stream()
                .flatMap(series -> series.statistics().stream())
                .mapToDouble(all -> all.max().orElseThrow())
                .max()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void round_cpuTimes_areWhatTheOriginalsSupervisorReads() {
        round(100, 50);
        round(300, 200);

        await(() -> stored(SYSTEM).size() == 2);

        assertThat(stored(USER)).containsExactly(100.0, 300.0);
        assertThat(stored(SYSTEM)).containsExactly(50.0, 200.0);
        assertThat(most(USER)).isEqualTo(300);
        assertThat(most(SYSTEM)).isEqualTo(200);
        List<Series> series = monasca.metrics()
                .measurements(MeasurementQuery.of(USER, begin))
                .execute()
                .items();
        assertThat(series).hasSize(1);
        assertThat(series.get(0).dimensions())
                .containsEntry("hostname", "n1")
                .containsEntry("name", "4711")
                .containsEntry("task_id", "web");
    }

    @Test
    void round_taskWithANameThatMonascaRefuses_harmsNoOther() {
        launch("odd", 11, Map.of("uuid", "<&\uD83D\uDE00".repeat(200)));
        launch("empty", 12, Map.of("uuid", ""));
        launch("last", 13, Map.of("uuid", "4712"));
        round(7, 0);

        await(() -> !stored(USER, "4712").isEmpty());

        assertThat(stored(USER)).containsExactly(7.0);
        assertThat(stored(USER, "__\uD83D\uDE00".repeat(85))).containsExactly(1.0);
        assertThat(stored(USER, "name of empty")).containsExactly(1.0);
    }

    @Test
    void round_taskWhoseMetricsCannotBeSent_isPublishedAndHarmsNoOther() {
        List<String> sent = new ArrayList<>();
        launch("odd", 11, Map.of("uuid", "odd"));
        launch("last", 12, Map.of("uuid", "last"));
        MonascaOutput output = MonascaOutput.to(
                metric -> {
                    String name = metric.dimensions().get("name");
                    if (name.equals("odd")) {
                        throw new IllegalArgumentException("odd");
                    }
                    sent.add(name);
                },
                "n1",
                settings("uuid"));
        try (NodeAgent beside = agent(settings("uuid"), output)) {
            String text = beside.round().asText();

            assertThat(text).contains("task_up{", "task_id=\"odd\"", "task_id=\"last\"");
            assertThat(sent).contains("4711", "last");
        }
    }

    @Test
    void round_otherLabelIsChosen_isTheDimensionName() {
        List<String> sent = new ArrayList<>();
        launch("app", 11, Map.of("uuid", "4713", "app-id", "shop"));
        Settings settings = settings("app-id");
        MonascaOutput output =
                MonascaOutput.to(metric -> sent.add(metric.dimensions().get("name")), "n1", settings);
        try (NodeAgent beside = agent(settings, output)) {
            beside.round();
        }

        assertThat(sent).contains("shop", "name of web").doesNotContain("4711", "4713");
    }

    @Test
    void round_monascaIsDown_goesOnAndWhatWasMeasuredArrivesLater() {
        WireServer server = cluster.monasca().server();
        round(1, 0);
        await(() -> stored(USER).size() == 1);

        server.die();
        for (int i = 2; i <= 20; i++) {
            assertThat(round(i, 0).asText()).contains("task_cpu_user_seconds{").contains("} " + i / 100.0 + "\n");
        }
        server.revive();

        await(() -> stored(USER).size() == 20);
        assertThat(stored(USER)).isSorted().startsWith(1.0, 2.0).endsWith(20.0);
    }

    @Test
    void round_monascaNeverAnswers_goesOnAndSoDoesClosing() {
        WireServer server = cluster.monasca().server();
        for (int i = 0; i < 100; i++) {
            server.faults().stallNext();
        }
        round(1, 0);
        await(() -> server.faults().pending() < 100);

        for (int i = 2; i <= 20; i++) {
            assertThat(round(i, 0).silence()).isEmpty();
        }
        assertThat(server.faults().pending()).as("no round waits for one").isGreaterThan(80);
        agent.close();

        assertThat(agent.last().orElseThrow().asText()).contains("} 0.2\n");
    }

    @Test
    void command_credentialFileAndRealGroups_storesCpuTimes() throws Exception {
        try (Stage stage = Stage.empty()) {
            assumeTrue(stage.hasGroups(), "this user may not make control groups");
            stage.run("busy", 0.5, Map.of("uuid", "4711"), "while :; do :; done");
            StringWriter output = new StringWriter();
            FutureTask<Integer> serving = new FutureTask<>(() -> NodeAgentCommand.commandLine()
                    .setOut(new PrintWriter(output, true))
                    .setErr(new PrintWriter(output, true))
                    .execute(
                            "--mesos_agent_endpoint", stage.url().toString(),
                            "--interval", "0.1",
                            "--listen", "127.0.0.1:0",
                            "--monasca_interval", "0.1",
                            "--monasca_credential_file",
                                    folder.resolve("monasca.json").toString()));
            Thread thread = new Thread(serving, "node-agent");
            thread.start();

            await(() -> stored(USER).stream().anyMatch(ticks -> ticks >= 1));
            assertThat(stored(SYSTEM)).isNotEmpty();
            thread.interrupt();

            assertThat(serving.get(120, TimeUnit.SECONDS)).as(output.toString()).isZero();
            assertThat(output.toString()).contains("Serving http://127.0.0.1:");
        }
    }

    @Test
    void command_sigterm_sendsWhatWaits() throws Exception {
        try (Stage stage = Stage.empty()) {
            assumeTrue(stage.hasGroups(), "this user may not make control groups");
            stage.run("busy", 0.5, Map.of("uuid", "4711"), "while :; do :; done");
            Path round = folder.resolve("round.prom");
            OwnJvm program = new OwnJvm(
                    "node-agent-sigterm",
                    "",
                    List.of(
                            NodeAgentCommand.class.getName(),
                            "--mesos_agent_endpoint",
                            stage.url().toString(),
                            "--listen",
                            "127.0.0.1:0",
                            "--textfile",
                            round.toString(),
                            "--monasca_interval",
                            "3600",
                            "--monasca_credential_file",
                            folder.resolve("monasca.json").toString()));
            try {
                await(() -> Files.exists(round));
                assertThat(stored(USER)).as("waits for the end of the hour").isEmpty();

                program.process.destroy();

                assertThat(program.process.waitFor(20, TimeUnit.SECONDS))
                        .as(program.printed())
                        .isTrue();
                assertThat(program.process.exitValue()).isEqualTo(143);
                assertThat(stored(USER)).isNotEmpty();
            } finally {
                program.process.destroyForcibly();
            }
        }
    }
}
