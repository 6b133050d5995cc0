package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.examples.OwnJvm;
import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.examples.nodeagent.Stage;
import io.mesokit.examples.nodeagent.TaskList;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes in real control groups, on all CPUs there are. */
class AllocatorTest {
    private static final String BUSY = "while :; do :; done";

    @TempDir
    Path folder;

    private final Stage stage = Stage.empty();
    private final MesosAgent agent = MesosAgent.connect(stage.url());
    private Cgroup batch;
    private Cgroup other;
    private List<SeenTask> tasks;

    @BeforeEach
    void start() {
        assumeTrue(stage.hasGroups(), "this user may not make control groups");
        stage.run("front", 0.1, Map.of("mesokit.class", "latency"), busy(1));
        batch = stage.run("batch", 4, Map.of("mesokit.class", "best-effort"), busy(2 * processors()))
                .orElseThrow();
        other = stage.run("other", 1, Map.of(), "sleep 1000").orElseThrow();
        tasks = TaskList.ask(agent).execute();
    }

    @AfterEach
    void stop() {
        agent.close();
        stage.close();
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String busy(int processes) {
        return (BUSY + " & ").repeat(processes - 1) + BUSY;
    }

    private Allocator allocator() {
        return allocator("state");
    }

    private Allocator allocator(String state) {
        Law.Tuning tuning = Law.Tuning.ofDefaults();
        return new Allocator(
                Cgroups.system(),
                new Allocator.Options(tuning, "mesokit.class", folder.resolve(state), false, Path.of("/proc")));
    }

    private static long shares(Cgroup group) {
        return group.sample(Metric.CPU_SHARES).get(Metric.CPU_SHARES).orElseThrow();
    }

    /** Round after round until best-effort tasks are held back. */
    private Allocator.Round untilHeldBack(Allocator allocator) throws InterruptedException {
        Allocator.Round round = allocator.round(tasks);
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (round.level() < 2) {
            assertThat(System.nanoTime()).as("%s", round).isLessThan(deadline);
            Thread.sleep(50); // what is measured is what happens meanwhile
            round = allocator.round(tasks);
        }
        return round;
    }

    @Test
    void round_latencySensitiveTaskStarves_bestEffortIsHeldBackAndPutBackAtTheEnd() throws InterruptedException {
        try (Allocator allocator = allocator()) {
            Allocator.Round round = untilHeldBack(allocator);

            assertThat(round.waiting().orElseThrow()).isGreaterThan(0.1);
            assertThat(round.latency()).isEqualTo(1);
            assertThat(shares(batch)).isEqualTo(4096 >> round.level());
            assertThat(round.shares().values()).containsExactly(shares(batch));
            assertThat(shares(other)).isEqualTo(1024);
        }
        assertThat(shares(batch)).isEqualTo(4096);
        assertThat(folder.resolve("state")).hasContent("[]");
    }

    @Test
    void start_afterACrash_putsBackWhatWasChanged() throws Exception {
        // Not closed, and nothing is left of it but its file: what a killed process leaves behind.
        untilHeldBack(allocator());
        assertThat(shares(batch)).isLessThan(4096);
        Files.copy(folder.resolve("state"), folder.resolve("left"));

        allocator("left");

        assertThat(shares(batch)).isEqualTo(4096);
    }

    @Test
    void round_somebodyElseSetsShares_theseAreTheNewOriginal() throws InterruptedException {
        try (Allocator allocator = allocator()) {
            untilHeldBack(allocator);
            batch.writer().cpuShares(3000);

            Allocator.Round round = allocator.round(tasks);

            assertThat(shares(batch)).isEqualTo(3000 >> round.level());
        }
        assertThat(shares(batch)).isEqualTo(3000);
    }

    @Test
    void close_somebodyElseHasSetShares_leavesThem() throws InterruptedException {
        try (Allocator allocator = allocator()) {
            untilHeldBack(allocator);
            batch.writer().cpuShares(777);
        }
        assertThat(shares(batch)).isEqualTo(777);
    }

    @Test
    void close_groupIsGone_isNoError() throws InterruptedException {
        try (Allocator allocator = allocator()) {
            untilHeldBack(allocator);
            ProcessHandle.of(batch.process().orElseThrow().pid()).ifPresent(ProcessHandle::destroyForcibly);
            while (batch.exists()) {
                Thread.sleep(10); // its agent removes it
            }
        }
        assertThat(folder.resolve("state")).hasContent("[]");
    }

    @Test
    void command_sigterm_putsSharesBack() throws Exception {
        OwnJvm allocator = new OwnJvm(
                "allocator",
                "",
                List.of(
                        AllocatorCommand.class.getName(),
                        "--mesos_agent_endpoint",
                        stage.url().toString(),
                        "--interval",
                        "0.1",
                        "--state",
                        folder.resolve("state").toString()));
        try {
            long deadline = System.nanoTime() + 90_000_000_000L;
            while (shares(batch) == 4096) {
                assertThat(System.nanoTime()).as(allocator.printed()).isLessThan(deadline);
                assertThat(allocator.process.isAlive()).as(allocator.printed()).isTrue();
                Thread.sleep(20);
            }
            assertThatIllegalArgumentException()
                    .as("one state file is for one")
                    .isThrownBy(this::allocator)
                    .withMessageContaining("another allocator");

            allocator.process.destroy();

            assertThat(allocator.process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(shares(batch)).isEqualTo(4096);
            assertThat(folder.resolve("state")).hasContent("[]");
        } finally {
            allocator.process.destroyForcibly();
        }
    }

    @Test
    void start_stateFileIsDamaged_isRefusedByName() throws IOException {
        Files.writeString(folder.resolve("state"), "{");

        assertThatIllegalArgumentException().isThrownBy(this::allocator).withMessageContaining("state");
    }

    @Test
    void start_stateFileCannotBeWritten_isRefusedBeforeAnythingIsChanged() throws IOException {
        Files.writeString(folder.resolve("plain"), "");
        Allocator.Options options = new Allocator.Options(
                Law.Tuning.ofDefaults(), "tier", folder.resolve("plain").resolve("state"), false, Path.of("/proc"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Allocator(Cgroups.system(), options))
                .withMessageContaining("cannot be written")
                .withMessageContaining("--state");
    }

    private String printedBy(Path proc) {
        StringWriter printed = new StringWriter();
        int code = AllocatorCommand.commandLine()
                .setOut(new PrintWriter(printed, true))
                .execute(
                        "--mesos_agent_endpoint",
                        stage.url().toString(),
                        "--proc",
                        proc.toString(),
                        "--state",
                        folder.resolve("state").toString(),
                        "--dry_run",
                        "--rounds",
                        "2");
        assertThat(code).as("%s", printed).isZero();
        return printed.toString();
    }

    @Test
    void command_procOfTheHostElsewhere_isLookedInto() throws IOException {
        Path elsewhere = Files.createSymbolicLink(folder.resolve("proc"), Path.of("/proc"));

        assertThat(printedBy(elsewhere)).contains(" % of 1");
        assertThat(printedBy(folder.resolve("none"))).doesNotContain("%");
    }

    /** Fails once the best-effort task is held back. */
    private PrintWriter broken() {
        return new PrintWriter(new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                if (shares(batch) < 4096) {
                    throw new IllegalStateException("held back at " + shares(batch));
                }
            }
        });
    }

    @Test
    void command_itsOwnFaultInARound_putsSharesBack() throws IOException {
        StringWriter errors = new StringWriter();
        int code = AllocatorCommand.commandLine()
                .setOut(broken())
                .setErr(new PrintWriter(errors, true))
                .execute(
                        "--mesos_agent_endpoint",
                        stage.url().toString(),
                        "--interval",
                        "0.1",
                        "--rounds",
                        "300",
                        "--state",
                        folder.resolve("state").toString());

        assertThat(code).as("%s", errors).isEqualTo(AllocatorCommand.FAULT);
        assertThat(errors.toString()).contains("held back at");
        assertThat(shares(batch)).isEqualTo(4096);
        assertThat(folder.resolve("state")).hasContent("[]");
    }
}
