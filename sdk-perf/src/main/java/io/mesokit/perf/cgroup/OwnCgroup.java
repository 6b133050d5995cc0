package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A group that was made here, to run processes in. Closing it kills what is in it and removes it.
 *
 * <p>Safe for use by many threads. If this program ends without closing it, it stays.
 */
public final class OwnCgroup implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long ROUND_NANOS = 1_000_000;

    private static final String PROCESSES_STAND_AGAINST_IT =
            "In version 2 a group with processes of its own cannot hand controllers on: make the new one below a group that has"
                    + " none, or move the processes into one below first";
    private static final List<String> THREADED = List.of("threaded", "domain threaded", "domain invalid");

    /** Held to hand on or take back: who finds a controller handed on must have a group there before it is looked at. */
    private static final Object HANDING_ON = new Object();

    private final Cgroup group;
    private final List<Path> directories;
    private final Queue<HandedOn> handedOn;

    private OwnCgroup(Cgroup group, List<Path> directories, Queue<HandedOn> handedOn) {
        this.group = group;
        this.directories = directories;
        this.handedOn = handedOn;
    }

    /** What the group above did not hand on before. */
    private record HandedOn(Place above) {
        /** Where there are other groups by now, they may have come to rely on it. */
        void takeBack() {
            synchronized (HANDING_ON) {
                if (children(above.directory()).isEmpty()) {
                    put();
                }
            }
        }

        private void put() {
            try {
                control(above).put("-" + above.controller().inV2());
            } catch (CgroupException needed) {
                // Somebody hands it on further, or the group above is gone too.
                return;
            }
        }
    }

    static OwnCgroup create(Cgroup parent, String name, List<Place> above) {
        above.forEach(OwnCgroup::check);
        List<Path> made = new ArrayList<>();
        Queue<HandedOn> handedOn = new ConcurrentLinkedQueue<>();
        try {
            for (Place place : above) {
                synchronized (HANDING_ON) {
                    make(place, name, made, handedOn);
                }
            }
            return new OwnCgroup(parent.child(name, above), List.copyOf(made), handedOn);
        } catch (CgroupException refused) {
            made.forEach(OwnCgroup::removeIfThere);
            handedOn.forEach(HandedOn::takeBack);
            throw refused;
        }
    }

    /**
     * The kernel itself would not refuse all of it: a group with processes that hands on a controller such as cpu turns
     * into the root of a threaded subtree, and takes no groups of processes below it from then on.
     */
    private static void check(Place above) {
        if (above.version() == Version.V1) {
            return;
        }
        String type = text(above, "cgroup.type");
        if (THREADED.contains(type)) {
            throw new CgroupException.Busy(
                    above.directory() + " is '" + type
                            + "', below which no group of processes can be: make it elsewhere",
                    null);
        }
        String controller = above.controller().inV2();
        if (controller.isEmpty() || has(above, "cgroup.subtree_control", controller)) {
            return;
        }
        if (!has(above, "cgroup.controllers", controller)) {
            throw new CgroupException.Unsupported(
                    above.directory() + " has no controller " + controller
                            + " to hand on: the group above it does not hand it on, or this kernel has it in version 1",
                    null);
        }
        boolean realRoot = type.isEmpty() && above.isRoot();
        if (!realRoot && !text(above, "cgroup.procs").isEmpty()) {
            throw new CgroupException.Busy(
                    "there are processes in " + above.directory() + ". " + PROCESSES_STAND_AGAINST_IT, null);
        }
    }

    private static boolean has(Place place, String file, String word) {
        return List.of(text(place, file).split(" ")).contains(word);
    }

    private static String text(Place place, String file) {
        return KernelText.read(place.directory().resolve(file))
                .map(read -> read.text().trim())
                .orElse("");
    }

    private static void make(Place above, String name, List<Path> made, Queue<HandedOn> handedOn) {
        Path directory = above.directory().resolve(name);
        if (!made.contains(directory)) {
            try {
                Files.createDirectory(directory);
            } catch (IOException refused) {
                throw explained(directory, refused);
            }
            made.add(directory);
        }
        if (above.version() == Version.V2) {
            enable(above, handedOn);
        } else if (above.controller() == Controller.CPUSET) {
            inherit(above, directory, "cpuset.cpus");
            inherit(above, directory, "cpuset.mems");
        }
    }

    /** A group below has a controller only if the one above hands it on. */
    private static void enable(Place above, Queue<HandedOn> handedOn) {
        String name = above.controller().inV2();
        if (!name.isEmpty() && !has(above, "cgroup.subtree_control", name)) {
            control(above).put("+" + name);
            handedOn.add(new HandedOn(above));
        }
    }

    private static ControlFile control(Place above) {
        return ControlFile.of(above, "cgroup.subtree_control", PROCESSES_STAND_AGAINST_IT);
    }

    /** Version 1 makes it with no processors at all, and then lets no process in. */
    private static void inherit(Place above, Path directory, String file) {
        ControlFile own = new ControlFile(directory.resolve(file), "");
        if (own.read().isEmpty()) {
            own.put(ControlFile.of(above, file, "").read());
        }
    }

    private static CgroupException explained(Path directory, IOException refused) {
        if (refused instanceof FileAlreadyExistsException) {
            return new CgroupException.Busy(
                    directory + " is there already: choose another name, or remove it", refused);
        }
        if (refused instanceof NoSuchFileException) {
            return new CgroupException.Gone("the group above " + directory + " was removed", refused);
        }
        String said = String.valueOf(refused.getMessage());
        Path above = directory.getParent();
        // The words are for what access(2) does not tell.
        if (refused instanceof AccessDeniedException
                || (above != null && !Files.isWritable(above))
                || said.contains("Read-only")
                || said.contains("not permitted")) {
            return new CgroupException.Denied(
                    directory + " cannot be made: it needs root, a group that was delegated to this user, or in a"
                            + " container control groups that are mounted for writing",
                    refused);
        }
        return new CgroupException.Busy(
                directory + " cannot be made now (" + said + "): the kernel may be out of groups, or of those that"
                        + " cgroup.max.descendants permits; groups that were removed count until their memory is freed",
                refused);
    }

    /** To read it by. */
    public Cgroup group() {
        return group;
    }

    /** To limit it by. */
    public CgroupWriter writer() {
        return group.writer();
    }

    /**
     * Moves a process here, with all its threads. Its children made from now on are here too; those that it has stay
     * where they are.
     *
     * @throws CgroupException.Gone if there is no such process, or the group was removed
     * @throws CgroupException.Denied if this process may not
     */
    public void add(long pid) {
        for (Path file : procsFiles()) {
            new ControlFile(file, "").put(Long.toString(pid));
        }
    }

    /**
     * The files into which a process may write its own number (0 will do) to be here from the start: a shell, before
     * {@code exec}.
     */
    public List<Path> procsFiles() {
        return directories.stream()
                .map(directory -> directory.resolve("cgroup.procs"))
                .toList();
    }

    /** The processes in it and in all groups below. */
    public Set<Long> pids() {
        Set<Long> result = new TreeSet<>();
        directories.forEach(directory -> Cgroup.addAll(directory, result));
        return result;
    }

    static List<Path> children(Path directory) {
        try (var all = Files.list(directory)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** A group below this one; see {@link Cgroup#create}. */
    public OwnCgroup create(String name, Controller... controllers) {
        return group.create(name, controllers);
    }

    /**
     * Kills all processes in it and below with SIGKILL, and waits for them to be gone: by {@code cgroup.kill} where
     * there is one, else by signals until none is left.
     *
     * @throws IllegalStateException if this process is among them
     * @throws CgroupException.Busy if some are still there after ten seconds, as in an uninterruptible wait
     */
    public void kill() {
        if (pids().contains(ProcessHandle.current().pid())) {
            throw new IllegalStateException("this process is in " + group.path() + " itself, and would be killed too");
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<Long> left = pids();
        while (!left.isEmpty()) {
            signal(left);
            if (System.nanoTime() - deadline > 0) {
                throw new CgroupException.Busy("processes " + left + " of " + group.path() + " do not die", null);
            }
            LockSupport.parkNanos(ROUND_NANOS);
            left = pids();
        }
    }

    private void signal(Set<Long> pids) {
        for (Path directory : directories) {
            Path kill = directory.resolve("cgroup.kill");
            if (Files.exists(kill)) {
                new ControlFile(kill, "").put("1");
            }
        }
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /**
     * Removes it, and groups below it. One that is gone already is fine. In version 2 the group above ceases to hand on
     * the controllers that it hands on for the sake of this one, if there is no other group below it.
     *
     * @throws CgroupException.Busy if there are processes in it
     */
    public void remove() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Path directory : directories) {
            while (!removeIfThere(directory)) {
                Set<Long> left = pids();
                // A process that has just been killed holds its group for a moment longer than it is listed there.
                if (!left.isEmpty() || System.nanoTime() - deadline > 0) {
                    throw new CgroupException.Busy(directory + " cannot be removed, with processes " + left, null);
                }
                LockSupport.parkNanos(ROUND_NANOS);
            }
        }
        HandedOn last = handedOn.poll();
        while (last != null) {
            last.takeBack();
            last = handedOn.poll();
        }
    }

    private static boolean removeIfThere(Path directory) {
        children(directory).forEach(OwnCgroup::removeIfThere);
        try {
            Files.deleteIfExists(directory);
            return true;
        } catch (AccessDeniedException denied) {
            throw new CgroupException.Denied(directory + " may not be removed by this user", denied);
        } catch (IOException busy) {
            return false;
        }
    }

    /** Kills what is in it, and removes it. */
    @Override
    public void close() {
        kill();
        remove();
    }

    @Override
    public String toString() {
        return "own " + group;
    }
}
