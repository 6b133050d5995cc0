package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** A process: to the kernel a number of threads, each of which has to be opened by itself. */
record ProcessTarget(int id, long started) implements Target {
    static ProcessTarget of(Machine machine, int id) {
        return new ProcessTarget(id, TaskFile.of(machine, id).started());
    }

    @Override
    public Set<Place> places(Machine machine) throws IOException {
        Path folder = machine.proc().resolve(id + "/task");
        Set<Place> threads = new LinkedHashSet<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(folder)) {
            tasks.forEach(task ->
                    threads.add(Place.thread(Integer.parseInt(task.getFileName().toString()))));
        } catch (IOException | DirectoryIteratorException failure) {
            if (Files.notExists(folder)) {
                return Set.of();
            }
            throw new IOException("cannot read which threads it has, in " + folder, failure);
        }
        return threads;
    }

    /** The first thread of a process may end before the others; it stays in /proc for their sake. */
    @Override
    public boolean isPresent(Machine machine) {
        TaskFile now = TaskFile.of(machine, id);
        return now.isOf(started) && (now.isAlive() || hasOtherThreads(machine));
    }

    private boolean hasOtherThreads(Machine machine) {
        try {
            return places(machine).size() > 1;
        } catch (IOException unreadable) {
            return true;
        }
    }

    @Override
    public boolean inherits() {
        return true;
    }

    @Override
    public String toString() {
        return "process " + id;
    }
}
