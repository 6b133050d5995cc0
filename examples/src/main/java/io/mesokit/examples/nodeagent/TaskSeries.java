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
    private static final double NANOS = 1e9;

    private record Line(Metric metric, Family family, double divisor) {}

    private static final List<Line> LINES = List.of(
            new Line(Metric.CPU_USAGE_NANOS, Wca.CPU_USAGE_SECONDS, NANOS),
            seconds(Metric.CPU_USER_NANOS, "task_cpu_user_seconds", "CPU time in user mode."),
            seconds(Metric.CPU_SYSTEM_NANOS, "task_cpu_system_seconds", "CPU time in the kernel."),
            count(Metric.CPU_PERIODS, "task_cpu_periods", "Quota periods in which the task wanted to run."),
            count(
                    Metric.CPU_THROTTLED_PERIODS,
                    "task_cpu_throttled_periods",
                    "Those of them in which its quota ran out."),
            seconds(Metric.CPU_THROTTLED_NANOS, "task_cpu_throttled_seconds", "How long it stood still for that."),
            new Line(Metric.CPU_SHARES, gauge("task_cpu_shares", "Its share of a contended CPU; 1024 by default."), 1),
            new Line(Metric.CPU_WEIGHT, gauge("task_cpu_weight", "Its weight on a contended CPU; 100 by default."), 1),
            new Line(Metric.MEMORY_USAGE_BYTES, Wca.MEM_USAGE_BYTES, 1),
            new Line(Metric.MEMORY_PEAK_BYTES, Wca.MEM_MAX_USAGE_BYTES, 1),
            new Line(Metric.MEMORY_LIMIT_BYTES, Wca.MEM_LIMIT_BYTES, 1),
            new Line(Metric.MEMORY_SOFT_LIMIT_BYTES, Wca.MEM_SOFT_LIMIT_BYTES, 1),
            new Line(Metric.MEMORY_ANON_BYTES, gauge("task_mem_anon_bytes", "Anonymous memory: heaps, stacks."), 1),
            new Line(Metric.MEMORY_FILE_BYTES, gauge("task_mem_file_bytes", "Page cache and shared memory."), 1),
            new Line(Metric.MEMORY_PAGE_FAULTS, Wca.MEM_PAGE_FAULTS, 1),
            count(Metric.MEMORY_MAJOR_PAGE_FAULTS, "task_mem_major_page_faults", "Page faults that read from a disk."),
            count(Metric.MEMORY_OOM_KILLS, "task_mem_oom_kills", "Processes of the task killed for want of memory."),
            count(Metric.IO_READ_BYTES, "task_io_read_bytes", "Bytes read from block devices."),
            count(Metric.IO_WRITE_BYTES, "task_io_write_bytes", "Bytes written to block devices."),
            new Line(Metric.PIDS_CURRENT, gauge("task_pids", "Processes and threads."), 1),
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
        return new Line(metric, counter(name, help), NANOS);
    }

    private static Line count(Metric metric, String name, String help) {
        return new Line(metric, counter(name, help), 1);
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
                long value = sample.value(line.metric);
                if (line.divisor == 1) {
                    to.add(line.family, labels, value);
                } else {
                    to.add(line.family, labels, value / line.divisor);
                }
            }
        }
    }

    /** What a task asked for, and that it is there. */
    static void write(SeenTask task, LabelSet labels, double now, Exposition to) {
        to.add(Wca.TASK_UP, labels, 1).add(Wca.TASK_LAST_SEEN, labels, now);
        to.add(Wca.REQUESTED_CPUS, labels, task.share().cpus());
        to.add(Wca.REQUESTED_MEM_BYTES, labels, task.share().memoryBytes());
    }
}
