package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.examples.Nobody;
import io.mesokit.examples.nodeagent.Stage;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupSample;
import io.mesokit.perf.cgroup.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An allocator that runs as nobody, beside containers that are root's. */
@Timeout(120)
class UnprivilegedTest {
    private static final String BUSY = "while :; do :; done";

    @TempDir
    Path folder;

    @Test
    void command_asNobody_saysThatSharesStayAndChangesNothing() throws Exception {
        try (Stage stage = Stage.empty()) {
            assumeTrue(stage.hasGroups(), "this user may not make control groups");
            String all = (BUSY + " & ").repeat(2 * Runtime.getRuntime().availableProcessors()) + BUSY;
            stage.run("front", 0.1, Map.of("mesokit.class", "latency"), BUSY);
            Cgroup batch = stage.run("batch", 4, Map.of("mesokit.class", "best-effort"), all)
                    .orElseThrow();
            OptionalLong before = shares(batch);
            Path state = folder.resolve("state");

            Nobody allocator = Nobody.runs(
                    "allocator-nobody",
                    folder,
                    List.of(
                            AllocatorCommand.class.getName(),
                            "--mesos_agent_endpoint",
                            stage.url().toString(),
                            "--rounds",
                            "20",
                            "--interval",
                            "0.1",
                            "--state",
                            state.toString()));

            assertThat(allocator.code()).as(allocator.printed()).isZero();
            assertThat(allocator.logged()).containsPattern("the shares of task batch\\S+ stay: .*root");
            assertThat(allocator.printed().lines().filter(line -> line.startsWith("waiting")))
                    .hasSize(20)
                    .last()
                    .satisfies(line -> assertThat(line).doesNotContain("batch"));
            assertThat(shares(batch)).isEqualTo(before);
            assertThat(Files.readString(state)).isEqualTo("[]");
        }
    }

    /** Or the weight, in version 2. */
    private static OptionalLong shares(Cgroup group) {
        CgroupSample sample = group.sample(Metric.CPU_SHARES, Metric.CPU_WEIGHT);
        OptionalLong shares = sample.get(Metric.CPU_SHARES);
        return shares.isPresent() ? shares : sample.get(Metric.CPU_WEIGHT);
    }
}
