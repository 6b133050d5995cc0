package io.mesokit.examples.nodeagent;

import static io.mesokit.perf.prometheus.Family.counter;
import static io.mesokit.perf.prometheus.Family.gauge;

import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.cgroup.ReusedSample;
import io.mesokit.perf.prometheus.Exposition;
import io.mesokit.perf.prometheus.Family;
import io.mesokit.perf.prometheus.LabelSet;
import io.mesokit.perf.prometheus.Wca;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which metrics of a task's group are published, and under which names. */
final class TaskSeries {
    /** What is counted in nanoseconds is told in seconds. */
    private static final int NANO = 9;

    private static final int MILLI = 3;

    private record Line(Metric metric, Family family, int decimals) {}

    private static final List<Line> LINES = List.of(
            new Line(Metric.CPU_USAGE_NANOS, Wca.CPU_USAGE_SECONDS, NANO),
            seconds(Metric.CPU_USER_NANOS, "task_cpu_user_seconds", "CPU time in user mode."),
            seconds(Metric.CPU_SYSTEM_NANOS, "task_cpu_system_seconds", "CPU time in the kernel."),
            count(Metric.CPU_PERIODS, "task_cpu_periods", "Quota periods in which the task wanted to run."),
            count(
                    Metric.CPU_THROTTLED_PERIODS,
                    "task_cpu_throttled_periods",
                    "Those of them in which its quota ran out."),
            seconds(Metric.CPU_THROTTLED_NANOS, "task_cpu_throttled_seconds", "How long it stood still for that."),
            new Line(Metric.CPU_SHARES, gauge("task_cpu_shares", "Its share of a contended CPU; 1024 by default."), 0),
            new Line(Metric.CPU_WEIGHT, gauge("task_cpu_weight", "Its weight on a contended CPU; 100 by default."), 0),
            new Line(Metric.MEMORY_USAGE_BYTES, Wca.MEM_USAGE_BYTES, 0),
            new Line(Metric.MEMORY_PEAK_BYTES, Wca.MEM_MAX_USAGE_BYTES, 0),
            new Line(Metric.MEMORY_LIMIT_BYTES, Wca.MEM_LIMIT_BYTES, 0),
            new Line(Metric.MEMORY_SOFT_LIMIT_BYTES, Wca.MEM_SOFT_LIMIT_BYTES, 0),
            new Line(Metric.MEMORY_ANON_BYTES, gauge("task_mem_anon_bytes", "Anonymous memory: heaps, stacks."), 0),
            new Line(Metric.MEMORY_FILE_BYTES, gauge("task_mem_file_bytes", "Page cache and shared memory."), 0),
            new Line(Metric.MEMORY_PAGE_FAULTS, Wca.MEM_PAGE_FAULTS, 0),
            count(Metric.MEMORY_MAJOR_PAGE_FAULTS, "task_mem_major_page_faults", "Page faults that read from a disk."),
            count(Metric.MEMORY_OOM_KILLS, "task_mem_oom_kills", "Processes of the task killed for want of memory."),
            count(Metric.IO_READ_BYTES, "task_io_read_bytes", "Bytes read from block devices."),
            count(Metric.IO_WRITE_BYTES, "task_io_write_bytes", "Bytes written to block devices."),
            new Line(Metric.PIDS_CURRENT, gauge("task_pids", "Processes and threads."), 0),
            seconds(
                    Metric.CPU_PRESSURE_SOME_NANOS,
                    "task_cpu_pressure_seconds",
                    "Time in which some waited for a CPU."),
            seconds(
                    Metric.MEMORY_PRESSURE_SOME_NANOS,
                    "task_mem_pressure_seconds",
                    "Time in which some waited for memory."),
            seconds(
                    Metric.IO_PRESSURE_SOME_NANOS,
                    "task_io_pressure_seconds",
                    "Time in which some waited for a disk."));

    /** What has to be read for it. */
    static final Set<Metric> METRICS = Stream.concat(
                    LINES.stream().map(Line::metric), Stream.of(Metric.MEMORY_LRU_BYTES))
            .collect(Collectors.toUnmodifiableSet());

    private TaskSeries() {}

    private static Line seconds(Metric metric, String name, String help) {
        return new Line(metric, counter(name, help), NANO);
    }

    private static Line count(Metric metric, String name, String help) {
        return new Line(metric, counter(name, help), 0);
    }

    static void write(Watched task, ReusedSample sample, Exposition to) {
        write(sample, task.labels(), to);
        for (int node = 0; node < sample.nodesEnd(); node++) {
            if (sample.hasNode(node)) {
                to.add(Wca.MEM_NUMA_PAGES, task.nodeLabels().of(node), sample.nodeBytes(node) / Cgroups.pageBytes());
            }
        }
    }

    private static void write(ReusedSample sample, LabelSet labels, Exposition to) {
        for (Line line : LINES) {
            if (sample.has(line.metric)) {
                to.addDecimal(line.family, labels, sample.value(line.metric), line.decimals);
            }
        }
    }

    /**
     * What a task asked for, and that it is there.
     *
     * @param now in milliseconds since 1970
     */
    static void write(SeenTask task, LabelSet labels, long now, Exposition to) {
        to.add(Wca.TASK_UP, labels, 1).addDecimal(Wca.TASK_LAST_SEEN, labels, now, MILLI);
        to.addDecimal(Wca.REQUESTED_CPUS, labels, Math.round(task.share().cpus() * 1000), MILLI);
        to.add(Wca.REQUESTED_MEM_BYTES, labels, task.share().memoryBytes());
    }
}
