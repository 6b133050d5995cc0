package io.mesokit.examples.nodeagent;

import static io.mesokit.perf.prometheus.Family.counter;
import static io.mesokit.perf.prometheus.Family.gauge;

import io.mesokit.perf.prometheus.Exposition;
import io.mesokit.perf.prometheus.Family;
import io.mesokit.perf.prometheus.LabelSet;
import io.mesokit.perf.prometheus.Wca;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What the node agent itself costs, and how it fares. For one thread. */
final class OwnCost {
    /** The parts of a round; two of them WCA has too. */
    enum Part {
        GET_TASKS("get_tasks"),
        SYNC("sync_containers_state"),
        READ("prepare_tasks_data"),
        WRITE("write");

        private final String function;

        Part(String function) {
            this.function = function;
        }

        LabelSet labels(LabelSet common) {
            return common.with("function", function);
        }
    }

    /** How long a part took: the last time, and all times. */
    private record Took(Duration last, Duration all, int times) {
        Took and(Took other) {
            return new Took(other.last, all.plus(other.all), times + other.times);
        }

        double mean() {
            return all.toNanos() / 1e9 / times;
        }
    }

    private static final Family CPU = counter("node_agent_cpu_seconds", "CPU time of the node agent's own process.");
    private static final Family READY =
            gauge("node_agent_tasks", "Tasks of the Mesos agent, by whether they are read.");
    private static final Family ROUNDS = counter("node_agent_rounds", "How often tasks were read.");
    private static final Family READS = counter("node_agent_reads", "How often a task was read.");
    private static final Family FAILED = counter("node_agent_reads_failed", "How often that failed.");
    private static final Family SILENT =
            counter("node_agent_mesos_failures", "How often the Mesos agent gave no answer.");
    private static final Family MESOS = gauge("node_agent_mesos_up", "1 if the Mesos agent answered the last time.");
    private static final Family FILES = gauge("node_agent_descriptors", "Descriptors kept open for tasks.");
    private static final Family LABELS =
            gauge("node_agent_label_problems", "Labels of tasks that were changed or left out.");
    private static final Family DROPPED = counter("node_agent_values_dropped", "Values that could not be published.");

    private final LabelSet common;
    private final Map<Part, Took> took = new EnumMap<>(Part.class);
    private long rounds;
    private long failures;
    private long dropped;
    private boolean answered;

    OwnCost(LabelSet common) {
        this.common = common;
    }

    /** Notes how long a part took, and tells when the next one begins. */
    long took(Part part, long begun) {
        long now = System.nanoTime();
        took(part, Duration.ofNanos(now - begun));
        return now;
    }

    /** Notes how long a part took. */
    void took(Part part, Duration duration) {
        took.merge(part, new Took(duration, duration, 1), Took::and);
    }

    void answered(boolean now) {
        answered = now;
        failures += now ? 0 : 1;
    }

    /**
     * Adds its series, as the last of a round.
     *
     * @param now when it began, in seconds since 1970
     */
    void write(WatchList list, int eventFiles, List<Verdict> verdicts, double now, Exposition to) {
        rounds++;
        dropped += to.dropped();
        int[] byReadiness = new int[Readiness.values().length];
        verdicts.forEach(one -> byReadiness[one.readiness().ordinal()]++);
        to.add(Wca.UP, common, now).add(Wca.TASKS, common, byReadiness[Readiness.READY.ordinal()]);
        for (Readiness readiness : Readiness.values()) {
            to.add(READY, common.with("readiness", readiness.label()), byReadiness[readiness.ordinal()]);
        }
        took.forEach((part, time) -> to.add(Wca.DURATION_SECONDS, part.labels(common), time.last.toNanos() / 1e9));
        took.forEach((part, time) -> to.add(Wca.DURATION_SECONDS_AVG, part.labels(common), time.mean()));
        to.add(MESOS, common, answered ? 1 : 0).add(SILENT, common, failures).add(ROUNDS, common, rounds);
        to.add(READS, common, list.reads()).add(FAILED, common, list.failedReads());
        to.add(FILES, common, list.descriptors() + eventFiles).add(DROPPED, common, dropped);
        to.add(
                LABELS,
                common,
                list.watched().stream()
                        .mapToInt(one -> one.labels().problems().size())
                        .sum());
        ProcessHandle.current().info().totalCpuDuration().ifPresent(cpu -> to.add(CPU, common, cpu.toNanos() / 1e9));
        memory().ifPresent(bytes -> to.add(Wca.OWN_MEM_USAGE_BYTES, common, bytes));
    }

    /** What this process keeps in memory. */
    private static OptionalLong memory() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException noLinux) {
            return OptionalLong.empty();
        }
    }
}
