package io.mesokit.examples.allocator;

import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.perf.cgroup.Cgroups;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * One round after another: measures how long latency-sensitive tasks wait for a CPU, asks the {@link Law}, and sets the
 * shares of best-effort tasks. Closing it puts all shares back; what it could not, because it was killed, the next one
 * with the same state file does. Safe for use by many threads.
 */
final class Allocator implements AutoCloseable {
    /**
     * How it is set up.
     *
     * @param label the label of tasks that says what they are: {@code latency} or {@code best-effort}
     * @param state the file to keep what was changed in
     * @param dryRun whether to change nothing
     * @param proc where threads tell how long they wait
     */
    record Options(Law.Tuning tuning, String label, Path state, boolean dryRun, Path proc) {}

    /**
     * What a round found and did.
     *
     * @param waiting of the worst-off latency-sensitive task; empty if it could not be told
     * @param latency how many of these there are
     * @param shares of the best-effort tasks by id
     */
    record Round(OptionalDouble waiting, int latency, int level, Map<String, Long> shares) {}

    private final Cgroups cgroups;
    private final Options options;
    private final Shares shares;
    private final Complaints complaints = new Complaints();
    private final Meters meters;
    private Law.State state;
    private final Optional<StateLock> lock;
    private boolean closed;

    /**
     * An allocator that has put back what an earlier one left.
     *
     * @throws IllegalArgumentException if the state file is none, cannot be written, or is in use by another
     */
    Allocator(Cgroups cgroups, Options options) {
        this.cgroups = cgroups;
        this.options = options;
        this.meters = new Meters(options.proc, options.tuning.high(), complaints);
        this.state = Law.State.first(options.tuning);
        // What changes nothing needs no lock, and may look beside one that does.
        this.lock = options.dryRun ? Optional.empty() : Optional.of(StateLock.of(options.state));
        try {
            Ledger ledger = Ledger.open(options.state);
            this.shares = new Shares(cgroups, ledger, complaints);
            if (!options.dryRun) {
                ledger.checkWritable();
                shares.restoreAll();
            }
        } catch (RuntimeException refused) {
            lock.ifPresent(StateLock::close);
            throw refused;
        }
    }

    /** One round over the tasks that the Mesos agent tells of. */
    synchronized Round round(List<SeenTask> tasks) {
        if (closed) {
            throw new IllegalStateException("the allocator is closed");
        }
        Census census = new Census(cgroups, tasks, options.label);
        OptionalDouble waiting = meters.worst(census);
        state = Law.next(options.tuning, state, waiting);
        int latency =
                census.found(Kind.LATENCY).size() + census.lost(Kind.LATENCY).size();
        return new Round(waiting, latency, state.level(), hold(alone(census)));
    }

    /** Best-effort tasks whose groups have no others in them. */
    private List<Found> alone(Census census) {
        return census.groups(Kind.BEST_EFFORT).stream()
                .filter(one -> isAlone(one, census))
                .toList();
    }

    private boolean isAlone(Found one, Census census) {
        Optional<SeenTask> companion = census.companion(one);
        companion.ifPresent(other -> complaints.tell(
                "task " + one.task().id() + " is not held back",
                "task " + other.id() + ", which is not best effort, is in its group "
                        + one.place().path()
                        + ", or above or below it; tasks of a pod get a group each with share_cgroups: false"));
        return companion.isEmpty();
    }

    /** Holds these back, and no others any more. */
    private Map<String, Long> hold(List<Found> tasks) {
        if (options.dryRun) {
            return Map.of();
        }
        Map<String, Long> held = shares.hold(tasks, state.level());
        shares.restoreOthers(tasks.stream().map(one -> one.place().path()).collect(Collectors.toSet()));
        return held;
    }

    /** Puts all shares back. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (!closed && !options.dryRun) {
            shares.restoreAll();
        }
        lock.ifPresent(StateLock::close);
        closed = true;
    }
}
