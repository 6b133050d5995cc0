package io.mesokit.perf.cgroup;

/**
 * What a group has on one memory node (NUMA), of what {@link Metric#MEMORY_LRU_BYTES} sums up.
 *
 * @param node its number, as in {@code /sys/devices/system/node}
 * @param bytes memory there
 */
public record NodeMemory(int node, long bytes) {}
