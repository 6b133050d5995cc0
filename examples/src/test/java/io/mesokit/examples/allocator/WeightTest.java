package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.examples.nodeagent.Readiness;
import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.perf.cgroup.Cgroups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine of files with control groups of version 2, as Mesos makes them: the processes of a container are in the
 * group {@code leaf} below that whose weight counts.
 */
class WeightTest {
    @TempDir
    Path root;

    private final List<SeenTask> tasks = new ArrayList<>();
    private long ran;
    private long waited;

    @BeforeEach
    void machine() {
        write("proc/1/mountinfo", "30 20 0:31 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        write("proc/1/cgroup", "0::/\n");
        task("front", 10, "latency", 100);
        task("batch", 11, "best-effort", 400);
        task("other", 12, "", 300);
        // The main thread has nothing to do.
        write("proc/10/task/10/schedstat", "5 0 1\n");
    }

    private void write(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void task(String id, long pid, String kind, long weight) {
        write("sys/fs/cgroup/mesos/" + id + "/cgroup.procs", "");
        write("sys/fs/cgroup/mesos/" + id + "/cpu.weight", weight + "\n");
        write("sys/fs/cgroup/mesos/" + id + "/leaf/cgroup.procs", pid + "\n");
        write("proc/" + pid + "/cgroup", "0::/mesos/" + id + "/leaf\n");
        write("proc/" + pid + "/stat", pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 700 0 0\n");
        tasks.add(new SeenTask(
                id,
                id,
                id,
                "f",
                List.of(id),
                List.of(Map.entry("mesokit.class", kind)),
                new SeenTask.Share(1, 0, 0),
                OptionalLong.of(pid),
                Readiness.READY));
    }

    private long weight(String id) {
        try {
            return Long.parseLong(Files.readString(root.resolve("sys/fs/cgroup/mesos/" + id + "/cpu.weight"))
                    .strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Allocator allocator() {
        Allocator allocator = new Allocator(
                Cgroups.under(root),
                new Allocator.Options(
                        Law.Tuning.ofDefaults(), "mesokit.class", root.resolve("state"), false, root.resolve("proc")));
        allocator.round(tasks);
        return allocator;
    }

    /** A round after a second in which the latency-sensitive task waited for so much of it. */
    private Allocator.Round round(Allocator allocator, double waiting) {
        waited += (long) (waiting * 1e9);
        ran += 1_000_000_000 - (long) (waiting * 1e9);
        write("proc/10/task/13/schedstat", ran + " " + waited + " 7\n");
        return allocator.round(tasks);
    }

    @Test
    void round_latencySensitiveTaskWaits_lowersTheWeightOfBestEffortAlone() {
        try (Allocator allocator = allocator()) {
            Allocator.Round first = round(allocator, 0.5);
            assertThat(first.waiting()).hasValue(0.5);
            assertThat(first.shares()).isEqualTo(Map.of("batch", 200L));
            assertThat(weight("batch")).isEqualTo(200);

            round(allocator, 0.5);
            assertThat(weight("batch")).isEqualTo(100);
            round(allocator, 0.05);
            assertThat(weight("batch")).as("neither much nor little").isEqualTo(100);

            assertThat(weight("front")).isEqualTo(100);
            assertThat(weight("other")).isEqualTo(300);
        }
        assertThat(weight("batch")).isEqualTo(400);
        assertThat(root.resolve("state")).hasContent("[]");
    }

    @Test
    void round_calmForSomeRounds_raisesTheWeightStepByStep() {
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);
            round(allocator, 0.5);
            for (int i = 1; i < Law.Tuning.ofDefaults().patience(); i++) {
                round(allocator, 0);
                assertThat(weight("batch")).isEqualTo(100);
            }
            round(allocator, 0);
            assertThat(weight("batch")).isEqualTo(200);
        }
    }

    @Test
    void round_waitsForLong_doesNotGoBelowTheLeastWeight() {
        write("sys/fs/cgroup/mesos/batch/cpu.weight", "3\n");
        try (Allocator allocator = allocator()) {
            for (int i = 0; i < 10; i++) {
                round(allocator, 0.9);
            }
            assertThat(weight("batch")).isEqualTo(1);
        }
        assertThat(weight("batch")).isEqualTo(3);
    }

    @Test
    void start_afterACrash_putsTheWeightBack() {
        round(allocator(), 0.5);
        assertThat(weight("batch")).isEqualTo(200);

        allocator();

        assertThat(weight("batch")).isEqualTo(400);
    }

    @Test
    void start_groupIsThereForAnotherControllerOnly_isForgotten() {
        write(
                "proc/1/mountinfo",
                "30 20 0:31 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"
                        + "31 30 0:32 / /sys/fs/memory rw - cgroup cgroup rw,memory\n");
        write("proc/1/cgroup", "2:memory:/\n0::/\n");
        write("sys/fs/memory/mesos/batch/cgroup.procs", "");
        round(allocator(), 0.5);
        assertThat(root.resolve("state")).content().contains("/mesos/batch");
        assertThat(root.resolve("sys/fs/cgroup/mesos/batch")
                        .toFile()
                        .renameTo(root.resolve("removed").toFile()))
                .isTrue();

        allocator();

        assertThat(root.resolve("state")).hasContent("[]");
    }

    @Test
    void round_taskHasEnded_itIsInTheStateFileNoMore() throws IOException {
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);
            assertThat(root.resolve("state")).content().contains("/mesos/batch");
            Files.move(root.resolve("sys/fs/cgroup/mesos/batch"), root.resolve("removed"));
            tasks.removeIf(task -> task.id().equals("batch"));

            round(allocator, 0.5);

            assertThat(root.resolve("state")).hasContent("[]");
        }
    }

    @Test
    void round_taskIsToldNoMoreWhileItsGroupIsThere_getsItsWeightBack() {
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);
            tasks.removeIf(task -> task.id().equals("batch"));

            round(allocator, 0.5);

            assertThat(weight("batch")).isEqualTo(400);
            assertThat(root.resolve("state")).hasContent("[]");
        }
    }

