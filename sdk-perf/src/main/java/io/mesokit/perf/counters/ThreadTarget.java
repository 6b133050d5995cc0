package io.mesokit.perf.counters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** One thread, and nothing that it starts. */
record ThreadTarget(int id, long started) implements Target {
    static ThreadTarget of(Machine machine, int id) {
        return new ThreadTarget(id, TaskFile.of(machine, id).started());
    }

    /** The thread that calls. */
    static ThreadTarget current(Machine machine) {
        try {
            Path self = Files.readSymbolicLink(machine.proc().resolve("thread-self"));
            return of(machine, Integer.parseInt(self.getFileName().toString()));
        } catch (IOException noProc) {
            throw new UncheckedIOException("cannot tell which thread this is, from /proc/thread-self", noProc);
        }
    }

    @Override
    public Set<Place> places(Machine machine) {
        return isPresent(machine) ? Set.of(Place.thread(id)) : Set.of();
    }

    @Override
    public boolean isPresent(Machine machine) {
        TaskFile now = TaskFile.of(machine, id);
        return now.isAlive() && now.isOf(started);
    }

    @Override
    public boolean inherits() {
        return false;
    }

    @Override
    public String toString() {
        return "thread " + id;
    }
}
