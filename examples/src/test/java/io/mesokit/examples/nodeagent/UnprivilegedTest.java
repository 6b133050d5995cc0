package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.examples.Nobody;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.OwnCgroup;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node agent that runs as nobody, beside a Mesos agent whose containers are root's. Only their processes are made up. */
@Timeout(120)
class UnprivilegedTest {
    @TempDir
    Path folder;

    @Test
    void once_asNobody_readsWhatItMayAndSaysWhatItMayNot() throws Exception {
        int paranoid = Integer.parseInt(Files.readString(Path.of("/proc/sys/kernel/perf_event_paranoid"))
                .strip());
        assumeTrue(paranoid > 0, "anybody may count events here");
        try (EmbeddedMesos mesos = EmbeddedMesos.start();
                OwnCgroup all = create();
                OwnCgroup web = all.create("c-web", Controller.CPUACCT, Controller.PERF_EVENT)) {
            Path proc = Files.createDirectory(folder.resolve("proc"));
            process(proc, 10, web);
            process(proc, 11, web);
            Files.setPosixFilePermissions(proc.resolve("11/cgroup"), Set.of());
            String framework = mesos.addFramework("demo");
            launch(mesos, framework, running("web", 10));
            launch(mesos, framework, running("secret", 11));

            Nobody agent = Nobody.runs(
                    "node-agent-nobody",
                    folder,
                    List.of(
                            NodeAgentCommand.class.getName(),
                            "--once",
                            "--mesos_agent_endpoint",
                            mesos.agents().get(0).url().toString(),
                            "--proc",
                            proc.toString(),
                            "--event_names",
                            "task-clock"));

            assertThat(agent.code()).as(agent.printed()).isZero();
            assertThat(lines(agent, "task_cpu_usage_seconds"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("task_id=\"web\""));
            assertThat(lines(agent, "node_agent_tasks"))
                    .anyMatch(line -> line.endsWith("readiness=\"ready\"} 1"))
                    .anyMatch(line -> line.endsWith("readiness=\"denied\"} 1"));
            // While something else has perf events bound to version 1, that is what the kernel says first.
            assertThat(lines(agent, "node_agent_event_refused"))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("event=\"task_clock\"")
                            .containsAnyOf("because=\"not_permitted\"", "because=\"other_hierarchy\"")
                            .endsWith("} 1"));
            assertThat(agent.logged()).containsPattern("task-clock is not counted: .*CAP_PERFMON");
        }
    }

    private static List<String> lines(Nobody agent, String family) {
        return agent.printed()
                .lines()
                .filter(line -> line.startsWith(family + "{"))
                .toList();
    }

    private static void launch(EmbeddedMesos mesos, String framework, ObjectNode task) {
        ((ObjectNode) task.get("framework_id")).put("value", framework);
        ((ObjectNode) task.get("agent_id")).put("value", mesos.agentIds().get(0));
        mesos.launch(task);
    }

    /** One in that group. */
    private static void process(Path proc, long pid, OwnCgroup group) throws IOException {
        Path process = Files.createDirectory(proc.resolve("" + pid));
        Files.writeString(process.resolve("stat"), pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 700 0 0\n");
        String path = group.group().place(Controller.CPUACCT).orElseThrow().path();
        Files.writeString(
                process.resolve("cgroup"),
                Files.readString(Path.of("/proc/self/cgroup"))
                        .replaceAll("(?m)^(\\d+:(?:[^:]*,)?(?:cpuacct|perf_event)(?:,[^:]*)?:|0::).*$", "$1" + path));
        Files.setPosixFilePermissions(process, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static OwnCgroup create() {
        try {
            String name = "mesokit-unprivileged-" + ProcessHandle.current().pid();
            return Cgroups.system().create(name, Controller.CPUACCT, Controller.PERF_EVENT);
        } catch (CgroupException refused) {
            return abort("no control groups can be made here: " + refused.getMessage());
        }
    }
}
