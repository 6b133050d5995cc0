package io.mesokit.testkit.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.OwnCgroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class LocalProcessesTest {
    private static final String SPIN = "while :; do :; done";

    private final BlockingQueue<TaskExit> exits = new ArrayBlockingQueue<>(10);
    private LocalProcesses processes = LocalProcesses.start(CpuLimiting.NONE);

    @AfterEach
    void close() {
        processes.close();
    }

    private void use(CpuLimiting limiting) {
        processes.close();
        if (limiting == CpuLimiting.CGROUP) {
            Assumptions.assumeTrue(
                    CgroupLimiter.open().map(LocalProcessesTest::closed).isPresent(), "no right to make a cgroup");
        }
        processes = LocalProcesses.start(limiting);
    }

    private static CpuLimiter closed(CpuLimiter probe) {
        probe.close();
        return probe;
    }

    private RunningTask launch(String command, double cpus) {
        TaskSpec spec = new TaskSpec("ct:1:0:t:", "t", command, Map.of("GREETING", "hello"), cpus, 32);
        return processes.launch(spec, exits::add);
    }

    private TaskExit exit() throws InterruptedException {
        TaskExit exit = exits.poll(30, TimeUnit.SECONDS);
        assertThat(exit).as("an exit within 30 s").isNotNull();
        return exit;
    }

    @ParameterizedTest
    @EnumSource(CpuLimiting.class)
    void launch_anyLimiter_runsTheCommandAndReportsItsStatus(CpuLimiting limiting) throws Exception {
        use(limiting);
        RunningTask task = launch("echo $GREETING $MESOS_SANDBOX; echo oops >&2; exit 7", 0.5);

        TaskExit exit = exit();
        assertThat(exit.status()).isEqualTo(7);
        assertThat(exit.killed()).isFalse();
        Path sandbox = task.sandbox().orElseThrow();
        assertThat(sandbox.resolve("stdout")).hasContent("hello " + sandbox);
        assertThat(sandbox.resolve("stderr")).hasContent("oops");
    }

    /** Only the upper bound says something on a busy machine. */
    @ParameterizedTest
    @EnumSource(
            value = CpuLimiting.class,
            names = {"CGROUP", "DUTY_CYCLE"})
    void launch_tenthOfACpu_usesNotMuchMore(CpuLimiting limiting) throws Exception {
        use(limiting);
        RunningTask task = launch(SPIN + " & " + SPIN, 0.1);
        long start = System.nanoTime();
        exits.poll(3, TimeUnit.SECONDS);
        task.kill();
        double wall = (System.nanoTime() - start) / 1e9;

        TaskExit exit = exit();
        assertThat(exit.killed()).isTrue();
        assertThat(exit.cpuTime()).isPositive();
        assertThat(exit.cpuTime().toMillis() / 1e3 / wall).isLessThan(0.2);
    }

    @ParameterizedTest
    @EnumSource(
            value = CpuLimiting.class,
            names = {"CGROUP", "DUTY_CYCLE", "NONE"})
    void launch_anyLimiter_measuresCpuTime(CpuLimiting limiting) throws Exception {
        use(limiting);
        RunningTask task = launch(SPIN, 8);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (task.cpuTime().toMillis() < 300 && System.nanoTime() < deadline) {
            exits.poll(20, TimeUnit.MILLISECONDS);
        }
        task.kill();

        assertThat(exit().cpuTime()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource(CpuLimiting.class)
    void kill_treeWithDaemon_leavesNoProcess(CpuLimiting limiting) throws Exception {
        use(limiting);
        Path pids = Files.createTempFile("pids", "");
        RunningTask task = launch(
                "echo $$ >> %1$s; (setsid sh -c 'echo $$ >> %1$s; exec sleep 300' &) ; (sleep 300 & echo $! >> %1$s); sleep 300"
                        .formatted(pids),
                0.5);
        List<String> all = awaitLines(pids, 3);
        task.kill();

        assertThat(exit().killed()).isTrue();
        assertThat(all).noneMatch(LocalProcessesTest::alive);
        Files.delete(pids);
    }

    @Test
    void exit_leftOverChild_isEndedToo() throws Exception {
        Path pids = Files.createTempFile("pids", "");
        launch("sleep 300 & echo $! > %s".formatted(pids), 0.5);

        assertThat(exit().success()).isTrue();
        assertThat(awaitLines(pids, 1)).noneMatch(LocalProcessesTest::alive);
        Files.delete(pids);
    }

    @Test
    void close_runningTasks_endsThemAndCleansUp() throws Exception {
        Path pids = Files.createTempFile("pids", "");
        RunningTask task = launch("echo $$ > %s; exec sleep 300".formatted(pids), 1);
        List<String> all = awaitLines(pids, 1);
        processes.close();

        assertThat(exit().killed()).isTrue();
        assertThat(all).noneMatch(LocalProcessesTest::alive);
        assertThat(task.sandbox().orElseThrow()).doesNotExist();
        processes = LocalProcesses.start(CpuLimiting.NONE);
        Files.delete(pids);
    }

    @Test
    void close_cgroups_removesItsGroups() throws Exception {
        use(CpuLimiting.CGROUP);
        launch(SPIN, 0.1);
        processes.close();
        exit();

        String own = "mesokit-" + ProcessHandle.current().pid() + "-";
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 4)) {
            assertThat(groups.filter(path -> path.getFileName().toString().startsWith(own)))
                    .isEmpty();
        }
    }

    /** An agent tells of the process as soon as this returns, and whoever looks then finds it where it belongs. */
    @Test
    void launch_cgroup_processIsInThatOfItsContainerAtOnce() {
        use(CpuLimiting.CGROUP);
        TaskSpec spec = new TaskSpec("t", "t", "sleep 300", Map.of(), 1, 32).in("c-4711");

        RunningTask task = processes.launch(spec, exits::add);

        assertThat(Cgroups.system().ofProcess(task.pid().orElseThrow()).path()).endsWith("/c-4711");
    }

    /** Its group cannot be removed, say: a process in it does not die. */
    @Test
    void exit_limitCannotBeLifted_isReportedAllTheSame() throws Exception {
        processes.close();
        processes = new LocalProcesses(new Stuck(), CpuLimiting.CGROUP);
        launch("exit 3", 1);

        assertThat(exit().status()).isEqualTo(3);
        assertThat(processes.running()).isZero();
    }

    @Test
    void close_limitCannotBeLifted_endsAllTheSame() throws Exception {
        processes.close();
        processes = new LocalProcesses(new Stuck(), CpuLimiting.CGROUP);
        RunningTask task = launch("sleep 300", 1);
        launch("sleep 300", 1);

        processes.close();

        assertThat(exit().killed()).isTrue();
        assertThat(exit().killed()).isTrue();
        assertThat(task.sandbox().orElseThrow()).doesNotExist();
    }

    @Test
    void close_limiterCannotBeClosed_leavesNothingElse() {
        processes.close();
        processes = new LocalProcesses(new Stuck("no group can be removed"), CpuLimiting.CGROUP);
        RunningTask task = launch("sleep 300", 1);
        Thread hook = processes.hook;

        assertThatThrownBy(processes::close).hasMessage("no group can be removed");

        processes = LocalProcesses.start(CpuLimiting.NONE);
        assertThat(task.sandbox().orElseThrow()).doesNotExist();
        assertThat(Runtime.getRuntime().removeShutdownHook(hook)).isFalse();
    }

    /** As in an uninterruptible wait. */
    @Test
    void close_processDoesNotDie_endsAllTheSame() throws Exception {
        Assumptions.assumeTrue(Files.isWritable(Path.of("/sys/fs/cgroup/freezer")), "no freezer");
        processes.close();
        processes = new LocalProcesses(new Stuck(), CpuLimiting.CGROUP, Duration.ofMillis(10));
        RunningTask task = launch("sleep 300", 1);
        try (OwnCgroup ice = Cgroups.system().create("mesokit-ice-" + task.pid().orElseThrow(), Controller.FREEZER)) {
            ice.add(task.pid().orElseThrow());
            Path state = ice.procsFiles().get(0).resolveSibling("freezer.state");
            Files.writeString(state, "FROZEN\n");
            try {
                processes.close();
                assertThat(exit()).returns(137, TaskExit::status).returns(true, TaskExit::killed);
            } finally {
                Files.writeString(state, "THAWED\n");
            }
        }
    }

    @Test
    void launch_commandThatNoProcessTakes_isRefusedAndLeavesNoLimit() {
        processes.close();
        Stuck limiter = new Stuck();
        processes = new LocalProcesses(limiter, CpuLimiting.CGROUP);

        assertThatThrownBy(() -> launch("echo \0", 1)).isInstanceOf(UncheckedIOException.class);

        assertThat(limiter.released).isEqualTo(1);
    }

    @Test
    void launch_nameIsLongerThanThatOfAnyFile_runs() throws Exception {
        TaskSpec spec = new TaskSpec("t", "n".repeat(300), "exit 3", Map.of(), 1, 32);

        processes.launch(spec, exits::add);

        assertThat(exit().status()).isEqualTo(3);
    }

    private static final class Stuck implements CpuLimiter, CpuLimiter.Hold {
        private final String problem;
        private volatile int released;

        Stuck() {
            this("");
        }

        Stuck(String problem) {
            this.problem = problem;
        }

        @Override
        public Hold prepare(TaskSpec task) {
            return this;
        }

        @Override
        public List<Path> joinFiles() {
            return List.of();
        }

        @Override
        public void started(ProcessTree tree) {}

        @Override
        public Duration cpuTime() {
            return Duration.ZERO;
        }

        @Override
        public void release() {
            released++;
            throw new IllegalStateException("processes do not die");
        }

        @Override
        public void close() {
            if (!problem.isEmpty()) {
                throw new IllegalStateException(problem);
            }
        }
    }

    @Test
    void parse_commandWithBlanksAndParentheses_isCountedFromItsEnd() {
        String line = "42 (a) b (c)) S 1 42 43 0 -1 4194560 1 2 3 4 50 60 7 8 20 0 1 0 999 1 1";

        assertThat(ProcessTree.parse(line)).contains(new ProcessTree.Stat(42, 'S', 43, 125, 999));
        assertThat(ProcessTree.parse(line.replace(") S ", ") Z "))).isEmpty();
    }

    private static boolean alive(String pid) {
        try {
            return ProcessTree.parse(Files.readString(Path.of("/proc/" + pid + "/stat")))
                    .isPresent();
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<String> awaitLines(Path file, int lines) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (Files.readAllLines(file).size() < lines && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        return Files.readAllLines(file);
    }
}
