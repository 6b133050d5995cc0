package io.mesokit.examples.allocator;

import io.mesokit.examples.allocator.Found.Spot;
import io.mesokit.examples.nodeagent.OwnGroup;
import io.mesokit.examples.nodeagent.Readiness;
import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in which group. Tasks of a pod share one unless they ask for one each, and so do those of an executor of their
 * own: what is done to a group is done to all of them. For one thread.
 */
final class Census {
    private static final Logger LOG = LoggerFactory.getLogger(Census.class);

    private final Cgroups cgroups;
    private final Map<Kind, Map<Spot, Found>> found = new EnumMap<>(Kind.class);
    private final Map<Spot, SeenTask> others = new HashMap<>();
    private final Map<Spot, SeenTask> aboveOthers = new HashMap<>();
    private final Map<String, SeenTask> othersByContainer = new HashMap<>();

    /**
     * Looks where they are now.
     *
     * @param label the label of tasks that says what they are
     */
    Census(Cgroups cgroups, List<SeenTask> tasks, String label) {
        this.cgroups = cgroups;
        tasks.forEach(task -> count(task, Kind.of(task, label)));
    }

    private void count(SeenTask task, Kind kind) {
        Optional<Found> where = find(task);
        where.ifPresent(one ->
                found.computeIfAbsent(kind, none -> new LinkedHashMap<>()).putIfAbsent(one.spot(), one));
        if (kind != Kind.BEST_EFFORT) {
            where.ifPresentOrElse(
                    one -> {
                        others.put(one.spot(), task);
                        one.spots().forEach(spot -> aboveOthers.put(spot, task));
                    },
                    () -> task.containers().forEach(id -> othersByContainer.put(id, task)));
        }
    }

    /** The group of a task, if it has CPU for itself. What another group's shares are is not ours to set. */
    private Optional<Found> find(SeenTask task) {
        if (task.state() != Readiness.READY) {
            return Optional.empty();
        }
        try {
            Cgroup group = cgroups.ofProcess(task.pid().orElseThrow());
            return OwnGroup.of(group, task.containers())
                    .filter(own -> own.place(Controller.CPU).isPresent() && !group.isRoot())
                    .map(own -> Found.of(task, own.group()));
        } catch (CgroupException ended) {
            LOG.debug("task {} is passed over: {}", task.id(), ended.getMessage());
            return Optional.empty();
        }
    }

    /** The tasks of a kind that could be found, one for each group. */
    List<Found> found(Kind kind) {
        return new ArrayList<>(found.getOrDefault(kind, Map.of()).values());
    }

    /**
     * A task that is not best effort, and in the group of this one, or in one above or below it. One that cannot be
     * found is taken to be wherever one of its containers is.
     */
    Optional<SeenTask> companion(Found task) {
        return Optional.ofNullable(aboveOthers.get(task.spot()))
                .or(() -> task.spots().filter(others::containsKey).findFirst().map(others::get))
                .or(() -> Optional.ofNullable(othersByContainer.get(task.container())));
    }
}
