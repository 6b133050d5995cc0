package io.mesokit.perf.counters;

import io.mesokit.perf.cgroup.Cgroup;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Counts events of a thread, a process or a control group, from the opening until the closing.
 *
 * <pre>{@code
 * try (PerfCounters counters = PerfCounters.ofProcess(pid, CYCLES, INSTRUCTIONS, TASK_CLOCK)) {
 *     PerfSample before = counters.read();
 *     ...
 *     PerfDelta delta = counters.read().since(before);
 *     delta.get(TASK_CLOCK);        // Measured[value=1201934877], in nanoseconds
 *     Derived.IPC.of(delta);        // OptionalDouble[1.37]; empty where the machine has no processor counters
 * }
 * }</pre>
 *
 * <p>Opening does not fail for want of rights, counters or descriptors: the events concerned read as
 * {@link io.mesokit.perf.Reading.Unsupported Unsupported} or {@link io.mesokit.perf.Reading.NotMeasurable
 * NotMeasurable} with a sentence that says why, and the others count. Where descriptors are wanting, the reads try again,
 * once a second.
 *
 * <p>All events are one group, so that ratios of them are true; name only what belongs together, for a processor has
 * few counters, and a group that is too large never counts. It costs a descriptor for each event at each thread (of a
 * process) or processor (of a control group); half of the limit on open files is spent at most.
 *
 * <p>Safe for use by any thread; readers wait for one another. Nothing here blocks for longer than the kernel needs: a
 * read takes about half a microsecond for each group, and some ten if its task is running on another processor.
 *
 * <p>Source: perf_event_open(2). Native calls: JNA up to Java 21, {@code java.lang.foreign} from 22 on.
 */
public final class PerfCounters implements AutoCloseable {
    /** How often processors are looked for that were switched on or off. */
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Machine machine;
    private final Target target;
    private final boolean followed;
    private final List<PerfEvent> events;
    private final Groups groups;
    private final Totals totals;
    private final Syscalls.Buffer buffer;
    private Opening opening;
    private Counted counted;
    private long watchedBefore;
    private long started;
    private long looked;
    /** While nothing is counted; then the time that it was watched stands still. */
    private boolean resting = true;

    private boolean gone;
    private boolean closed;

    private PerfCounters(Machine machine, Target target, List<PerfEvent> events) {
        this.machine = machine;
        this.target = target;
        this.followed = target.isFollowed();
        this.events = events;
        groups = new Groups(machine, target);
        totals = new Totals(events.size());
        buffer = machine.calls().buffer(Abi.GROUP_HEADER + events.size());
        opening = new Opening(machine, target, events);
        counted = opening.counted(this);
    }

    /**
     * Counts the thread that calls, and none that it starts. A virtual thread counts whatever runs on its carrier.
     *
     * @throws IllegalArgumentException if there is no event, or one is named twice
     */
    public static PerfCounters ofThread(PerfEvent... events) {
        return open(Machine.local(), ThreadTarget.current(Machine.local()), List.of(events));
    }

    /**
     * Counts one thread of any process, and none that it starts.
     *
     * @param id its number, as in {@code /proc/PID/task}
     * @throws IllegalArgumentException if there is no event, or one is named twice
     */
    public static PerfCounters ofThread(long id, PerfEvent... events) {
        return open(Machine.local(), ThreadTarget.of(Machine.local(), Math.toIntExact(id)), List.of(events));
    }

    /**
     * Counts all threads of a process, those that it starts later, and child processes that it starts later, as
     * {@code perf stat -p} does. Takes a descriptor for each event at each thread that there is now.
     *
     * @throws IllegalArgumentException if there is no event, or one is named twice
     */
    public static PerfCounters ofProcess(long pid, PerfEvent... events) {
        return open(Machine.local(), ProcessTarget.of(Machine.local(), Math.toIntExact(pid)), List.of(events));
    }

    /**
     * Counts a control group and those below it, tasks that are in it already included. Takes a descriptor for each
     * event at each processor; processors that are switched on later are followed within two seconds. Needs CAP_PERFMON or
     * {@code kernel.perf_event_paranoid} at 0 or less.
     *
     * <p>This has a price for what is counted. On the machine where it was measured a switch between tasks takes 0.9
     * µs; it takes 0.4 µs more between a counted and another control group, 0.65 µs more between two counted ones, and
     * no more within one.
     *
     * <p>Where a {@link Cgroup} is known, {@link #ofCgroup(Cgroup, PerfEvent...)} finds the directory.
     *
     * @param perfEventDirectory its directory in the hierarchy that perf events are bound to: that of version 1 which
     *     the {@code perf_event} line of {@code /proc/PID/cgroup} names, or if there is no such line, that of version 2
     * @throws IllegalArgumentException if there is no event, or one is named twice
     */
    public static PerfCounters ofCgroup(Path perfEventDirectory, PerfEvent... events) {
        return open(Machine.local(), CgroupTarget.of(perfEventDirectory), List.of(events));
    }

