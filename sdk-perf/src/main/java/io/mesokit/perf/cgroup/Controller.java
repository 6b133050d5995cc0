package io.mesokit.perf.cgroup;

/** A part of what a group counts or limits. Each may be in version 1 or in version 2, whatever the others are. */
public enum Controller {
    /** Shares or weight, quota, throttling. */
    CPU("cpu", "cpu"),
    /** CPU time. A controller of its own in version 1; in version 2 every group has it. */
    CPUACCT("cpuacct", ""),
    /** Memory and swap. */
    MEMORY("memory", "memory"),
    /** Block devices: {@code blkio} in version 1, {@code io} in version 2. */
    IO("blkio", "io"),
    /** The number of processes and threads. */
    PIDS("pids", "pids"),
    /** Which processors and memory nodes may be used. */
    CPUSET("cpuset", "cpuset"),
    /** Huge pages. */
    HUGETLB("hugetlb", "hugetlb"),
    /** Stopping all processes at once. In version 2 every group has it. */
    FREEZER("freezer", ""),
    /** Counting processor events per group. In version 2 every group has it, unless a mount of version 1 holds it. */
    PERF_EVENT("perf_event", ""),
    /** Pressure (PSI). Only in version 2, where every group has it; no controller in the kernel's own words. */
    PRESSURE("", "");

    private final String v1;
    private final String v2;

    Controller(String v1, String v2) {
        this.v1 = v1;
        this.v2 = v2;
    }

    /** The kernel's name in version 1, as in {@code /proc/PID/cgroup}; empty if it is not there. */
    String inV1() {
        return v1;
    }

    /** The kernel's name in {@code cgroup.controllers}; empty for what every group of version 2 has. */
    String inV2() {
        return v2;
    }
}
