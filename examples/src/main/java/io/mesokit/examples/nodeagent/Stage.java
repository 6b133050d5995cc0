package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.OwnCgroup;
import io.mesokit.perf.cgroup.SharesFormula;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A Mesos in this process whose tasks are real processes, each in a control group of its own where this user may make
 * some: something to read and to write without having a cluster. Groups and processes end with it, and with this
 * program unless it is killed. Thread-safe.
 */
public final class Stage implements AutoCloseable {
    private static final String FRAMEWORK = "stage";

    private final EmbeddedMesos mesos = EmbeddedMesos.start();
    private final String framework = mesos.addFramework(FRAMEWORK);
    private final String agent = mesos.agents().get(0).id();
    private final Optional<OwnCgroup> all;
    private final List<Process> processes = new ArrayList<>();
    private final Thread hook = new Thread(this::end, "mesokit-stage-shutdown");

    private Stage() {
        this.all = group();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** One without tasks. */
    public static Stage empty() {
        return new Stage();
    }

    /** One with two tasks at work, one in Docker, and one that has not begun. */
    static Stage start() {
        Stage stage = empty();
        stage.run("web", 0.5, Map.of("org.apache.aurora.metadata.tier", "front"), work(5));
        stage.run("report", 0.2, Map.of("my-team", "billing", "uuid", "report-1"), work(2));
        stage.launch(stage.task("image", 0.1, Map.of())
                .set("container", Json.mapper().createObjectNode().put("type", "DOCKER")));
        stage.mesos.launch(stage.framework, stage.agent, "waiting", "cpus:0.1");
        return stage;
    }

    /** A shell command that works for so many hundredths of each tenth of a second or so. */
    private static String work(int turns) {
        return "while sleep 0.1; do i=0; while [ $i -lt " + turns + "000 ]; do i=$((i+1)); done; done";
    }

    private static Optional<OwnCgroup> group() {
        try {
            String name = "mesokit-stage-" + UUID.randomUUID();
            return Optional.of(Cgroups.system().create(name, Controller.CPU, Controller.CPUACCT));
        } catch (CgroupException refused) {
            return Optional.empty();
        }
    }

    /** Whether tasks have groups of their own. */
    public boolean hasGroups() {
        return all.isPresent();
    }

    /** The agent that lists the tasks. */
    public URI url() {
        return mesos.agent(agent).url();
    }

    /**
     * Runs a task.
     *
     * @param name its name, and the beginning of its id
     * @param cpus what it asked for; its group gets 1024 shares for each
     * @param labels its labels
     * @param command for a shell
     * @return its group, if it has one
     */
    public synchronized Optional<OwnCgroup> run(String name, double cpus, Map<String, String> labels, String command) {
        String container = UUID.randomUUID().toString();
        Optional<OwnCgroup> group = all.flatMap(parent -> group(parent, container, cpus));
        Process process = spawn(command, group.map(OwnCgroup::procsFiles).orElse(List.of()));
        processes.add(process);
        group.ifPresent(own -> awaitIn(own, process));
        ObjectNode task = task(name, cpus, labels);
        ObjectNode status = (ObjectNode) task.at("/statuses/0/container_status");
        status.put("executor_pid", process.pid()).putObject("container_id").put("value", container);
        launch(task);
        return group;
    }

    /** None where it cannot be made or set after all: the task runs without, as where there are no groups. */
    private static Optional<OwnCgroup> group(OwnCgroup parent, String name, double cpus) {
        try {
            OwnCgroup own = parent.create(name, Controller.CPU, Controller.CPUACCT);
            own.writer().cpuShares(Math.max(2, Math.round(1024 * cpus)), SharesFormula.SYSTEMD);
            return Optional.of(own);
        } catch (CgroupException refused) {
            return Optional.empty();
        }
    }

    /** The shell moves itself first, so that nothing runs outside. */
    private static Process spawn(String command, List<Path> groups) {
        List<String> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                "c=$1; shift; for f in \"$@\"; do echo 0 > \"$f\" || exit 125; done; exec sh -c \"$c\"",
                "sh"));
        words.add(command);
        groups.forEach(file -> words.add(file.toString()));
        try {
            return new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Mesos tells of a task once it is where it belongs. */
    private static void awaitIn(OwnCgroup group, Process process) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!isIn(group, process) && process.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean isIn(OwnCgroup group, Process process) {
        return group.procsFiles().stream().allMatch(file -> {
            try {
                return Files.readAllLines(file).contains(Long.toString(process.pid()));
            } catch (IOException gone) {
                return false;
            }
        });
    }

    private void launch(JsonNode task) {
        mesos.launch(task);
    }

    private ObjectNode task(String name, double cpus, Map<String, String> labels) {
        String id = name + "." + UUID.randomUUID();
        ObjectNode task = Json.mapper().createObjectNode().put("name", name).put("state", "TASK_RUNNING");
        task.putObject("task_id").put("value", id);
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
        ObjectNode status = task.putArray("statuses")
                .addObject()
                .put("state", "TASK_RUNNING")
                .put("source", "SOURCE_EXECUTOR");
        status.putObject("task_id").put("value", id);
        status.putObject("container_status")
                .putObject("container_id")
                .put("value", UUID.randomUUID().toString());
        return task;
    }

    private synchronized void end() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(Stage::await);
        all.ifPresent(OwnCgroup::close);
    }

    private static void await(Process process) {
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        mesos.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running, and has done it.
            return;
        }
    }
}
