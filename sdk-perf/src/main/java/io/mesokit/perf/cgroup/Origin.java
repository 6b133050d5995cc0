package io.mesokit.perf.cgroup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file that a metric comes from, and what it is called there.
 *
 * @param files of which the first that is there is read
 * @param format of the file
 * @param key of the value within it; empty where there is but one, several with spaces between to be summed up
 * @param factor from the file's unit to the metric's
 */
record Origin(List<String> files, Format.Kind format, String key, long factor) {
    private static final long NANOS_PER_MICRO = 1_000;
    // USER_HZ is 100 wherever Java runs on Linux; the kernel has it in its interface and cannot change it.
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final Map<Metric, Origin> V1 = new EnumMap<>(Metric.class);
    private static final Map<Metric, Origin> V2 = new EnumMap<>(Metric.class);

    static {
        v1();
        v1Memory();
        v2();
        v2Memory();
        pressure();
    }

    static Optional<Origin> of(Metric metric, Version version) {
        return Optional.ofNullable((version == Version.V1 ? V1 : V2).get(metric));
    }

    private static void v1() {
        V1.put(Metric.CPU_USAGE_NANOS, value("cpuacct.usage"));
        V1.put(Metric.CPU_USER_NANOS, keyed("cpuacct.stat", "user", NANOS_PER_TICK));
        V1.put(Metric.CPU_SYSTEM_NANOS, keyed("cpuacct.stat", "system", NANOS_PER_TICK));
        V1.put(Metric.CPU_PERIODS, keyed("cpu.stat", "nr_periods", 1));
        V1.put(Metric.CPU_THROTTLED_PERIODS, keyed("cpu.stat", "nr_throttled", 1));
        V1.put(Metric.CPU_THROTTLED_NANOS, keyed("cpu.stat", "throttled_time", 1));
        V1.put(Metric.CPU_BURSTS, keyed("cpu.stat", "nr_bursts", 1));
        V1.put(Metric.CPU_BURST_NANOS, keyed("cpu.stat", "burst_time", 1));
        V1.put(Metric.CPU_QUOTA_MICROS, value("cpu.cfs_quota_us"));
        V1.put(Metric.CPU_PERIOD_MICROS, value("cpu.cfs_period_us"));
        V1.put(Metric.CPU_BURST_LIMIT_MICROS, value("cpu.cfs_burst_us"));
        V1.put(Metric.CPU_SHARES, value("cpu.shares"));
        String bytes = "blkio.throttle.io_service_bytes";
        String operations = "blkio.throttle.io_serviced";
        V1.put(Metric.IO_READ_BYTES, blkio(bytes, "Read"));
        V1.put(Metric.IO_WRITE_BYTES, blkio(bytes, "Write"));
        V1.put(Metric.IO_DISCARD_BYTES, blkio(bytes, "Discard"));
        V1.put(Metric.IO_READS, blkio(operations, "Read"));
        V1.put(Metric.IO_WRITES, blkio(operations, "Write"));
        V1.put(Metric.IO_DISCARDS, blkio(operations, "Discard"));
        V1.put(Metric.CPUSET_CPUS, list("cpuset.effective_cpus", "cpuset.cpus"));
        V1.put(Metric.CPUSET_MEMS, list("cpuset.effective_mems", "cpuset.mems"));
        V1.put(Metric.HUGETLB_2MB_USAGE_BYTES, value("hugetlb.2MB.usage_in_bytes"));
        V1.put(Metric.HUGETLB_1GB_USAGE_BYTES, value("hugetlb.1GB.usage_in_bytes"));
        pids(V1);
    }

    private static void pids(Map<Metric, Origin> table) {
        table.put(Metric.PIDS_CURRENT, value("pids.current"));
        table.put(Metric.PIDS_PEAK, value("pids.peak"));
        table.put(Metric.PIDS_LIMIT, value("pids.max"));
        table.put(Metric.PIDS_LIMIT_HITS, keyed("pids.events", "max", 1));
    }

