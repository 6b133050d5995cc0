package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The numbers that follow from the state of a cluster. */
final class Metrics {
    private static final List<String> MASTER_STATES = List.of(
            "staging",
            "starting",
            "running",
            "killing",
            "finished",
            "failed",
            "killed",
            "error",
            "lost",
            "dropped",
            "gone",
            "gone_by_operator",
            "unreachable");
    private static final List<String> NAMES = List.of("cpus", "gpus", "mem", "disk");

    private final Map<String, Double> values = new TreeMap<>();

    private Metrics() {
        OperatingSystemMXBean host = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        values.put("system/cpus_total", (double) host.getAvailableProcessors());
        Stream.of("system/load_1min", "system/load_5min", "system/load_15min")
                .forEach(name -> values.put(name, Math.max(0, host.getSystemLoadAverage())));
        values.put("system/mem_total_bytes", (double) host.getTotalMemorySize());
        values.put("system/mem_free_bytes", (double) host.getFreeMemorySize());
    }

    /** Those of a master; called under the cluster's lock. */
    static Metrics ofMaster(Cluster cluster, boolean elected, Instant started) {
        Metrics all = new Metrics();
        all.put("master/elected", elected ? 1 : 0);
        all.put("master/uptime_secs", seconds(started, cluster.now()));
        long active =
                cluster.agents.values().stream().filter(AgentRecord::active).count();
        all.put("master/slaves_active", active);
        all.put("master/slaves_inactive", cluster.agents.size() - active);
        all.put("master/slaves_connected", cluster.agents.size());
        all.put("master/slaves_disconnected", 0);
        all.put("master/slaves_unreachable", cluster.unreachable.size());
        long frameworks = cluster.frameworks.values().stream()
                .filter(framework -> framework.connected)
                .count();
        all.put("master/frameworks_connected", frameworks);
        all.put("master/frameworks_active", frameworks);
        all.put("master/frameworks_disconnected", cluster.frameworks.size() - frameworks);
        all.put("master/frameworks_inactive", cluster.frameworks.size() - frameworks);
        all.put("master/operator_event_stream_subscribers", cluster.subscribers.count());
        all.put("master/outstanding_offers", cluster.schedulers.offers.count());
        all.put("master/operations/pending", cluster.operations.count());
        all.tasks("master/tasks_", MASTER_STATES, allTasks(cluster));
        Resources used = cluster.frameworks.values().stream()
                .map(FrameworkRecord::used)
                .reduce(Resources.none(), Resources::plus);
        all.amounts("master/", cluster.capacity(), used);
        return all;
    }

    private static List<TaskRecord> allTasks(Cluster cluster) {
        return Stream.concat(
                        cluster.frameworks.values().stream()
                                .flatMap(framework -> Stream.concat(
                                        framework.tasks.values().stream(), framework.unreachable.values().stream())),
                        cluster.completedTasks().stream())
                .toList();
    }

    /** Those of an agent; called under the cluster's lock. */
    static Metrics ofAgent(Cluster cluster, AgentRecord agent, Instant started) {
        Metrics all = new Metrics();
        all.put("slave/registered", cluster.agents.containsKey(agent.id) ? 1 : 0);
        all.put("slave/uptime_secs", seconds(started, cluster.now()));
        all.put("slave/recovery_errors", 0);
        List<TaskRecord> tasks = allTasks(cluster).stream()
                .filter(task -> task.agent.equals(agent.id))
                .toList();
        List<String> states = MASTER_STATES.stream()
                .filter(state -> !List.of("error", "dropped", "gone_by_operator", "unreachable")
                        .contains(state))
                .toList();
        all.tasks("slave/tasks_", states, tasks);
        all.put(
                "slave/frameworks_active",
                tasks.stream().map(task -> task.framework).distinct().count());
        all.put(
                "slave/executors_running",
                tasks.stream()
                        .filter(task -> !task.terminal())
                        .map(TaskRecord::executorId)
                        .distinct()
                        .count());
        all.amounts("slave/", agent.total, cluster.allocated(agent));
        return all;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private void put(String name, double value) {
        values.put(name, value);
    }

    private void tasks(String prefix, List<String> states, List<TaskRecord> tasks) {
        for (String state : states) {
            String wanted = "TASK_" + state.toUpperCase(Locale.ROOT);
            put(
                    prefix + state,
                    tasks.stream().filter(task -> task.state().equals(wanted)).count());
        }
    }

    private void amounts(String prefix, Resources total, Resources used) {
        for (String name : NAMES) {
            double all = total.number(name);
            put(prefix + name + "_total", all);
            put(prefix + name + "_used", used.number(name));
            put(prefix + name + "_percent", all == 0 ? 0 : used.number(name) / all);
            put(prefix + name + "_revocable_total", 0);
            put(prefix + name + "_revocable_used", 0);
            put(prefix + name + "_revocable_percent", 0);
        }
    }

    /** As in GET_METRICS. */
    ObjectNode listed() {
        ArrayNode metrics = Json.array();
        values.forEach(
                (name, value) -> metrics.add(Json.object().put("name", name).put("value", value)));
        return Json.object("metrics", metrics);
    }

    /** As on {@code /metrics/snapshot}. */
    ObjectNode flat() {
        ObjectNode metrics = Json.object();
        values.forEach(metrics::put);
        return metrics;
    }

    /** As on {@code /system/stats.json}. */
    static ObjectNode system() {
        Metrics all = new Metrics();
        return Json.object()
                .put("avg_load_15min", all.get("system/load_15min"))
                .put("avg_load_1min", all.get("system/load_1min"))
                .put("avg_load_5min", all.get("system/load_5min"))
                .put("cpus_total", (long) all.get("system/cpus_total"))
                .put("mem_free_bytes", (long) all.get("system/mem_free_bytes"))
                .put("mem_total_bytes", (long) all.get("system/mem_total_bytes"));
    }

    private double get(String name) {
        return values.getOrDefault(name, 0.0);
    }
}
