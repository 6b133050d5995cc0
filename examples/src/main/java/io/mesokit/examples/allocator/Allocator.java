package io.mesokit.examples.allocator;

import io.mesokit.examples.nodeagent.OwnGroup;
import io.mesokit.examples.nodeagent.Readiness;
import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
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
        Map<SeenTask, Cgroup> latency = groups(tasks, Kind.LATENCY);
        OptionalDouble waiting = waiting(latency);
        state = Law.next(options.tuning, state, waiting);
        return new Round(waiting, latency.size(), state.level(), hold(groups(tasks, Kind.BEST_EFFORT)));
    }

    private Map<SeenTask, Cgroup> groups(List<SeenTask> tasks, Kind kind) {
        Map<SeenTask, Cgroup> groups = new HashMap<>();
        Set<String> paths = new HashSet<>();
        tasks.stream()
                .filter(task -> task.state() == Readiness.READY && Kind.of(task, options.label) == kind)
                .forEach(task -> group(task)
                        .filter(group -> paths.add(group.path()))
                        .ifPresent(group -> groups.put(task, group)));
        return groups;
    }

    /** The group of a task, if it has CPU for itself. What another group's shares are is not ours to set. */
    private Optional<Cgroup> group(SeenTask task) {
        try {
            Cgroup group = cgroups.ofProcess(task.pid().orElseThrow());
            return OwnGroup.of(group, task.containers())
                    .filter(own -> own.place(Controller.CPU).isPresent() && !group.isRoot())
                    .map(OwnGroup::group);
        } catch (CgroupException ended) {
            LOG.debug("task {} is passed over: {}", task.id(), ended.getMessage());
            return Optional.empty();
        }
    }

    /** That of the worst-off. Nobody to wait is no waiting; somebody who cannot be measured is not known. */
    private OptionalDouble waiting(Map<SeenTask, Cgroup> latency) {
        Set<String> keys = new HashSet<>();
        OptionalDouble worst = latency.isEmpty() ? OptionalDouble.of(0) : OptionalDouble.empty();
        for (Map.Entry<SeenTask, Cgroup> one : latency.entrySet()) {
            String key = one.getKey().key();
            keys.add(key);
            OptionalDouble waits = waiting(one.getKey(), one.getValue());
            if (waits.isPresent() && waits.getAsDouble() >= worst.orElse(0)) {
                worst = waits;
            }
        }
        meters.keySet().retainAll(keys);
        return worst;
    }

    private OptionalDouble waiting(SeenTask task, Cgroup group) {
        try {
            return meters.computeIfAbsent(task.key(), fresh -> new WaitMeter(options.proc))
                    .look(group);
        } catch (CgroupException refused) {
            complaints.tell(
                    "how long task " + task.id() + " waits cannot be told", String.valueOf(refused.getMessage()));
            return OptionalDouble.empty();
        }
    }

    /** Holds these back, and no others any more. */
    private Map<String, Long> hold(Map<SeenTask, Cgroup> groups) {
        Map<String, Long> held = new HashMap<>();
        if (!options.dryRun) {
            groups.forEach((task, group) -> hold(task, group).ifPresent(value -> held.put(task.id(), value)));
            shares.restoreOthers(groups.values().stream()
                    .map(group -> group.place(Controller.CPU).orElseThrow().path())
                    .collect(Collectors.toSet()));
        }
        return held;
    }

    private OptionalLong hold(SeenTask task, Cgroup group) {
        try {
            return shares.hold(group, state.level());
        } catch (CgroupException.Gone ended) {
            LOG.debug("task {} has ended: {}", task.id(), ended.getMessage());
        } catch (CgroupException | UncheckedIOException refused) {
            complaints.tell("the shares of task " + task.id() + " stay", refused.toString());
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
