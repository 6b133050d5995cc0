package io.mesokit.examples.allocator;

import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round after another: measures how long latency-sensitive tasks wait for a CPU, asks the {@link Law}, and sets the
 * shares of best-effort tasks. Closing it puts all shares back; what it could not, because it was killed, the next one
 * with the same state file does. Safe for use by many threads.
 */
final class Allocator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Allocator.class);

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
    private final Map<String, WaitMeter> meters = new HashMap<>();
    private Law.State state;
    private boolean closed;

    /**
     * An allocator that has put back what an earlier one left.
     *
     * @throws IllegalArgumentException if the state file is none
     */
    Allocator(Cgroups cgroups, Options options) {
        this.cgroups = cgroups;
        this.options = options;
        this.state = Law.State.first(options.tuning);
        Ledger ledger = Ledger.open(options.state);
        this.shares = new Shares(cgroups, ledger);
        if (!options.dryRun) {
            ledger.checkWritable();
            shares.restoreAll();
        }
    }

    /** One round over the tasks that the Mesos agent tells of. */
    synchronized Round round(List<SeenTask> tasks) {
        if (closed) {
            throw new IllegalStateException("the allocator is closed");
        }
        Census census = new Census(cgroups, tasks, options.label);
        List<Found> latency = census.found(Kind.LATENCY);
        OptionalDouble waiting = waiting(latency);
        state = Law.next(options.tuning, state, waiting);
        return new Round(waiting, latency.size(), state.level(), hold(alone(census)));
    }

    /** Best-effort tasks whose groups have no others in them. */
    private List<Found> alone(Census census) {
        return census.found(Kind.BEST_EFFORT).stream()
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

    /** That of the worst-off. Nobody to wait is no waiting; somebody who cannot be measured is not known. */
    private OptionalDouble waiting(List<Found> latency) {
        Set<String> keys = new HashSet<>();
        OptionalDouble worst = latency.isEmpty() ? OptionalDouble.of(0) : OptionalDouble.empty();
        for (Found one : latency) {
            keys.add(one.task().key());
            OptionalDouble waits = waiting(one);
            if (waits.isPresent() && waits.getAsDouble() >= worst.orElse(0)) {
                worst = waits;
            }
        }
        meters.keySet().retainAll(keys);
        return worst;
    }

    private OptionalDouble waiting(Found one) {
        try {
            return meters.computeIfAbsent(one.task().key(), fresh -> new WaitMeter(options.proc))
                    .look(one.group());
        } catch (CgroupException refused) {
            complaints.tell(
                    "how long task " + one.task().id() + " waits cannot be told", String.valueOf(refused.getMessage()));
            return OptionalDouble.empty();
        }
    }

    /** Holds these back, and no others any more. */
    private Map<String, Long> hold(List<Found> tasks) {
        Map<String, Long> held = new HashMap<>();
        if (!options.dryRun) {
            tasks.forEach(
                    one -> hold(one).ifPresent(value -> held.put(one.task().id(), value)));
            shares.restoreOthers(tasks.stream().map(one -> one.place().path()).collect(Collectors.toSet()));
        }
        return held;
    }

    private OptionalLong hold(Found one) {
        try {
            return shares.hold(one.group(), state.level());
        } catch (CgroupException.Gone ended) {
            LOG.debug("task {} has ended: {}", one.task().id(), ended.getMessage());
        } catch (CgroupException | UncheckedIOException refused) {
            complaints.tell("the shares of task " + one.task().id() + " stay", refused.toString());
        }
        return OptionalLong.empty();
    }

    /** Puts all shares back. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (!closed && !options.dryRun) {
            shares.restoreAll();
        }
        closed = true;
    }
}
