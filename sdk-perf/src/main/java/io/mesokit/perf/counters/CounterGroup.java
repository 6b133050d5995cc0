package io.mesokit.perf.counters;

/*
 * One group of counters at one place: the leader's descriptor and those of its followers.
 *
 * The kernel puts a group on the processor's counters as a whole or not at all, so what it counted belongs together,
 * and one read of the leader gives all of it: nr, time enabled, time running, and a value for each event. If the
 * counters have to be shared, the time running falls behind the time enabled, and value * enabled / running is the
 * usual estimate.
 *
 * To scale the value since the opening would be wrong: the factor changes from read to read, and then the estimate may
 * be smaller than the one before. So the difference since the last read is scaled by the factor of that interval alone,
 * and added up. What was added is never taken back: totals do not go down. An interval in which the group did not run
 * at all says nothing; its enabled time is kept, and goes into the factor of the next interval in which it did run. That
 * interval's value is then an estimate even if the group ran all through it, and the time covered says so.
 *
 * The times may stand still while the values move: Linux does not keep them for the root control group on a processor
 * that has not switched between control groups yet. Such values are taken as they are, and leave the time that is kept
 * where it is: a task that sleeps after an interval without counters stands still too.
 *
 * A value below the last one means that somebody set the counter to zero; it has counted up from there.
 *
 * When its processor is switched off, the kernel takes a group apart, and does not put it together again when the processor
 * comes back. It is lost then, which its read tells by being shorter than it was; a group of one event has to be told from
 * the processor's directory, see Place.
 */
final class CounterGroup {
    private final int[] descriptors;
    private final int[] positions;
    private final long[] values;
    private long enabled;
    private long running;
    private long enabledWhenItRan;
    private boolean lost;

    /** The position is that of the event in the totals. */
    CounterGroup(int[] descriptors, int[] positions) {
        this.descriptors = descriptors;
        this.positions = positions;
        this.values = new long[descriptors.length];
    }

    int size() {
        return descriptors.length;
    }

    /** Whether the kernel has taken it apart: it counts no more. */
    boolean isLost() {
        return lost;
    }

    void enable(Syscalls calls) {
        calls.ioctl(descriptors[0], Abi.ENABLE, Abi.WHOLE_GROUP);
    }

    void release(Machine machine) {
        for (int descriptor : descriptors) {
            machine.calls().close(descriptor);
        }
        machine.budget().giveBack(descriptors.length);
    }

    /** Adds what came since the last read to the totals; whether the task was on a processor at all. */
    boolean read(Syscalls calls, Syscalls.Buffer buffer, Totals totals) {
        long bytes = calls.read(descriptors[0], buffer);
        while (bytes == -Errno.EINTR) {
            bytes = calls.read(descriptors[0], buffer);
        }
        boolean whole = bytes >= (long) (Abi.GROUP_HEADER + values.length) * Long.BYTES;
        lost |= bytes >= 0 && !whole;
        return whole && add(buffer, totals);
    }

    private boolean add(Syscalls.Buffer longs, Totals totals) {
        long nowEnabled = longs.get(1);
        long nowRunning = longs.get(2);
        totals.addTimes(nowEnabled - enabled, nowRunning - running);
        boolean moved = nowEnabled != enabled;
        if (nowRunning != running) {
            long whole = nowEnabled - enabledWhenItRan;
            totals.addCovered(whole);
            moved |= addValues(longs, totals, whole, nowRunning - running);
            enabledWhenItRan = nowEnabled;
        } else if (!moved) {
            moved = addValues(longs, totals, 0, 0);
        }
        enabled = nowEnabled;
        running = nowRunning;
        return moved;
    }

    private boolean addValues(Syscalls.Buffer longs, Totals totals, long whole, long part) {
        boolean moved = false;
        for (int at = 0; at < values.length; at++) {
            long value = longs.get(Abi.GROUP_HEADER + at);
            long more = value >= values[at] ? value - values[at] : value;
            totals.add(positions[at], part >= whole ? more : Math.round(more * ((double) whole / part)));
            moved |= more != 0;
            values[at] = value;
        }
        return moved;
    }
}
