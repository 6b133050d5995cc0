package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.SharesFormula;
import io.mesokit.testkit.exec.CpuLimiting;
import io.mesokit.testkit.exec.LocalProcesses;
import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.exec.TaskExit;
import io.mesokit.testkit.exec.TaskSpec;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosTask;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A Mesos in this process whose tasks are real processes, each in a control group of its own where this user may make
 * some: something to read and to write without having a cluster. Groups and processes end with it, and with this
 * program unless it is killed. Thread-safe.
 */
public final class Stage implements AutoCloseable {
    private static final String FRAMEWORK = "stage";

    private final EmbeddedMesos mesos = EmbeddedMesos.start();
    private final LocalProcesses processes = LocalProcesses.start(CpuLimiting.AUTO);
    private final String framework = mesos.addFramework(FRAMEWORK);
    private final String agent = mesos.agents().get(0).id();

    private Stage() {}

    /** One without tasks. */
    public static Stage empty() {
        return new Stage();
    }

    /** One with two tasks at work, one in Docker, and one that has not begun. */
    static Stage start() {
        Stage stage = empty();
        stage.run("web", 0.5, Map.of("org.apache.aurora.metadata.tier", "front"), work(5));
        stage.run("report", 0.2, Map.of("my-team", "billing", "uuid", "report-1"), work(2));
        stage.mesos.launch(stage.inDocker("image", 0.1));
        stage.mesos.launch(stage.framework, stage.agent, "waiting", "cpus:0.1");
        return stage;
    }

    /** A shell command that works for so many hundredths of each tenth of a second or so. */
    private static String work(int turns) {
        return "while sleep 0.1; do i=0; while [ $i -lt " + turns + "000 ]; do i=$((i+1)); done; done";
    }

    /** Whether tasks have groups of their own. */
    public boolean hasGroups() {
        return processes.limiting() == CpuLimiting.CGROUP;
    }

    /** The agent that lists the tasks. */
    public URI url() {
        return mesos.agent(agent).url();
    }

    /**
     * Runs a task.
     *
     * @param name its name, and the beginning of its id
     * @param cpus what it asked for; its group gets 1024 shares for each, and no quota
     * @param labels its labels
     * @param command for a shell
     * @return its group, if it has one
     */
    public Optional<Cgroup> run(String name, double cpus, Map<String, String> labels, String command) {
        MesosTask task = mesos.launch(task(name, cpus, labels));
        // None of its cpus are for a quota: as with a Mesos agent by default, it may have what is idle.
        TaskSpec spec = new TaskSpec(task.id(), name, command, Map.of(), 0, 0).in(task.container());
        RunningTask process = processes.launch(spec, exit -> end(task, exit));
        Optional<Cgroup> group =
                hasGroups() ? group(process.pid().orElseThrow(), task.container(), cpus) : Optional.empty();
        task.ranBy(process).run();
        return group;
    }

    private static void end(MesosTask task, TaskExit exit) {
        if (exit.killed()) {
            task.kill();
        } else if (exit.success()) {
            task.finish();
        } else {
            task.fail(exit.status());
        }
    }

    /** None if the task has ended already, is not in its group, or shares cannot be set. */
    static Optional<Cgroup> group(long pid, String container, double cpus) {
        try {
            Cgroup group = Cgroups.system().ofProcess(pid);
            if (!group.path().endsWith("/" + container)) {
                return Optional.empty();
            }
            group.writer().cpuShares(Math.max(2, Math.round(1024 * cpus)), SharesFormula.SYSTEMD);
            return Optional.of(group);
        } catch (CgroupException none) {
            return Optional.empty();
        }
    }

    private ObjectNode task(String name, double cpus, Map<String, String> labels) {
        ObjectNode task = Json.mapper().createObjectNode().put("name", name).put("state", "TASK_STAGING");
        task.putObject("task_id").put("value", name + "." + UUID.randomUUID());
        task.putObject("framework_id").put("value", framework);
        task.putObject("agent_id").put("value", agent);
        ArrayNode all = task.putObject("labels").putArray("labels");
        labels.forEach((key, value) -> all.addObject().put("key", key).put("value", value));
        task.putArray("resources")
                .addObject()
                .put("name", "cpus")
                .put("type", "SCALAR")
                .putObject("scalar")
                .put("value", cpus);
        return task;
    }

    /** A running one, of which the agent tells no process. */
    private ObjectNode inDocker(String name, double cpus) {
        ObjectNode task = task(name, cpus, Map.of()).put("state", "TASK_RUNNING");
        task.putObject("container").put("type", "DOCKER");
        ObjectNode status = task.putArray("statuses")
                .addObject()
                .put("state", "TASK_RUNNING")
                .put("source", "SOURCE_EXECUTOR");
        status.set("task_id", task.get("task_id"));
        status.putObject("container_status")
                .putObject("container_id")
                .put("value", UUID.randomUUID().toString());
        return task;
    }

    @Override
    public void close() {
        processes.close();
        mesos.close();
    }
}