    private static void v1Memory() {
        V1.put(Metric.MEMORY_USAGE_BYTES, value("memory.usage_in_bytes"));
        V1.put(Metric.MEMORY_PEAK_BYTES, value("memory.max_usage_in_bytes"));
        V1.put(Metric.MEMORY_LIMIT_BYTES, value("memory.limit_in_bytes"));
        V1.put(Metric.MEMORY_SOFT_LIMIT_BYTES, value("memory.soft_limit_in_bytes"));
        V1.put(Metric.MEMORY_AND_SWAP_USAGE_BYTES, value("memory.memsw.usage_in_bytes"));
        V1.put(Metric.MEMORY_AND_SWAP_LIMIT_BYTES, value("memory.memsw.limit_in_bytes"));
        V1.put(Metric.MEMORY_KERNEL_BYTES, value("memory.kmem.usage_in_bytes"));
        V1.put(Metric.MEMORY_LIMIT_HITS, value("memory.failcnt"));
        V1.put(Metric.MEMORY_OOM_KILLS, keyed("memory.oom_control", "oom_kill", 1));
        V1.put(Metric.MEMORY_LRU_BYTES, nodes("hierarchical_total", PageSize.BYTES));
        stat(V1, Metric.MEMORY_SWAP_USAGE_BYTES, "total_swap");
        stat(V1, Metric.MEMORY_ANON_BYTES, "total_rss");
        stat(V1, Metric.MEMORY_FILE_BYTES, "total_cache");
        stat(V1, Metric.MEMORY_SHMEM_BYTES, "total_shmem");
        stat(V1, Metric.MEMORY_MAPPED_FILE_BYTES, "total_mapped_file");
        stat(V1, Metric.MEMORY_DIRTY_BYTES, "total_dirty");
        stat(V1, Metric.MEMORY_WRITEBACK_BYTES, "total_writeback");
        stat(V1, Metric.MEMORY_ACTIVE_FILE_BYTES, "total_active_file");
        stat(V1, Metric.MEMORY_INACTIVE_FILE_BYTES, "total_inactive_file");
        stat(V1, Metric.MEMORY_UNEVICTABLE_BYTES, "total_unevictable");
        stat(V1, Metric.MEMORY_PAGE_FAULTS, "total_pgfault");
        stat(V1, Metric.MEMORY_MAJOR_PAGE_FAULTS, "total_pgmajfault");
    }

    private static void v2() {
        V2.put(Metric.CPU_USAGE_NANOS, keyed("cpu.stat", "usage_usec", NANOS_PER_MICRO));
        V2.put(Metric.CPU_USER_NANOS, keyed("cpu.stat", "user_usec", NANOS_PER_MICRO));
        V2.put(Metric.CPU_SYSTEM_NANOS, keyed("cpu.stat", "system_usec", NANOS_PER_MICRO));
        V2.put(Metric.CPU_PERIODS, keyed("cpu.stat", "nr_periods", 1));
        V2.put(Metric.CPU_THROTTLED_PERIODS, keyed("cpu.stat", "nr_throttled", 1));
        V2.put(Metric.CPU_THROTTLED_NANOS, keyed("cpu.stat", "throttled_usec", NANOS_PER_MICRO));
        V2.put(Metric.CPU_BURSTS, keyed("cpu.stat", "nr_bursts", 1));
        V2.put(Metric.CPU_BURST_NANOS, keyed("cpu.stat", "burst_usec", NANOS_PER_MICRO));
        V2.put(Metric.CPU_QUOTA_MICROS, new Origin(List.of("cpu.max"), Format.Kind.WORDS, "0", 1));
        V2.put(Metric.CPU_PERIOD_MICROS, new Origin(List.of("cpu.max"), Format.Kind.WORDS, "1", 1));
        V2.put(Metric.CPU_BURST_LIMIT_MICROS, value("cpu.max.burst"));
        V2.put(Metric.CPU_WEIGHT, value("cpu.weight"));
        V2.put(Metric.IO_READ_BYTES, io("rbytes"));
        V2.put(Metric.IO_WRITE_BYTES, io("wbytes"));
        V2.put(Metric.IO_READS, io("rios"));
        V2.put(Metric.IO_WRITES, io("wios"));
        V2.put(Metric.IO_DISCARD_BYTES, io("dbytes"));
        V2.put(Metric.IO_DISCARDS, io("dios"));
        V2.put(Metric.CPUSET_CPUS, list("cpuset.cpus.effective", "cpuset.cpus"));
        V2.put(Metric.CPUSET_MEMS, list("cpuset.mems.effective", "cpuset.mems"));
        V2.put(Metric.HUGETLB_2MB_USAGE_BYTES, value("hugetlb.2MB.current"));
        V2.put(Metric.HUGETLB_1GB_USAGE_BYTES, value("hugetlb.1GB.current"));
        pids(V2);
    }

