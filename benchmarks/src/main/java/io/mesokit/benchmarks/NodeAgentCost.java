package io.mesokit.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.OwnCgroup;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the node agent of the examples costs: it runs in a JVM of its own and reads tasks in real control groups every
 * second, while it is scraped every five; its CPU time over a minute is what it tells of itself. Only the tasks'
 * processes are made up.
 *
 * <pre>
 *     java -Dgroup=node-agent [-Dtasks=500] [-Dseconds=60] -jar benchmarks/target/benchmarks.jar
 * </pre>
 */
final class NodeAgentCost {
    private static final int TASKS = Integer.getInteger("tasks", 500);
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    private static final double GOAL = 5;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String NAME = "mesokit-cost-" + ProcessHandle.current().pid();
    /** As many as this user may make groups with, of those that Mesos agents usually have. */
    private static final Controller[] CONTROLLERS = Stream.of(
                    Controller.CPU, Controller.CPUACCT, Controller.PIDS, Controller.MEMORY, Controller.IO)
            .filter(NodeAgentCost::isMade)
            .toArray(Controller[]::new);

    private NodeAgentCost() {}

    /** Below the root, where it has the same path in all hierarchies. */
    private static OwnCgroup groups(Controller... controllers) {
        return Cgroups.system().at("/").create(NAME, controllers);
    }

    private static boolean isMade(Controller controller) {
        try (OwnCgroup tried = groups(controller)) {
            return tried.group().exists();
        } catch (CgroupException refused) {
            return false;
        }
    }

    /** Prints a line; says whether the goal, 5 % of one CPU, is met. */
    static boolean measure(PrintStream out) throws IOException, InterruptedException {
        Path proc = Files.createTempDirectory("node-agent-proc");
        try (EmbeddedMesos mesos = EmbeddedMesos.start();
                OwnCgroup all = groups(CONTROLLERS)) {
            String framework = mesos.addFramework("cost");
            for (int task = 0; task < TASKS; task++) {
                all.create("c-" + task, CONTROLLERS);
                Path process = Files.createDirectory(proc.resolve("" + (10_000 + task)));
                Files.writeString(process.resolve("stat"), "1 (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 700 0 0\n");
                Files.writeString(
                        process.resolve("cgroup"), membership(all.group().path() + "/c-" + task));
                mesos.launch(task(task, framework, mesos.agents().get(0).id()));
            }
            return measure(mesos.agents().get(0).url(), proc, out);
        }
    }

    /** The same group in all hierarchies; where it is not there, the node agent passes it over. */
    private static String membership(String group) throws IOException {
        return Files.readString(Path.of("/proc/self/cgroup")).replaceAll("(?m)^(\\d+:[^:]*:).*$", "$1" + group);
    }

    private static ObjectNode task(int number, String framework, String agent) {
        ObjectNode task = Json.mapper().createObjectNode().put("name", "web-" + number % 20);
        task.put("state", "TASK_RUNNING").putObject("task_id").put("value", "web." + number);
        task.putObject("framework_id").put("value", framework);
        task.putObject("agent_id").put("value", agent);
        ObjectNode label = task.putObject("labels").putArray("labels").addObject();
        label.put("key", "org.apache.aurora.metadata.stage").put("value", "prod");
        ObjectNode cpus =
                task.putArray("resources").addObject().put("name", "cpus").put("type", "SCALAR");
        cpus.putObject("scalar").put("value", 0.5);
        ObjectNode status = task.putArray("statuses").addObject().put("state", "TASK_RUNNING");
        status.putObject("task_id").put("value", "web." + number);
        ObjectNode container = status.putObject("container_status").put("executor_pid", 10_000 + number);
        container.putObject("container_id").put("value", "c-" + number);
        return task;
    }

    private static boolean measure(URI mesos, Path proc, PrintStream out) throws IOException, InterruptedException {
        Process agent = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.mesokit.examples.nodeagent.NodeAgentCommand",
                        "--mesos_agent_endpoint",
                        mesos.toString(),
                        "--proc",
                        proc.toString(),
                        "--watch_limit",
                        "10000",
                        "--listen",
                        "127.0.0.1:0"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader printed = agent.inputReader(StandardCharsets.UTF_8)) {
            URI metrics = URI.create(printed.readLine().replace("Serving ", ""));
            scrape(metrics, 30); // until its code is compiled
            long begun = System.nanoTime();
            double before = value(get(metrics), "node_agent_cpu_seconds");
            scrape(metrics, SECONDS);
            String last = get(metrics);
            double percent = 100e9 * (value(last, "node_agent_cpu_seconds") - before) / (System.nanoTime() - begun);
            out.printf(
                    Locale.ROOT,
                    "node agent, %.0f of %d tasks with %s, every second | %.2f %% of one CPU | on average: ask %.1f ms, keep in step"
                            + " %.1f ms, read %.1f ms | %.0f kB of text | goal <= %.0f %% | %s%n",
                    value(last, "wca_tasks"),
                    TASKS,
                    Arrays.toString(CONTROLLERS),
                    percent,
                    1000 * value(last, "wca_duration_seconds_avg{function=\"get_tasks\""),
                    1000 * value(last, "wca_duration_seconds_avg{function=\"sync_containers_state\""),
                    1000 * value(last, "wca_duration_seconds_avg{function=\"prepare_tasks_data\""),
                    last.length() / 1e3,
                    GOAL,
                    percent <= GOAL ? "yes" : "NO");
            return percent <= GOAL && value(last, "wca_tasks") == TASKS;
        } finally {
            agent.destroy();
            agent.waitFor();
        }
    }

    private static void scrape(URI metrics, int seconds) throws IOException, InterruptedException {
        for (int second = 0; second < seconds; second += 5) {
            Thread.sleep(5000);
            get(metrics);
        }
    }

    private static String get(URI metrics) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static double value(String text, String series) {
        return text.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }
}
