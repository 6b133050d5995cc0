package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.examples.nodeagent.Stage;
import io.mesokit.examples.nodeagent.TaskList;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.perf.cgroup.Cgroups;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this kernel counts for a task that has a quota, and all the CPU it wants but for that. */
class RealQuotaTest {
    @TempDir
    Path folder;

    @Test
    void round_latencySensitiveTaskIsAtItsOwnQuota_holdsNobodyBack() throws InterruptedException {
        try (Stage stage = Stage.empty();
                MesosAgent agent = MesosAgent.connect(stage.url());
                Allocator allocator = new Allocator(
                        Cgroups.system(),
                        new Allocator.Options(
                                Law.Tuning.ofDefaults(),
                                "mesokit.class",
                                folder.resolve("state"),
                                false,
                                Path.of("/proc")))) {
            assumeTrue(stage.hasGroups(), "this user may not make control groups");
            stage.run("front", 40, Map.of("mesokit.class", "latency"), "while :; do :; done")
                    .orElseThrow()
                    .writer()
                    .cpus(0.1);
            List<SeenTask> tasks = TaskList.ask(agent).execute();
            for (int i = 0; i < 4; i++) {
                Allocator.Round round = allocator.round(tasks);

                assertThat(round.level()).as("%s", round).isZero();
                Thread.sleep(1000); // many periods of the quota
            }
        }
    }
}
