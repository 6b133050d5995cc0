package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.nodeagent.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Latency-sensitive tasks that cannot be measured: nobody may be taken to be calm for that. */
class UnmeasuredTest extends FakeMachine {
    private void assertIsHeldBackThroughCalm(Allocator allocator) {
        round(allocator, 0.5);
        assertThat(weight("batch")).isEqualTo(200);
        for (int i = 0; i < 2 * Law.Tuning.ofDefaults().patience(); i++) {
            assertThat(round(allocator, 0).waiting()).isEmpty();
        }
        assertThat(weight("batch")).isEqualTo(200);
    }

    private void assertIsReleasedThroughCalm(Allocator allocator) {
        round(allocator, 0.5);
        for (int i = 0; i < Law.Tuning.ofDefaults().patience(); i++) {
            round(allocator, 0);
        }
        assertThat(weight("batch")).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCKER", "NO_PID"})
    void round_noProcessIsTold_isUnknownAndSaidOnce(Readiness state) {
        tasks.add(seen("hidden", "latency", state, OptionalLong.empty(), List.of("hidden")));
        try (Allocator allocator = allocator()) {
            assertIsHeldBackThroughCalm(allocator);
        }
        assertThat(complaints())
                .filteredOn(told -> told.contains("hidden"))
                .singleElement()
                .asString()
                .contains(state.sentence());
    }

    @Test
    void round_onlyOneCannotBeFound_isNoCalm() {
        tasks.removeIf(task -> task.id().equals("front"));
        tasks.add(seen("hidden", "latency", Readiness.DOCKER, OptionalLong.empty(), List.of("hidden")));
        try (Allocator allocator = allocator()) {
            Allocator.Round round = round(allocator, 0);

            assertThat(round.waiting()).isEmpty();
            assertThat(round.latency()).isEqualTo(1);
        }
    }

    @Test
    void round_inTheRootGroup_isUnknown() {
        task("hidden", 20, "latency", 100);
        write("proc/20/cgroup", "0::/\n");
        try (Allocator allocator = allocator()) {
            assertIsHeldBackThroughCalm(allocator);
        }
        assertThat(complaints()).anyMatch(told -> told.contains("hidden") && told.contains("root group"));
    }

    @Test
    void round_inTheGroupOfAnother_isUnknown() {
        task("hidden", 20, "latency", 100);
        write("proc/20/cgroup", "0::/mesos/other/leaf\n");
        try (Allocator allocator = allocator()) {
            assertIsHeldBackThroughCalm(allocator);
        }
        assertThat(complaints()).anyMatch(told -> told.contains("hidden") && told.contains("not its container's"));
    }

    @Test
    void round_processWasNeverSeen_isUnknown() throws IOException {
        task("hidden", 20, "latency", 100);
        Files.delete(root.resolve("proc/20/stat"));
        try (Allocator allocator = allocator()) {
            assertIsHeldBackThroughCalm(allocator);
        }
        assertThat(complaints()).anyMatch(told -> told.contains("hidden") && told.contains("no process 20"));
    }

    @Test
    void round_threadsDoNotTell_isUnknown() throws IOException {
        task("hidden", 20, "latency", 100);
        Files.delete(root.resolve("proc/20/task/20/schedstat"));
        try (Allocator allocator = allocator()) {
            assertIsHeldBackThroughCalm(allocator);
        }
        assertThat(complaints()).anyMatch(told -> told.contains("hidden") && told.contains("schedstat"));
    }

    @Test
    void round_hasEnded_isThereNoMore() throws IOException {
        task("ended", 20, "latency", 100);
        try (Allocator allocator = allocator()) {
            Files.delete(root.resolve("proc/20/stat"));

            assertIsReleasedThroughCalm(allocator);
        }
        assertThat(complaints()).isEmpty();
    }

    @Test
    void round_isNotRunningYet_isNotThere() {
        tasks.add(seen("starting", "latency", Readiness.NOT_RUNNING, OptionalLong.empty(), List.of("starting")));
        try (Allocator allocator = allocator()) {
            assertIsReleasedThroughCalm(allocator);
        }
        assertThat(complaints()).isEmpty();
    }

    @Test
    void round_anotherWaitsTooMuch_isHeldBackAllTheSame() {
        tasks.add(seen("hidden", "latency", Readiness.DOCKER, OptionalLong.empty(), List.of("hidden")));
        try (Allocator allocator = allocator()) {
            assertThat(round(allocator, 0.5).waiting()).hasValue(0.5);
            round(allocator, 0.5);

            assertThat(weight("batch")).isEqualTo(100);
        }
    }
}