    private static void v2Memory() {
        V2.put(Metric.MEMORY_USAGE_BYTES, value("memory.current"));
        V2.put(Metric.MEMORY_PEAK_BYTES, value("memory.peak"));
        V2.put(Metric.MEMORY_LIMIT_BYTES, value("memory.max"));
        V2.put(Metric.MEMORY_HIGH_BYTES, value("memory.high"));
        V2.put(Metric.MEMORY_LOW_BYTES, value("memory.low"));
        V2.put(Metric.MEMORY_MIN_BYTES, value("memory.min"));
        V2.put(Metric.MEMORY_SWAP_USAGE_BYTES, value("memory.swap.current"));
        V2.put(Metric.MEMORY_SWAP_LIMIT_BYTES, value("memory.swap.max"));
        V2.put(Metric.MEMORY_LIMIT_HITS, keyed("memory.events", "max", 1));
        V2.put(Metric.MEMORY_HIGH_HITS, keyed("memory.events", "high", 1));
        V2.put(Metric.MEMORY_OOM_EVENTS, keyed("memory.events", "oom", 1));
        V2.put(Metric.MEMORY_OOM_KILLS, keyed("memory.events", "oom_kill", 1));
        // It gives no sum, and anon and file leave out some and overlap in others.
        V2.put(Metric.MEMORY_LRU_BYTES, nodes("inactive_anon active_anon inactive_file active_file unevictable", 1));
        stat(V2, Metric.MEMORY_ANON_BYTES, "anon");
        stat(V2, Metric.MEMORY_FILE_BYTES, "file");
        stat(V2, Metric.MEMORY_KERNEL_BYTES, "kernel");
        stat(V2, Metric.MEMORY_SLAB_BYTES, "slab");
        stat(V2, Metric.MEMORY_SHMEM_BYTES, "shmem");
        stat(V2, Metric.MEMORY_MAPPED_FILE_BYTES, "file_mapped");
        stat(V2, Metric.MEMORY_DIRTY_BYTES, "file_dirty");
        stat(V2, Metric.MEMORY_WRITEBACK_BYTES, "file_writeback");
        stat(V2, Metric.MEMORY_ACTIVE_FILE_BYTES, "active_file");
        stat(V2, Metric.MEMORY_INACTIVE_FILE_BYTES, "inactive_file");
        stat(V2, Metric.MEMORY_UNEVICTABLE_BYTES, "unevictable");
        stat(V2, Metric.MEMORY_PAGE_FAULTS, "pgfault");
        stat(V2, Metric.MEMORY_MAJOR_PAGE_FAULTS, "pgmajfault");
    }

    /** {@code CPU_PRESSURE_SOME_AVG10_BASIS_POINTS} is {@code some avg10} of {@code cpu.pressure}. */
    private static void pressure() {
        for (Metric metric : Metric.of(Controller.PRESSURE)) {
            String[] part = metric.label().split("_");
            boolean total = part[3].equals("nanos");
            String key = part[2] + " " + (total ? "total" : part[3]);
            V2.put(
                    metric,
                    new Origin(List.of(part[0] + ".pressure"), Format.Kind.PRESSURE, key, total ? NANOS_PER_MICRO : 1));
        }
    }

    private static Origin value(String file) {
        return new Origin(List.of(file), Format.Kind.WORDS, "0", 1);
    }

    private static Origin keyed(String file, String key, long factor) {
        return new Origin(List.of(file), Format.Kind.KEYED, key, factor);
    }

    private static void stat(Map<Metric, Origin> table, Metric metric, String key) {
        table.put(metric, keyed("memory.stat", key, 1));
    }

    private static Origin nodes(String keys, long factor) {
        return new Origin(List.of("memory.numa_stat"), Format.Kind.NODES, keys, factor);
    }

    private static Origin blkio(String file, String operation) {
        // Without the groups below it where the kernel is older than 4.13, better than nothing at all.
        return new Origin(List.of(file + "_recursive", file), Format.Kind.BLKIO, operation, 1);
    }

    private static Origin io(String key) {
        return new Origin(List.of("io.stat"), Format.Kind.IO_STAT, key, 1);
    }

    private static Origin list(String effective, String set) {
        return new Origin(List.of(effective, set), Format.Kind.LIST, "", 1);
    }
}
