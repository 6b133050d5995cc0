package io.mesokit.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Time that stands still until a test moves it. {@link #advance} runs every action that becomes due, on the caller's
 * thread, in the order of their times (and of their making, for equal times), each at its own instant; so a run is the
 * same every time. Thread-safe; actions may make new ones.
 */
public final class VirtualClock implements Timeline {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
    private Instant now;
    private long made;

    private VirtualClock(Instant start) {
        this.now = start;
    }

    /** A clock that shows that instant. */
    public static VirtualClock at(Instant start) {
        return new VirtualClock(start);
    }

    /** A clock that shows 2030-01-01T00:00:00Z. */
    public static VirtualClock ofDefaults() {
        return at(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Entry entry = new Entry(delay.isNegative() ? now : now.plus(delay), made++, action);
        entries.add(entry);
        return () -> cancel(entry);
    }

    /**
     * Moves the time forward and runs what becomes due on the way, with the clock at each action's own instant. Blocks
     * until all of it has run.
     *
     * @throws IllegalArgumentException when the step is negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("step " + step + " is negative; time only moves forward");
        }
        Instant target = instant().plus(step);
        for (Optional<Entry> due = next(target); due.isPresent(); due = next(target)) {
            due.get().action().run();
        }
        reach(target);
    }

    /** Moves the time to the next action and runs all that is due then; false when nothing waits. */
    public boolean advanceToNext() {
        Optional<Duration> step = untilNext();
        step.ifPresent(this::advance);
        return step.isPresent();
    }

    private synchronized Optional<Duration> untilNext() {
        return Optional.ofNullable(entries.peek()).map(entry -> Duration.between(now, entry.due()));
    }

    private synchronized Optional<Entry> next(Instant target) {
        Entry first = entries.peek();
        if (first == null || first.due().isAfter(target)) {
            return Optional.empty();
        }
        entries.remove();
        reach(first.due());
        return Optional.of(first);
    }

    private synchronized void reach(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    private synchronized void cancel(Entry entry) {
        entries.remove(entry);
    }

    @Override
    public synchronized void close() {
        entries.clear();
    }

    private record Entry(Instant due, long number, Runnable action) {}
}
