package io.mesokit.perf.cgroup;

import io.mesokit.perf.Reading;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a group used at one moment. Prints as a line per controller, in units for people.
 *
 * <p>Immutable and safe for use by any thread.
 */
public final class CgroupSample {
    private final Reading[] readings;
    private final Set<Metric> asked;
    private final List<DeviceIo> devices;
    private final List<NodeMemory> nodes;
    private final long nanoTime;
    private final boolean gone;

    CgroupSample(
            Reading[] readings,
            Set<Metric> asked,
            List<DeviceIo> devices,
            List<NodeMemory> nodes,
            long nanoTime,
            boolean gone) {
        this.readings = readings;
        this.asked = asked;
        this.devices = devices;
        this.nodes = nodes;
        this.nanoTime = nanoTime;
        this.gone = gone;
    }

    /** The number, in the unit of its name; empty if there is none, and {@link #reading} tells why. */
    public OptionalLong get(Metric metric) {
        return reading(metric) instanceof Reading.Measured measured
                ? OptionalLong.of(measured.value())
                : OptionalLong.empty();
    }

    /**
     * By how much a counter has grown since an earlier sample of the same group. The part of its periods in which a
     * group was throttled is that of {@link Metric#CPU_THROTTLED_PERIODS} by that of {@link Metric#CPU_PERIODS}.
     *
     * @return empty if one of them has no number, or it went back, as when the group was made anew
     * @throws IllegalArgumentException if the metric is not a {@link Metric.Kind#COUNTER}
     */
    public OptionalLong since(CgroupSample earlier, Metric counter) {
        if (counter.kind() != Metric.Kind.COUNTER) {
            throw new IllegalArgumentException(counter + " is no counter");
        }
        long grown = get(counter).orElse(-1) - earlier.get(counter).orElse(0);
        return grown >= 0 && earlier.get(counter).isPresent() ? OptionalLong.of(grown) : OptionalLong.empty();
    }

    /** The number, that there is no limit, or why there is nothing. */
    public Reading reading(Metric metric) {
        return readings[metric.ordinal()];
    }

    /** What was asked for, with or without a number. */
    public Set<Metric> metrics() {
        return asked;
    }

    /**
     * What was read and written, by each device that was; empty if no metric of {@link Controller#IO} was asked for.
     */
    public List<DeviceIo> devices() {
        return devices;
    }

    /** Memory by memory node, in order; empty if {@link Metric#MEMORY_LRU_BYTES} is not there or was not asked for. */
    public List<NodeMemory> nodes() {
        return nodes;
    }

    /** If the group was no longer there when it was read. */
    public boolean isGone() {
        return gone;
    }

    /** When it was read, by {@link System#nanoTime()}: for rates between two of them. */
    public long nanoTime() {
        return nanoTime;
    }

    /** A line per controller; what is missing follows, once per reason. */
    @Override
    public String toString() {
        return gone ? "gone" : SampleText.of(this, asked.isEmpty() ? Set.of() : EnumSet.copyOf(asked));
    }
}