    /** Nothing is mapped at the address 0, so that reading there is an error of input and output. */
    private void breaks(String path) throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/mem")), "no memory of a process to read");
        Files.delete(root.resolve(path));
        Files.createSymbolicLink(root.resolve(path), Path.of("/proc/self/mem"));
    }

    @Test
    void close_weightCannotBeReadJustNow_isPutBackByTheNextOne() throws IOException {
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);
            breaks("sys/fs/cgroup/mesos/batch/cpu.weight");
        }
        Files.delete(root.resolve("sys/fs/cgroup/mesos/batch/cpu.weight"));
        write("sys/fs/cgroup/mesos/batch/cpu.weight", "200\n");

        allocator();

        assertThat(weight("batch")).isEqualTo(400);
    }

    @Test
    void round_oneTaskCannotBeMeasured_theOthersAre() throws IOException {
        task("broken", 15, "latency", 100);
        breaks("sys/fs/cgroup/mesos/broken/leaf/cgroup.procs");
        try (Allocator allocator = allocator()) {
            Allocator.Round round = round(allocator, 0.5);

            assertThat(round.waiting()).hasValue(0.5);
            assertThat(weight("batch")).isEqualTo(200);
        }
    }

    @Test
    void round_stateFileCannotBeWritten_changesNothingUntilItCan() throws IOException {
        try (Allocator allocator = allocator()) {
            Path inTheWay = Files.createDirectory(root.resolve("state.tmp"));
            assertThat(round(allocator, 0.5).shares()).isEmpty();
            assertThat(weight("batch")).isEqualTo(400);

            Files.delete(inTheWay);
            round(allocator, 0.5);

            assertThat(weight("batch")).isEqualTo(100);
        }
        assertThat(weight("batch")).isEqualTo(400);
    }

    @Test
    void close_byAnInterruptedThread_putsTheWeightBack() {
        Allocator allocator = allocator();
        round(allocator, 0.5);

        Thread.currentThread().interrupt();
        try {
            allocator.close();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(weight("batch")).isEqualTo(400);
        assertThat(root.resolve("state")).hasContent("[]");
    }

    @Test
    void close_somebodyElseHasSetTheWeight_leavesIt() {
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);
            write("sys/fs/cgroup/mesos/batch/cpu.weight", "77\n");
        }
        assertThat(weight("batch")).isEqualTo(77);
    }

    @Test
    void round_controllerIsNotOnInAGroup_holdsTheOthersBack() throws IOException {
        task("free", 14, "best-effort", 1);
        Files.delete(root.resolve("sys/fs/cgroup/mesos/free/cpu.weight"));
        try (Allocator allocator = allocator()) {
            assertThat(round(allocator, 0.5).shares()).containsOnlyKeys("batch");
            assertThat(Files.readString(root.resolve("state"))).doesNotContain("free");
        }
    }
}
