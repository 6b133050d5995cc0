package io.mesokit.examples.allocator;

import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task whose group has CPU for itself. Immutable.
 *
 * @param task which
 * @param upwards its group, and those above it that have CPU
 */
record Found(SeenTask task, List<Cgroup> upwards) {

    /** Which group it is, whatever its path: one made anew at the same path is another. */
    record Spot(long device, long inode) {}

    static Found of(SeenTask task, Cgroup group) {
        List<Cgroup> upwards = new ArrayList<>();
        Optional<Cgroup> at = Optional.of(group);
        while (at.flatMap(one -> one.place(Controller.CPU)).isPresent()) {
            upwards.add(at.get());
            at = at.get().parent();
        }
        return new Found(task, List.copyOf(upwards));
    }

    Cgroup group() {
        return upwards.get(0);
    }

    Place place() {
        return place(group());
    }

    Spot spot() {
        return spot(group());
    }

    /** Those of its group and of all above. */
    Stream<Spot> spots() {
        return upwards.stream().map(Found::spot);
    }

    /** The container whose group it is, as Mesos names groups. */
    String container() {
        return name(group());
    }

    /** Its group, and those above of containers around its own; what is above these is for other tasks too. */
    List<Cgroup> containers() {
        return upwards.stream()
                .filter(one -> spot(one).equals(spot()) || task.containers().contains(name(one)))
                .toList();
    }

    private static String name(Cgroup group) {
        String path = place(group).path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Spot spot(Cgroup group) {
        return new Spot(place(group).device(), place(group).inode());
    }

    private static Place place(Cgroup group) {
        return group.place(Controller.CPU).orElseThrow();
    }
}
