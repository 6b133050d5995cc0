package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.cgroup.Cgroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeightTest extends FakeMachine {
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

        allocatorAfterACrash();

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

        allocatorAfterACrash();

        assertThat(root.resolve("left")).hasContent("[]");
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

    /** At 100, with 200 the step before; then somebody else sets it to that. */
    private Allocator whereAnEarlierValueIsSet() {
        Allocator allocator = allocator();
        round(allocator, 0.5);
        round(allocator, 0.5);
        assertThat(weight("batch")).isEqualTo(100);
        write("sys/fs/cgroup/mesos/batch/cpu.weight", "200\n");
        return allocator;
    }

    @Test
    void round_somebodyElseSetsWhatWasOursBefore_isTheNewOriginal() {
        try (Allocator allocator = whereAnEarlierValueIsSet()) {
            round(allocator, 0.5);
            assertThat(weight("batch")).isEqualTo(200 >> 3);
        }
        assertThat(weight("batch")).isEqualTo(200);
    }

    @Test
    void start_afterACrashSomebodyElseSetWhatWasOursBefore_leavesIt() {
        whereAnEarlierValueIsSet();

        allocatorAfterACrash();

        assertThat(weight("batch")).isEqualTo(200);
    }

    @Test
    void round_somebodyElseSetsItJustBeforeLevelZero_isInTheStateFileNoMore() {
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);
            for (int i = 1; i < Law.Tuning.ofDefaults().patience(); i++) {
                round(allocator, 0);
            }
            write("sys/fs/cgroup/mesos/batch/cpu.weight", "77\n");

            assertThat(round(allocator, 0).level()).isZero();

            assertThat(weight("batch")).isEqualTo(77);
            assertThat(root.resolve("state")).hasContent("[]");
        }
    }

    @Test
    void start_anotherHasTheStateFile_isRefusedAndChangesNothing() {
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);

            assertThatIllegalArgumentException()
                    .isThrownBy(this::allocator)
                    .withMessageContaining("another allocator")
                    .withMessageContaining("--state");
            assertThat(weight("batch")).isEqualTo(200);
        }
        allocator().close();
    }

    @Test
    void start_stateFileIsDamaged_letsGoOfIt() {
        write("state", "{");
        assertThatIllegalArgumentException().isThrownBy(this::allocator).withMessageContaining("cannot be read");
        write("state", "[]");

        allocator().close();
    }

    /** As is one that is not ASCII where LC_ALL=C: Java cannot make a file's name of it. */
    @Test
    void round_pathOfAGroupIsNoFileName_theOthersAreHeldBack() {
        task("odd", 20, "best-effort", 100);
        write("proc/20/cgroup", "0::/mesos/odd\0/leaf\n");
        try (Allocator allocator = allocator()) {
            assertThat(round(allocator, 0.5).shares()).containsOnlyKeys("batch");
        }
    }

    @Test
    void round_pathOfALatencySensitiveTaskIsNoFileName_isUnknown() {
        task("odd", 20, "latency", 100);
        write("proc/20/cgroup", "0::/mesos/odd\0/leaf\n");
        try (Allocator allocator = allocator()) {
            assertThat(round(allocator, 0).waiting()).isEmpty();
        }
        assertThat(complaints()).singleElement().asString().contains("task odd");
    }

    @Test
    void round_dryRun_decidesAndWritesNothing() throws IOException {
        try (Allocator allocator = new Allocator(Cgroups.under(root), options("state", true))) {
            round(allocator, 0);
            Allocator.Round round = round(allocator, 0.5);

            assertThat(round.level()).isEqualTo(1);
            assertThat(round.waiting()).hasValue(0.5);
            assertThat(weight("batch")).isEqualTo(400);
        }
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsOnly("proc", "sys");
        }
    }

    @Test
    void start_dryRunBesideOneAtWork_disturbsNothing() {
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);
            new Allocator(Cgroups.under(root), options("state", true)).close();

            assertThat(weight("batch")).isEqualTo(200);
            assertThat(root.resolve("state")).content().contains("/mesos/batch");
        }
    }
}
