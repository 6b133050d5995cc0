package io.mesokit.perf.cgroup;

import io.mesokit.perf.Reading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a group may use at most: of each limit the smallest from the group up to the root of its hierarchy, as far up as
 * this process can see.
 *
 * @param cpuMicrosPerSecond CPU time per second, from quota and period; {@link #cpus()} has it in processors
 * @param memoryBytes over which it is out of memory
 * @param memoryHighBytes over which it is slowed down; version 2 only
 * @param pids processes and threads
 * @param processors those that it may run on; empty if that cannot be read
 */
public record EffectiveLimits(
        Limit cpuMicrosPerSecond, Limit memoryBytes, Limit memoryHighBytes, Limit pids, Optional<CpuSet> processors) {

    /** The quota in processors, 1.5 for one and a half; empty if there is no quota, or it cannot be read. */
    public OptionalDouble cpus() {
        OptionalLong micros = cpuMicrosPerSecond.value();
        return micros.isPresent() ? OptionalDouble.of(micros.getAsLong() / 1e6) : OptionalDouble.empty();
    }

    /**
     * One of them.
     *
     * @param reading the number, {@link Reading.Unlimited}, or why there is none
     * @param setBy directory of the group that sets it
     */
    public record Limit(Reading reading, Optional<Path> setBy) {
        /** The number; empty if it is unlimited or cannot be read. */
        public OptionalLong value() {
            return reading instanceof Reading.Measured measured
                    ? OptionalLong.of(measured.value())
                    : OptionalLong.empty();
        }
    }
}
