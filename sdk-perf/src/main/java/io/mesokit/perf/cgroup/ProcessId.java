package io.mesokit.perf.cgroup;

/**
 * One process for good: a pid is given out again once its process has ended, but not with the same start.
 *
 * @param pid of the process, in the pid namespace of the {@code /proc} that was read
 * @param startTicks when it started, in ticks of the kernel's clock since boot: field 22 of {@code /proc/PID/stat}
 */
public record ProcessId(long pid, long startTicks) {}
