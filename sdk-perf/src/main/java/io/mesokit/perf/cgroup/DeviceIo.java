package io.mesokit.perf.cgroup;

import java.util.OptionalLong;

/**
 * What a group has read from and written to one block device since the group was made. Empty is what this kernel does
 * not count, or was not asked for.
 *
 * @param major number of the device, as in {@code /proc/partitions}
 * @param minor number of the device
 * @param readBytes bytes read
 * @param writeBytes bytes written
 * @param reads requests to read
 * @param writes requests to write
 * @param discardBytes bytes discarded
 * @param discards requests to discard
 */
public record DeviceIo(
        int major,
        int minor,
        OptionalLong readBytes,
        OptionalLong writeBytes,
        OptionalLong reads,
        OptionalLong writes,
        OptionalLong discardBytes,
        OptionalLong discards) {}
