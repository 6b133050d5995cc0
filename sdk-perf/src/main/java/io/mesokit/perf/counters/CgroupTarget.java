package io.mesokit.perf.counters;

import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.Controller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A control group, with those below it: a group of counters on each processor that is online. */
record CgroupTarget(Path directory, Optional<Object> inode) implements Target {
    /** Where perf events keep the group; none if it has none there, for the root's numbers are those of all. */
    static Target of(Cgroup group) {
        return group.place(Controller.PERF_EVENT)
                .filter(place -> group.isOwn(Controller.PERF_EVENT))
                .<Target>map(place -> new CgroupTarget(place.directory(), Optional.of(place.inode())))
                .orElseGet(() -> new NoTarget("control group " + group.path(), refusal(group)));
    }

    private static Refusal refusal(Cgroup group) {
        return group.place(Controller.PERF_EVENT)
                .map(root -> new Refusal(
                        PerfObstacle.NO_GROUP_OF_ITS_OWN,
                        "Control group " + group.path() + " has no group of its own in the hierarchy of perf events, "
                                + root.mountPoint()
                                + ": its tasks are in the root there, which counts the whole machine "
                                + "or container. Cgroup.withNearest() takes that."))
                .orElseGet(() -> new Refusal(
                        PerfObstacle.OTHER_HIERARCHY,
                        "Control group " + group.path()
                                + " is not to be seen in the hierarchy of perf events from here: "
                                + "mount that, or in a container bind the host's /sys/fs/cgroup."));
    }

    static CgroupTarget of(Path directory) {
        return new CgroupTarget(directory, inodeOf(directory));
    }

    @Override
    public Set<Place> places(Machine machine) throws IOException {
        return isPresent(machine) ? machine.processors().places() : Set.of();
    }

    /** One that was made anew under the same name has another inode. */
    @Override
    public boolean isPresent(Machine machine) {
        return inode.isPresent() && inode.equals(inodeOf(directory));
    }

    @Override
    public boolean inherits() {
        return false;
    }

    @Override
    public boolean isFollowed() {
        return true;
    }

    @Override
    public int hold(Machine machine) {
        return machine.calls().openDirectory(directory.toString());
    }

    @Override
    public void release(Machine machine, int held) {
        if (held >= 0) {
            machine.calls().close(held);
        }
    }

    @Override
    public int open(Machine machine, ByteBuffer attributes, Place place, int held, int leader) {
        long flags = Abi.FLAG_CGROUP | Abi.FLAG_CLOEXEC;
        return machine.calls().openEvent(attributes, held, place.cpu(), leader, flags);
    }

    static Optional<Object> inodeOf(Path directory) {
        try {
            return Optional.of(Files.getAttribute(directory, "unix:ino"));
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "control group " + directory;
    }
}
