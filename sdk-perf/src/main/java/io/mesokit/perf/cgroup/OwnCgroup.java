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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A group that was made here, to run processes in. Closing it kills what is in it and removes it.
 *
 * <p>Safe for use by many threads. If this program ends without closing it, it stays.
 */
public final class OwnCgroup implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long ROUND_NANOS = 1_000_000;

    private final Cgroup group;
    private final List<Path> directories;

    private OwnCgroup(Cgroup group, List<Path> directories) {
        this.group = group;
        this.directories = directories;
    }

    static OwnCgroup create(Cgroup parent, String name, List<Place> above) {
        List<Path> made = new ArrayList<>();
        try {
            for (Place place : above) {
                make(place, name, made);
            }
            return new OwnCgroup(parent.child(name, above), List.copyOf(made));
        } catch (CgroupException refused) {
            made.forEach(OwnCgroup::removeIfThere);
            throw refused;
        }
    }

    private static void make(Place above, String name, List<Path> made) {
        Path directory = above.directory().resolve(name);
        if (above.version() == Version.V2) {
            enable(above);
        }
        if (made.contains(directory)) {
            return;
        }
        try {
            Files.createDirectory(directory);
        } catch (IOException refused) {
            throw explained(directory, refused);
        }
        made.add(directory);
        if (above.version() == Version.V1 && above.controller() == Controller.CPUSET) {
            inherit(above, directory, "cpuset.cpus");
            inherit(above, directory, "cpuset.mems");
        }
    }

    /** A group below has a controller only if the one above hands it on. */
    private static void enable(Place above) {
        String name = above.controller().inV2();
        ControlFile control = ControlFile.of(
                above,
                "cgroup.subtree_control",
                "In version 2 a group with processes of its own cannot hand controllers on: make the new one below a group that has"
                        + " none, or move the processes into one below first");
        if (!name.isEmpty() && !List.of(control.read().split(" ")).contains(name)) {
            control.put("+" + name);
        }
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
        String needs =
                " cannot be made: it needs root, a group that was delegated to this user, or in a container control"
                        + " groups that are mounted for writing";
        return new CgroupException.Denied(directory + needs, refused);
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

    private static List<Path> children(Path directory) {
        try (var all = Files.list(directory)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** A group below this one. */
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
     * Removes it, and groups below it. One that is gone already is fine.
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
