package io.mesokit.examples.allocator;

import io.mesokit.examples.allocator.Found.Spot;
import io.mesokit.examples.nodeagent.OwnGroup;
import io.mesokit.examples.nodeagent.Readiness;
import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is in which group. Tasks of a pod share one unless they ask for one each, and so do those of an executor of their
 * own: what is done to a group is done to all of them. For one thread.
 */
final class Census {
    /**
     * A task that is said to run, and whose group cannot be told.
     *
     * @param because what stands in the way
     * @param gone whether its process or its group is no longer there
     */
    record Lost(SeenTask task, String because, boolean gone) {}

    private static final String NO_CPU = "It has no group of its own for the controller cpu: start the Mesos agent with"
            + " --isolation=cgroups/cpu,cgroups/mem.";

    private final Cgroups cgroups;
    private final Map<Kind, List<Found>> found = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Lost>> lost = new EnumMap<>(Kind.class);
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
        for (Kind kind : Kind.values()) {
            found.put(kind, new ArrayList<>());
            lost.put(kind, new ArrayList<>());
        }
        tasks.forEach(task -> count(task, Kind.of(task, label)));
    }

    private void count(SeenTask task, Kind kind) {
        Optional<Found> where = Optional.empty();
        if (task.state() == Readiness.READY) {
            where = find(task, lost(kind));
        } else if (task.state() != Readiness.NOT_RUNNING) {
            lost(kind).add(new Lost(task, task.state().sentence(), false));
        }
        where.ifPresent(found(kind)::add);
        if (kind != Kind.BEST_EFFORT) {
            where.ifPresentOrElse(this::other, () -> task.containers().forEach(id -> othersByContainer.put(id, task)));
        }
    }

    private void other(Found one) {
        others.put(one.spot(), one.task());
        one.spots().forEach(spot -> aboveOthers.put(spot, one.task()));
    }

    private Optional<Found> find(SeenTask task, List<Lost> otherwise) {
        try {
            Cgroup group = cgroups.ofProcess(task.pid().orElseThrow());
            Optional<String> obstacle = obstacle(group, task);
            obstacle.ifPresent(because -> otherwise.add(new Lost(task, because, false)));
            return obstacle.isPresent() ? Optional.empty() : Optional.of(Found.of(task, group));
        } catch (RuntimeException refused) {
            boolean gone = refused instanceof CgroupException.Gone;
            otherwise.add(new Lost(task, because(refused), gone));
            return Optional.empty();
        }
    }

    private static String because(RuntimeException refused) {
        // Java makes names of files in the language of this process only.
        String hint = refused instanceof InvalidPathException ? "; start this program with LC_ALL=C.UTF-8" : "";
        return refused.getMessage() + hint;
    }

    /** Why it is not a group that has CPU for this task: what another group's shares are is not ours to set. */
    private static Optional<String> obstacle(Cgroup group, SeenTask task) {
        if (group.isRoot()) {
            return Optional.of(Readiness.ROOT_CGROUP.sentence());
        }
        Optional<OwnGroup> own = OwnGroup.of(group, task.containers());
        if (own.isEmpty()) {
            return Optional.of(Readiness.OTHER_CGROUP.sentence());
        }
        return own.get().place(Controller.CPU).isPresent() ? Optional.empty() : Optional.of(NO_CPU);
    }

    /** The tasks of a kind that could be found. */
    List<Found> found(Kind kind) {
        return found.getOrDefault(kind, List.of());
    }

    /** The tasks of a kind that are said to run, and could not be found. */
    List<Lost> lost(Kind kind) {
        return lost.getOrDefault(kind, List.of());
    }

    /** One task for each group that has any of a kind. */
    Collection<Found> groups(Kind kind) {
        Map<Spot, Found> groups = new LinkedHashMap<>();
        found(kind).forEach(one -> groups.putIfAbsent(one.spot(), one));
        return groups.values();
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
