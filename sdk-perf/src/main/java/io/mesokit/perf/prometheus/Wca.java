package io.mesokit.perf.prometheus;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names that Intel's workload collocation agent (WCA) publishes, with its types, so that panels made for these go on
 * working, and its rule for the labels of tasks. Names of what no module here reads are not among them: the platform's,
 * those of cache and memory bandwidth, of working sets and of schedulers.
 *
 * <p>Its rule: {@code org.apache.} and then {@code aurora.metadata.} are dropped from the beginning of a label's key,
 * and dots become underscores: {@code org.apache.aurora.metadata.name} is {@code name}, {@code org.apache.aurora.tier}
 * is {@code aurora_tier}. Unlike there, these texts are dropped at the beginning only; any key gives a valid name; and
 * a task's label neither replaces one of the agent's own nor is replaced by it, but becomes {@code label_task_id}, say.
 */
public final class Wca {
    /** CPU time used, in seconds. */
    public static final Family CPU_USAGE_SECONDS =
            Family.counter("task_cpu_usage_seconds", "CPU time that the task has used, in seconds.");

    /** Memory in use, in bytes. */
    public static final Family MEM_USAGE_BYTES =
            Family.gauge("task_mem_usage_bytes", "Memory that the task uses, page cache included, in bytes.");

    /** The most memory that was in use at once, in bytes. */
    public static final Family MEM_MAX_USAGE_BYTES =
            Family.gauge("task_mem_max_usage_bytes", "The most memory that the task used at once, in bytes.");

    /** The most memory that may be in use, in bytes; absent where there is no limit, unlike there. */
    public static final Family MEM_LIMIT_BYTES = Family.gauge(
            "task_mem_limit_bytes", "Memory that the task may use at most, in bytes; absent without limit.");

    /** The memory above which the kernel takes back first, in bytes; absent where there is no limit, unlike there. */
    public static final Family MEM_SOFT_LIMIT_BYTES = Family.gauge(
            "task_mem_soft_limit_bytes",
            "Memory above which the kernel takes back from the task first, in bytes; absent without limit.");

    /** Page faults. */
    public static final Family MEM_PAGE_FAULTS =
            Family.counter("task_mem_page_faults", "Page faults of the task, minor and major.");

    /** Pages on each memory node; with the label {@code numa_node}. */
    public static final Family MEM_NUMA_PAGES =
            Family.gauge("task_mem_numa_pages", "Pages of the task on each memory node.");

    /** The CPUs that the task was given, in cores. */
    public static final Family REQUESTED_CPUS =
            Family.gauge("task_requested_cpus", "CPUs that the task asked for, in cores.");

    /** The memory that the task was given, in bytes. */
    public static final Family REQUESTED_MEM_BYTES =
            Family.gauge("task_requested_mem_bytes", "Memory that the task asked for, in bytes.");

    /** 1 for each task that is there; a counter, as there. */
    public static final Family TASK_UP = Family.counter("task_up", "1 for each task that is read.");

    /** When a task was seen last, in seconds since 1970. */
    public static final Family TASK_LAST_SEEN =
            Family.counter("task_last_seen", "When the task was read last, in seconds since 1970.");

    /** Instructions per cycle. */
    public static final Family IPC = Family.gauge("task_ipc", "Instructions per cycle since the last reading.");

    /** Instructions per second. */
    public static final Family IPS = Family.gauge("task_ips", "Instructions per second since the last reading.");

    /** Cache misses per thousand instructions. */
    public static final Family CACHE_MISSES_PER_KILO_INSTRUCTIONS = Family.gauge(
            "task_cache_misses_per_kilo_instructions", "Cache misses per 1000 instructions since the last reading.");

    /** The part of the references to the cache that were found there, 0 to 1. */
    public static final Family CACHE_HIT_RATIO = Family.gauge(
            "task_cache_hit_ratio", "Part of the references to the cache that it answered since the last reading.");

    /** The mean of time enabled by time running of a task's counters, at least 1. */
    public static final Family SCALING_FACTOR_AVG = Family.gauge(
            "task_scaling_factor_avg", "Mean factor by which the counters of the task were scaled up; 1 is exact.");

    /** The largest of time enabled by time running of a task's counters, at least 1. */
    public static final Family SCALING_FACTOR_MAX = Family.gauge(
            "task_scaling_factor_max", "Largest factor by which a counter of the task was scaled up; 1 is exact.");

    /** When the agent read last, in seconds since 1970: it is up while that grows. */
    public static final Family UP = Family.counter("wca_up", "When the agent read tasks last, in seconds since 1970.");

    /** How many tasks are read. */
    public static final Family TASKS = Family.gauge("wca_tasks", "How many tasks are read.");

    /** What the agent's own process uses, in bytes. */
    public static final Family OWN_MEM_USAGE_BYTES =
            Family.gauge("wca_mem_usage_bytes", "Memory that the agent uses itself, in bytes.");

    /** How long the parts of the last round took, in seconds; with the label {@code function}. */
    public static final Family DURATION_SECONDS =
            Family.gauge("wca_duration_seconds", "How long a part of the last round took, in seconds.");

    /** How long the parts of a round took on average since the agent started, in seconds; with the same label. */
    public static final Family DURATION_SECONDS_AVG = Family.gauge(
            "wca_duration_seconds_avg", "How long a part of a round took on average since the start, in seconds.");

    private static final Pattern RAW = Pattern.compile("\\w*__r\\p{XDigit}{4}(\\p{XDigit}{2}(\\p{XDigit}{10})?)?");

    private static final List<String> OWN = List.of(
            "task_id",
            "task_name",
            "host",
            "cpu",
            "core",
            "socket",
            "numa_node",
            "pmu_type",
            "function",
            "sockets",
            "cores",
            "cpus",
            "cpu_model",
            "cpu_model_number",
            "wca_version");

    private Wca() {}

    /** How it makes labels of the labels of tasks, without its faults; its own labels are reserved. */
    public static LabelRules labelRules() {
        return LabelRules.ofDefaults()
                .dropping("org.apache.", "aurora.metadata.")
                .reserving(OWN);
    }

    /**
     * The family of a perf event. A raw one is published as it is written, without {@code task_}: {@code
     * l2_lines_in_all__r1ff1}.
     *
     * @param event its name, such as {@code instructions}, {@code cache-misses} or {@code name__rEEUU}; with {@code
     *     task_} in front or without
     */
    public static Family event(String event) {
        boolean asItIs = event.startsWith("task_") || RAW.matcher(event).matches();
        String name = asItIs ? event : "task_" + event;
        return Family.counter(name, "Times that " + event + " was counted for the task.");
    }
}
