package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** One thread, and nothing that it starts. */
record ThreadTarget(int id, long started) implements Target {
    static ThreadTarget of(Machine machine, int id) {
        return new ThreadTarget(id, TaskFile.of(machine, id).started());
    }

    /** The thread that calls. */
    static Target current(Machine machine) {
        Path self = machine.proc().resolve("thread-self");
        try {
            return of(
                    machine,
                    Integer.parseInt(Files.readSymbolicLink(self).getFileName().toString()));
        } catch (IOException | UnsupportedOperationException noProc) {
            return new NoTarget(
                    "this thread",
                    new Refusal(
                            PerfObstacle.OTHER,
                            "Which thread this is cannot be told, from " + self + ": /proc has to be mounted."));
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
