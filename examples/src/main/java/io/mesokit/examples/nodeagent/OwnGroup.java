package io.mesokit.examples.nodeagent;

import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.cgroup.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container's own group, among all those that its process is in. Where an isolator is missing, the process is left in
 * the group of the Mesos agent, whose numbers would be taken for the task's; a process id that was given out anew leads
 * anywhere. So a controller counts only where its path has the container's id in it, as Mesos makes it.
 *
 * @param group by all controllers
 * @param path of the container
 */
public record OwnGroup(Cgroup group, String path) {
    private static final List<Controller> USEFUL = List.of(Controller.CPU, Controller.CPUACCT, Controller.MEMORY);

    /** Which group it is, whatever its path is: two tasks may share one, and a path may be used again. */
    record Identity(Controller controller, long device, long inode) {}

    /**
     * The container's group, which is that of the pod for containers that share it; empty if the process is in none
     * that is.
     *
     * @param containers ids, the innermost first; if none is told, it is taken to be in its own group
     */
    public static Optional<OwnGroup> of(Cgroup group, List<String> containers) {
        if (containers.isEmpty()) {
            return Optional.of(new OwnGroup(group, group.path()));
        }
        // The freezer tells the containers of a pod apart even where they share the group that is counted and limited.
        return path(group, containers, USEFUL)
                .or(() -> path(group, containers, List.of(Controller.values())))
                .map(path -> new OwnGroup(group, path));
    }

    private static Optional<String> path(Cgroup group, List<String> containers, List<Controller> controllers) {
        return containers.stream()
                .flatMap(id -> paths(group, controllers).filter(path -> isIn(path, id)))
                .findFirst();
    }

    private static Stream<String> paths(Cgroup group, List<Controller> controllers) {
        return controllers.stream()
                .flatMap(controller -> group.place(controller).stream())
                .map(Place::path);
    }

    private static boolean isIn(String path, String id) {
        return (path + "/").contains("/" + id + "/");
    }

    /** Where a controller keeps it, if it does. */
    public Optional<Place> place(Controller controller) {
        return group.place(controller).filter(place -> place.path().equals(path));
    }

    /** Those that keep it. */
    Set<Controller> controllers() {
        return Arrays.stream(Controller.values())
                .filter(controller -> place(controller).isPresent())
                .collect(Collectors.toSet());
    }

    /** Whether it has anything of interest. */
    boolean isUseful() {
        return USEFUL.stream().anyMatch(controller -> place(controller).isPresent());
    }

    /** Those of these metrics that are the container's. */
    Set<Metric> having(Set<Metric> metrics) {
        return metrics.stream()
                .filter(metric -> place(metric.controller()).isPresent())
                .collect(Collectors.toSet());
    }

    Identity identity() {
        Place place = USEFUL.stream()
                .flatMap(controller -> place(controller).stream())
                .findFirst()
                .orElseThrow();
        return new Identity(place.controller(), place.device(), place.inode());
    }
}