    /**
     * Counts a control group where perf events keep it, as {@link #ofCgroup(Path, PerfEvent...)} does. If it has no group
     * of its own there, for its tasks are in the root, all events read as unsupported: the root's numbers are those of
     * the whole machine. They are to be had for {@link Cgroup#withNearest()}, or for the root itself.
     *
     * @throws IllegalArgumentException if there is no event, or one is named twice
     */
    public static PerfCounters ofCgroup(Cgroup group, PerfEvent... events) {
        return open(Machine.local(), CgroupTarget.of(group), List.of(events));
    }

    static PerfCounters open(Machine machine, Target target, List<PerfEvent> events) {
        PerfCounters counters = atRest(machine, target, events);
        counters.resume();
        return counters;
    }

    /** Counts nothing before {@link #resume()}. */
    static PerfCounters atRest(Machine machine, Target target, List<PerfEvent> events) {
        require(events);
        return new PerfCounters(machine, target, events);
    }

    static void require(List<PerfEvent> events) {
        if (events.isEmpty() || new HashSet<>(events).size() < events.size()) {
            throw new IllegalArgumentException("name at least one event, and none twice: " + events);
        }
    }

    /** Opens one event, only to see what stands in its way. */
    static Optional<Refusal> refusal(Machine machine, Target target, PerfEvent event) {
        try (PerfCounters counters = open(machine, target, List.of(event))) {
            Optional<Refusal> refusal = counters.counted.refusals().get(0);
            return counters.gone ? Optional.of(new Refusal(PerfObstacle.GONE, target + " is not there.")) : refusal;
        }
    }

    /** The events, in the order in which they were named. */
    public List<PerfEvent> events() {
        return events;
    }

    /** How many descriptors are held now. */
    public synchronized int descriptors() {
        return groups.descriptors();
    }

    /**
     * The totals now. Of something that has ended there is one last reading of what it did since the one before, and
     * from then on it {@link PerfSample#isGone() is gone}, and holds no descriptor.
     *
     * @throws IllegalStateException after the closing
     */
    public synchronized PerfSample read() {
        requireOpen();
        long now = machine.clock().getAsLong();
        if (!gone) {
            count();
            look(now);
        }
        return totals.sample(counted, watched(now), gone);
    }

    /**
     * The totals now, as {@link #read()} gives them, into a sample that is used again. Asks no clock, except for a control
     * group, and allocates nothing, except where the target has done nothing since the last read, so that it has to be
     * asked if it is still there, and once a second where processors are looked for, or descriptors.
     *
     * @return false if the target is gone, which the sample says too
     * @throws IllegalStateException after the closing
     */
    public synchronized boolean read(ReusedPerfSample into) {
        requireOpen();
        if (!gone) {
            count();
            if (followed || resting) {
                look(machine.clock().getAsLong());
            }
        }
        into.fill(counted, totals, gone);
        return !gone;
    }

    /** Closes all descriptors; more than once is no error. */
    @Override
    public synchronized void close() {
        closed = true;
        groups.close();
    }

    /** A last reading, after which nothing is counted and no descriptor held until {@link #resume()}. */
    synchronized PerfSample pause() {
        PerfSample last = read();
        rest(last.watched().toNanos());
        return last;
    }

    synchronized void resume() {
        Opening next = new Opening(machine, target, events);
        groups.open(next);
        opening = next;
        counted = next.counted(this);
        started = machine.clock().getAsLong();
        looked = started;
        resting = next.isRefusedForNow();
        gone = groups.places().isEmpty() && !isPresent();
    }

    /** Whether nothing is counted now, for want of descriptors, as may be over soon. */
    synchronized boolean isRefusedForNow() {
        return opening.isRefusedForNow();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the counters of " + target + " are closed");
        }
    }

    private void count() {
        boolean moved = groups.read(buffer, totals);
        if (!moved && !isPresent()) {
            gone = true;
            groups.close();
        }
    }

    /** Where no call can be made, there may be nothing else to tell it by either. */
    private boolean isPresent() {
        return machine.calls().refusal().isPresent() || target.isPresent(machine);
    }

    /** Processors come and go, and so do the descriptors that others hold. */
    private void look(long now) {
        if (!gone && now - looked >= LOOK_NANOS) {
            looked = now;
            if (opening.isRefusedForNow()) {
                resume();
            } else if (followed) {
                follow(now);
            }
        }
    }

    private void follow(long now) {
        groups.follow(opening);
        counted = opening.counted(this);
        if (opening.isRefusedForNow()) {
            rest(watched(now));
        }
    }

    private void rest(long watched) {
        watchedBefore = watched;
        resting = true;
        groups.close();
    }

    private long watched(long now) {
        return resting ? watchedBefore : watchedBefore + Math.max(0, now - started);
    }

    @Override
    public synchronized String toString() {
        return "PerfCounters of " + target + ": " + events + (closed ? ", closed" : "");
    }
}
