package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts events of many control groups, a bounded number of them at a time, in turns.
 *
 * <pre>{@code
 * try (PerfWatch watch = PerfWatch.builder().events(CYCLES, INSTRUCTIONS, TASK_CLOCK).build()) {
 *     watch.want(directories);                       // whenever containers come or go
 *     Map<Path, PerfSample> samples = watch.read();  // every few seconds
 * }
 * }</pre>
 *
 * <p>Why not all at once: a counted control group costs a descriptor for each event at each processor, and its tasks
 * pay for every switch to another control group. Measured: 0.9 µs a switch between tasks without counters, 1.3 µs
 * between a counted and another control group, 1.5 µs between two counted ones (five software events, 2 processors,
 * virtual machine). And a read asks each processor that is just running such a task, which takes it some 10 µs: read
 * every few seconds.
 *
 * <p>What is not having its turn keeps its totals, which then stand still like its {@link PerfSample#watched() watched}
 * time: divide by that, not by the clock on the wall.
 *
 * <p>There is no thread behind it: turns change in {@link #read()}. Safe for use by any thread; callers wait for one
 * another.
 */
public final class PerfWatch implements AutoCloseable {
    private final Machine machine;
    private final List<PerfEvent> events;
    private final int atOnce;
    private final long turnNanos;
    private final Map<Path, Watched> wanted = new LinkedHashMap<>();
    /** Those that are to have a turn, the one that has waited longest first. */
    private final Deque<Watched> waiting = new ArrayDeque<>();
    /** Those that have theirs, the one that has had it longest first. */
    private final Deque<Watched> counting = new ArrayDeque<>();

    private int processors = 1;
    /** Whether the last that was to have its turn found no descriptors left. */
    private boolean full;

    private boolean closed;

    private PerfWatch(Machine whole, Builder options) {
        this.machine = whole.with(whole.budget().part(options.descriptors));
        this.events = options.events;
        this.atOnce = options.atOnce;
        this.turnNanos = options.turn.toNanos();
        if (most() == 0) {
            int each = events.size() * processors;
            int descriptors = machine.budget().limit();
            throw new IllegalArgumentException("one control group takes " + each
                    + " descriptors (events times processors), and at most " + descriptors
                    + " are allowed: name fewer events, or raise the limit (`ulimit -n`, of which half is used)");
        }
    }

    /** Starts with {@link PerfEvent#TASK_CLOCK} alone, 64 at once, turns of 30 seconds. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Replaces what is to be watched. What is no longer named is closed and forgotten; one that was gone is taken up
     * anew if its directory is there again.
     *
     * <p>They are directories and no {@code Cgroup}s because the samples come by them: a group that was made anew is another
     * {@code Cgroup}, and goes by the same directory.
     *
     * @param perfEventDirectories as for {@link PerfCounters#ofCgroup(Path, PerfEvent...)}; of a {@code Cgroup} that of its
     *     {@code place(PERF_EVENT)}, if it {@code isOwn(PERF_EVENT)}: else it is the root, which counts all
     * @throws IllegalStateException after the closing
     */
    public synchronized void want(Collection<Path> perfEventDirectories) {
        requireOpen();
        Set<Path> now = new HashSet<>(perfEventDirectories);
        wanted.entrySet()
                .removeIf(each -> isToBeForgotten(each.getKey(), each.getValue(), now) && forget(each.getValue()));
        perfEventDirectories.forEach(path -> wanted.computeIfAbsent(path, this::added));
    }

    /**
     * Reads those whose turn it is, and lets the next have theirs when it is time.
     *
     * @return the totals of all that have had a turn, including the last ones of those that wait, and once or more
     *     those that are {@link PerfSample#isGone() gone}
     * @throws IllegalStateException after the closing
     */
    public synchronized Map<Path, PerfSample> read() {
        requireOpen();
        counting.forEach(Watched::read);
        counting.removeIf(Watched::isGone);
        counting.stream().filter(Watched::isRefusedForNow).toList().forEach(this::rest);
        changeTurns(machine.clock().getAsLong());
        Map<Path, PerfSample> samples = new LinkedHashMap<>();
        wanted.forEach((path, each) -> each.last().ifPresent(sample -> samples.put(path, sample)));
        return Collections.unmodifiableMap(samples);
    }

    /** How many are counted now; never more than allowed at once. */
    public synchronized int watched() {
        return counting.size();
    }

    /** How many wait for their turn. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** How many descriptors are held now. */
    public synchronized int descriptors() {
        return wanted.values().stream().mapToInt(Watched::descriptors).sum();
    }

    /** Closes all descriptors; more than once is no error. */
    @Override
    public synchronized void close() {
        closed = true;
        wanted.values().forEach(Watched::close);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the watch is closed");
        }
    }

    private Watched added(Path path) {
        Watched added = new Watched(PerfCounters.atRest(machine, CgroupTarget.of(path), events));
        waiting.add(added);
        return added;
    }

    private static boolean isToBeForgotten(Path path, Watched each, Set<Path> now) {
        return !now.contains(path) || each.isGone() && Files.isDirectory(path);
    }

    private boolean forget(Watched each) {
        each.close();
        waiting.remove(each);
        counting.remove(each);
        return true;
    }

    /** Only as many rest as others want their place, or as have become too many since there are more processors. */
    private void changeTurns(long now) {
        int most = Math.max(1, most());
        int room = full ? 0 : most - counting.size();
        int tooFew = Math.min(counting.size(), waiting.size() - room);
        for (; tooFew > 0 && (counting.size() > most || isOver(counting.element(), now)); tooFew--) {
            rest(counting.element());
        }
        full = false;
        while (!full && counting.size() < most && !waiting.isEmpty()) {
            begin(waiting.element(), now);
        }
    }

    private boolean isOver(Watched turn, long now) {
        return now - turn.begun() >= turnNanos;
    }

    private void rest(Watched each) {
        each.rest();
        counting.remove(each);
        waiting.add(each);
    }

    /** One that finds no descriptors goes on waiting, as the first. */
    private void begin(Watched next, long now) {
        next.begin(now);
        full = next.isRefusedForNow();
        if (!full) {
            waiting.remove(next);
            counting.add(next);
        }
    }

    /** As many as descriptors are allowed for, on the processors that there are now. */
    private int most() {
        try {
            processors = OnlineCpus.of(machine).size();
        } catch (IOException unreadable) {
            // Then those that were listed last; the budget is kept to in any case.
        }
        return Math.min(atOnce, machine.budget().limit() / (events.size() * processors));
    }

    /** What a watch is to be like. */
    public static final class Builder {
        private List<PerfEvent> events = List.of(PerfEvent.TASK_CLOCK);
        private int atOnce = 64;
        private int descriptors = Integer.MAX_VALUE;
        private Duration turn = Duration.ofSeconds(30);

        private Builder() {}

        /** The events, one group for each control group and processor. */
        public Builder events(PerfEvent... all) {
            events = List.of(all);
            return this;
        }

        /**
         * How many control groups are counted at the same time, at most; 64 if not said, and fewer if there are too few
         * descriptors.
         */
        public Builder atOnce(int count) {
            atOnce = count;
            return this;
        }

        /** How many descriptors are held at most; half of the limit on open files if not said, and never more. */
        public Builder descriptors(int count) {
            descriptors = count;
            return this;
        }

        /** How long one is counted before it may have to make room for another; 30 s if not said. */
        public Builder turn(Duration length) {
            turn = length;
            return this;
        }

        /**
         * The watch; nothing is opened before the first {@link PerfWatch#read()}.
         *
         * @throws IllegalArgumentException if there is no event, or one is named twice; less than one control group or
         *     descriptor is allowed, or a turn is less than nothing; or not even one control group can be counted with so
         *     few descriptors
         */
        public PerfWatch build() {
            return build(Machine.local());
        }

        PerfWatch build(Machine machine) {
            PerfCounters.require(events);
            require(atOnce > 0, "control groups at once: " + atOnce + ", but one is the least");
            require(descriptors > 0, "descriptors: " + descriptors + ", but each event takes one at each processor");
            require(!turn.isNegative(), "turn: " + turn + ", but no time is the least");
            return new PerfWatch(machine, this);
        }

        private static void require(boolean fits, String otherwise) {
            if (!fits) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }
}
