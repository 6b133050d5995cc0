package io.mesokit.perf.cgroup;

import io.mesokit.perf.Reading;
import java.util.Arrays;

/**
 * A sample to be filled again and again by {@link CgroupReader#read(ReusedSample)}, without allocating. It may be
 * passed from reader to reader; each overwrites all of it.
 *
 * <p>For one thread at a time. {@link #snapshot()} gives a copy for others.
 */
public final class ReusedSample {
    private static final int METRICS = Metric.values().length;

    private final long[] values = new long[METRICS];
    private final State[] states = new State[METRICS];
    private final Devices devices = new Devices();
    private final Nodes nodes = new Nodes();
    private Absences absences = Absences.NOTHING_READ;
    private long nanoTime;
    private boolean gone;

    /** Makes an empty one: nothing is in it until a reader fills it. */
    public ReusedSample() {
        Arrays.fill(states, State.UNSUPPORTED);
    }

    /** If there is a number: one that was read, and a limit that is set. */
    public boolean has(Metric metric) {
        return states[metric.ordinal()] == State.MEASURED;
    }

    /**
     * The number, in the unit of its name.
     *
     * @throws IllegalStateException if there is none; {@link #has} tells before
     */
    public long value(Metric metric) {
        if (!has(metric)) {
            throw new IllegalStateException(metric.label() + ": " + reading(metric));
        }
        return values[metric.ordinal()];
    }

    /** If this is a limit that is not set. */
    public boolean isUnlimited(Metric metric) {
        return states[metric.ordinal()] == State.UNLIMITED;
    }

    /** The number, or why there is none. Allocates. */
    public Reading reading(Metric metric) {
        return states[metric.ordinal()].reading(values[metric.ordinal()], absences, metric);
    }

    /** One more than the highest number of a memory node that was told; 0 if none was. */
    public int nodesEnd() {
        return nodes.end();
    }

    /** If there is a number for this memory node; numbers between others may be missing. */
    public boolean hasNode(int node) {
        return nodes.has(node);
    }

    /**
     * What the group has on a memory node, of what {@link Metric#MEMORY_LRU_BYTES} sums up.
     *
     * @throws IllegalStateException if there is no number for this node; {@link #hasNode} tells before
     */
    public long nodeBytes(int node) {
        if (!hasNode(node)) {
            throw new IllegalStateException("memory node " + node + ": there is none, or it was not read");
        }
        return nodes.bytes(node);
    }

    /** If the group was no longer there when it was read. */
    public boolean isGone() {
        return gone;
    }

    /** When it was read, by {@link System#nanoTime()}: for rates between two of them. */
    public long nanoTime() {
        return nanoTime;
    }

    /** A copy that stays as it is. */
    public CgroupSample snapshot() {
        Reading[] readings = new Reading[METRICS];
        for (Metric metric : Metric.values()) {
            readings[metric.ordinal()] = reading(metric);
        }
        return new CgroupSample(readings, absences.asked(), devices.toList(), nodes.toList(), nanoTime, gone);
    }

    void begin(Absences of, long now) {
        absences = of;
        nanoTime = now;
        gone = false;
        of.copyStates(states);
        devices.clear();
        nodes.clear();
    }

    void end(boolean isGone) {
        gone = isGone;
        if (isGone) {
            absences.asked().forEach(metric -> set(metric, State.GONE));
        }
    }

    void set(Metric metric, long value) {
        values[metric.ordinal()] = value;
        states[metric.ordinal()] = State.MEASURED;
    }

    void setIfKnown(Metric metric, long value) {
        if (value >= 0) {
            set(metric, value);
        }
    }

    void setUnlimited(Metric metric) {
        states[metric.ordinal()] = State.UNLIMITED;
    }

    void set(Metric metric, State state) {
        states[metric.ordinal()] = state;
    }

    Devices devices() {
        return devices;
    }

    Nodes nodeTable() {
        return nodes;
    }

    @Override
    public String toString() {
        return snapshot().toString();
    }

    /** What a value is; the reasons are kept apart, for they are known when a reader is opened. */
    enum State {
        MEASURED,
        UNLIMITED,
        UNSUPPORTED,
        NOT_MEASURABLE,
        FAILED,
        GONE;

        Reading reading(long value, Absences absences, Metric metric) {
            return switch (this) {
                case MEASURED -> new Reading.Measured(value);
                case UNLIMITED -> new Reading.Unlimited();
                case UNSUPPORTED -> new Reading.Unsupported(absences.reason(metric));
                case NOT_MEASURABLE -> new Reading.NotMeasurable(absences.reason(metric));
                case FAILED -> new Reading.NotMeasurable(absences.failure(metric));
                case GONE -> new Reading.Gone();
            };
        }
    }
}
