package io.mesokit.perf.cgroup;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What can be read of a group. The name ends with the unit: nanoseconds, microseconds, bytes, basis points (hundredths
 * of a percent), or none where it is a number of something.
 */
public enum Metric {
    /**
     * CPU time used, user and system. Version 1: {@code cpuacct.usage}; version 2: {@code usage_usec} of {@code
     * cpu.stat}.
     */
    CPU_USAGE_NANOS(Controller.CPUACCT, Kind.COUNTER),
    /** The part of it in user mode; in steps of 10 ms in version 1 ({@code cpuacct.stat}). */
    CPU_USER_NANOS(Controller.CPUACCT, Kind.COUNTER),
    /** The part of it in the kernel; in steps of 10 ms in version 1 ({@code cpuacct.stat}). */
    CPU_SYSTEM_NANOS(Controller.CPUACCT, Kind.COUNTER),
    /**
     * Quota periods in which it wanted to run; 0 without a quota. {@code nr_periods} of {@code cpu.stat}. As all of
     * throttling and bursts, by the quota of this very group: one of a group above or below counts there.
     */
    CPU_PERIODS(Controller.CPU, Kind.COUNTER),
    /** Those of them in which its own quota ran out. {@code nr_throttled} of {@code cpu.stat}. */
    CPU_THROTTLED_PERIODS(Controller.CPU, Kind.COUNTER),
    /**
     * How long it stood still for that, summed over processors. {@code throttled_time}, {@code throttled_usec} of {@code
     * cpu.stat}.
     */
    CPU_THROTTLED_NANOS(Controller.CPU, Kind.COUNTER),
    /** Periods in which its saved-up quota was used. {@code nr_bursts} of {@code cpu.stat}, Linux 5.14 and later. */
    CPU_BURSTS(Controller.CPU, Kind.COUNTER),
    /**
     * CPU time used out of its saved-up quota. {@code burst_time}, {@code burst_usec} of {@code cpu.stat}, Linux 5.14
     * and later.
     */
    CPU_BURST_NANOS(Controller.CPU, Kind.COUNTER),
    /** CPU time allowed in each period. {@code cpu.cfs_quota_us}, {@code cpu.max}. */
    CPU_QUOTA_MICROS(Controller.CPU, Kind.LIMIT),
    /** Length of a period. {@code cpu.cfs_period_us}, {@code cpu.max}. */
    CPU_PERIOD_MICROS(Controller.CPU, Kind.GAUGE),
    /** How much unused quota may be saved up. {@code cpu.cfs_burst_us}, {@code cpu.max.burst}. */
    CPU_BURST_LIMIT_MICROS(Controller.CPU, Kind.GAUGE),
    /**
     * Share of a contended processor beside sibling groups, 2 to 262144, as version 1 has it in {@code cpu.shares}; 1024
     * is the default.
     */
    CPU_SHARES(Controller.CPU, Kind.GAUGE),
    /**
     * Share of a contended processor beside sibling groups, 1 to 10000, as version 2 has it in {@code cpu.weight}; 100
     * is the default.
     */
    CPU_WEIGHT(Controller.CPU, Kind.GAUGE),
    /** All memory charged to it, page cache included. {@code memory.usage_in_bytes}, {@code memory.current}. */
    MEMORY_USAGE_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** The most that was. {@code memory.max_usage_in_bytes}; {@code memory.peak}, Linux 5.19 and later. */
    MEMORY_PEAK_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Over this the group is out of memory. {@code memory.limit_in_bytes}, {@code memory.max}. */
    MEMORY_LIMIT_BYTES(Controller.MEMORY, Kind.LIMIT),
    /** Over this its processes are slowed down. {@code memory.high}, version 2 only. */
    MEMORY_HIGH_BYTES(Controller.MEMORY, Kind.LIMIT),
    /** What it is pressed down to when the machine is short of memory. {@code memory.soft_limit_in_bytes}, version 1 only. */
    MEMORY_SOFT_LIMIT_BYTES(Controller.MEMORY, Kind.LIMIT),
    /** Below this it is spared as long as others can give. {@code memory.low}, version 2 only. */
    MEMORY_LOW_BYTES(Controller.MEMORY, Kind.LIMIT),
    /** Below this nothing is taken from it. {@code memory.min}, version 2 only. */
    MEMORY_MIN_BYTES(Controller.MEMORY, Kind.LIMIT),
    /** What is swapped out. {@code total_swap} of {@code memory.stat}; {@code memory.swap.current}. */
    MEMORY_SWAP_USAGE_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** The most that may be swapped out. {@code memory.swap.max}, version 2 only. */
    MEMORY_SWAP_LIMIT_BYTES(Controller.MEMORY, Kind.LIMIT),
    /** Memory and swap together. {@code memory.memsw.usage_in_bytes}, version 1 only, with swap accounting. */
    MEMORY_AND_SWAP_USAGE_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** The limit of both together. {@code memory.memsw.limit_in_bytes}, version 1 only, with swap accounting. */
    MEMORY_AND_SWAP_LIMIT_BYTES(Controller.MEMORY, Kind.LIMIT),
    /** Anonymous memory: heaps, stacks. {@code total_rss}, {@code anon} of {@code memory.stat}. */
    MEMORY_ANON_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Page cache, shared memory included. {@code total_cache}, {@code file} of {@code memory.stat}. */
    MEMORY_FILE_BYTES(Controller.MEMORY, Kind.GAUGE),
    /**
     * The kernel's own memory on its behalf. {@code memory.kmem.usage_in_bytes}; {@code kernel} of {@code memory.stat},
     * Linux 5.18 and later.
     */
    MEMORY_KERNEL_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** The slabs among it. {@code slab} of {@code memory.stat}, version 2 only. */
    MEMORY_SLAB_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Shared memory and tmpfs. {@code total_shmem}, {@code shmem} of {@code memory.stat}. */
    MEMORY_SHMEM_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Page cache that is mapped by processes. {@code total_mapped_file}, {@code file_mapped} of {@code memory.stat}. */
    MEMORY_MAPPED_FILE_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Page cache that must still be written. {@code total_dirty}, {@code file_dirty} of {@code memory.stat}. */
    MEMORY_DIRTY_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Page cache that is being written. {@code total_writeback}, {@code file_writeback} of {@code memory.stat}. */
    MEMORY_WRITEBACK_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Page cache lately used. {@code total_active_file}, {@code active_file} of {@code memory.stat}. */
    MEMORY_ACTIVE_FILE_BYTES(Controller.MEMORY, Kind.GAUGE),
    /**
     * Page cache that is taken first; usage without it is often called the working set. {@code total_inactive_file},
     * {@code inactive_file} of {@code memory.stat}.
     */
    MEMORY_INACTIVE_FILE_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Memory that is locked. {@code total_unevictable}, {@code unevictable} of {@code memory.stat}. */
    MEMORY_UNEVICTABLE_BYTES(Controller.MEMORY, Kind.GAUGE),
    /**
     * Memory that is locked or on the kernel's lists of what could be taken back, summed over memory nodes; {@link
     * CgroupSample#nodes()} tells it by node. {@code hierarchical_total} of {@code memory.numa_stat}, which kernels
     * without NUMA lack. Version 2: Linux 5.9 and later.
     */
    MEMORY_LRU_BYTES(Controller.MEMORY, Kind.GAUGE),
    /** Page faults, major ones included. {@code total_pgfault}, {@code pgfault} of {@code memory.stat}. */
    MEMORY_PAGE_FAULTS(Controller.MEMORY, Kind.COUNTER),
    /** Page faults that had to read from a disk. {@code total_pgmajfault}, {@code pgmajfault} of {@code memory.stat}. */
    MEMORY_MAJOR_PAGE_FAULTS(Controller.MEMORY, Kind.COUNTER),
    /**
     * How often the limit was run into. {@code memory.failcnt}, its own limit only; {@code max} of {@code
     * memory.events}, and those of the groups below.
     */
    MEMORY_LIMIT_HITS(Controller.MEMORY, Kind.COUNTER),
    /** How often {@link #MEMORY_HIGH_BYTES} was run into. {@code high} of {@code memory.events}, version 2 only. */
    MEMORY_HIGH_HITS(Controller.MEMORY, Kind.COUNTER),
    /** How often it was out of memory. {@code oom} of {@code memory.events}, version 2 only. */
    MEMORY_OOM_EVENTS(Controller.MEMORY, Kind.COUNTER),
    /**
     * Processes killed for want of memory. {@code oom_kill} of {@code memory.oom_control}, without the groups below, and
     * of {@code memory.events}, with them. Linux 4.13 and later.
     */
    MEMORY_OOM_KILLS(Controller.MEMORY, Kind.COUNTER),
    /**
     * Bytes read from block devices, summed over devices; a mapped device counts beside the one below it. As the others
     * in bytes from {@code blkio.throttle.io_service_bytes_recursive} (before Linux 4.13 without the groups below), or
     * {@code rbytes} of {@code io.stat}.
     */
    IO_READ_BYTES(Controller.IO, Kind.COUNTER),
    /** Bytes written to block devices: {@code wbytes}. Version 1 leaves out what the kernel writes later. */
    IO_WRITE_BYTES(Controller.IO, Kind.COUNTER),
    /** Reads: {@code rios}. As the others in requests, {@code blkio.throttle.io_serviced_recursive} in version 1. */
    IO_READS(Controller.IO, Kind.COUNTER),
    /** Writes: {@code wios}. */
    IO_WRITES(Controller.IO, Kind.COUNTER),
    /** Bytes discarded: {@code dbytes}. */
    IO_DISCARD_BYTES(Controller.IO, Kind.COUNTER),
    /** Discards: {@code dios}. */
    IO_DISCARDS(Controller.IO, Kind.COUNTER),
    /** Processes and their threads. {@code pids.current}. */
    PIDS_CURRENT(Controller.PIDS, Kind.GAUGE),
    /** The most that were. {@code pids.peak}, Linux 6.1 and later. */
    PIDS_PEAK(Controller.PIDS, Kind.GAUGE),
    /** The most that may be. {@code pids.max}. */
    PIDS_LIMIT(Controller.PIDS, Kind.LIMIT),
    /**
     * How often a fork failed for that. {@code max} of {@code pids.events}; of this group alone in version 1, and before
     * Linux 6.11.
     */
    PIDS_LIMIT_HITS(Controller.PIDS, Kind.COUNTER),
    /**
     * How many processors it may run on; {@link Cgroup#cpus()} tells which. {@code cpuset.effective_cpus}, {@code
     * cpuset.cpus.effective}.
     */
    CPUSET_CPUS(Controller.CPUSET, Kind.GAUGE),
    /** How many memory nodes it may use. {@code cpuset.effective_mems}, {@code cpuset.mems.effective}. */
    CPUSET_MEMS(Controller.CPUSET, Kind.GAUGE),
    /**
     * Huge pages of 2 MiB in use, in bytes; {@link Cgroup#hugePages()} has those of other sizes too. {@code
     * hugetlb.2MB.usage_in_bytes}, {@code hugetlb.2MB.current}.
     */
    HUGETLB_2MB_USAGE_BYTES(Controller.HUGETLB, Kind.GAUGE),
    /** Huge pages of 1 GiB in use, in bytes. {@code hugetlb.1GB.usage_in_bytes}, {@code hugetlb.1GB.current}. */
    HUGETLB_1GB_USAGE_BYTES(Controller.HUGETLB, Kind.GAUGE),
    /** Time in which some of its tasks waited for a processor. {@code total} of {@code cpu.pressure}. */
    CPU_PRESSURE_SOME_NANOS(Controller.PRESSURE, Kind.COUNTER),
    /** The part of the last 10 seconds spent so, in hundredths of a percent. */
    CPU_PRESSURE_SOME_AVG10_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last minute spent so, in hundredths of a percent. */
    CPU_PRESSURE_SOME_AVG60_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last 5 minutes spent so, in hundredths of a percent. */
    CPU_PRESSURE_SOME_AVG300_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** Time in which all of its tasks at once waited for a processor. {@code total} of {@code cpu.pressure}. */
    CPU_PRESSURE_FULL_NANOS(Controller.PRESSURE, Kind.COUNTER),
    /** The part of the last 10 seconds spent so, in hundredths of a percent. */
    CPU_PRESSURE_FULL_AVG10_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last minute spent so, in hundredths of a percent. */
    CPU_PRESSURE_FULL_AVG60_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last 5 minutes spent so, in hundredths of a percent. */
    CPU_PRESSURE_FULL_AVG300_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** Time in which some of its tasks waited for memory. {@code total} of {@code memory.pressure}. */
    MEMORY_PRESSURE_SOME_NANOS(Controller.PRESSURE, Kind.COUNTER),
    /** The part of the last 10 seconds spent so, in hundredths of a percent. */
    MEMORY_PRESSURE_SOME_AVG10_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last minute spent so, in hundredths of a percent. */
    MEMORY_PRESSURE_SOME_AVG60_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last 5 minutes spent so, in hundredths of a percent. */
    MEMORY_PRESSURE_SOME_AVG300_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** Time in which all of its tasks at once waited for memory. {@code total} of {@code memory.pressure}. */
    MEMORY_PRESSURE_FULL_NANOS(Controller.PRESSURE, Kind.COUNTER),
    /** The part of the last 10 seconds spent so, in hundredths of a percent. */
    MEMORY_PRESSURE_FULL_AVG10_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last minute spent so, in hundredths of a percent. */
    MEMORY_PRESSURE_FULL_AVG60_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last 5 minutes spent so, in hundredths of a percent. */
    MEMORY_PRESSURE_FULL_AVG300_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** Time in which some of its tasks waited for a block device. {@code total} of {@code io.pressure}. */
    IO_PRESSURE_SOME_NANOS(Controller.PRESSURE, Kind.COUNTER),
    /** The part of the last 10 seconds spent so, in hundredths of a percent. */
    IO_PRESSURE_SOME_AVG10_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last minute spent so, in hundredths of a percent. */
    IO_PRESSURE_SOME_AVG60_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last 5 minutes spent so, in hundredths of a percent. */
    IO_PRESSURE_SOME_AVG300_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** Time in which all of its tasks at once waited for a block device. {@code total} of {@code io.pressure}. */
    IO_PRESSURE_FULL_NANOS(Controller.PRESSURE, Kind.COUNTER),
    /** The part of the last 10 seconds spent so, in hundredths of a percent. */
    IO_PRESSURE_FULL_AVG10_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last minute spent so, in hundredths of a percent. */
    IO_PRESSURE_FULL_AVG60_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE),
    /** The part of the last 5 minutes spent so, in hundredths of a percent. */
    IO_PRESSURE_FULL_AVG300_BASIS_POINTS(Controller.PRESSURE, Kind.GAUGE);

    private final Controller controller;
    private final Kind kind;

    Metric(Controller controller, Kind kind) {
        this.controller = controller;
        this.kind = kind;
    }

    /** How a value behaves in time. */
    public enum Kind {
        /** Only ever grows, as long as the group lives. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** A gauge that may also be {@link io.mesokit.perf.Reading.Unlimited}. */
        LIMIT
    }

    /** All metrics of these controllers. */
    public static Set<Metric> of(Controller... controllers) {
        List<Controller> wanted = Arrays.asList(controllers);
        Set<Metric> result = EnumSet.noneOf(Metric.class);
        Arrays.stream(values()).filter(each -> wanted.contains(each.controller)).forEach(result::add);
        return Collections.unmodifiableSet(result);
    }

    /** The controller that it belongs to. */
    public Controller controller() {
        return controller;
    }

    /** How it behaves in time. */
    public Kind kind() {
        return kind;
    }

    /** The name in lower case, as it is printed: {@code cpu_usage_nanos}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
