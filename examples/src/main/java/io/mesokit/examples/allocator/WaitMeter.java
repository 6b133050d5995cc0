package io.mesokit.examples.allocator;

import io.mesokit.perf.cgroup.Cgroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * For how much of the time that its threads could run a group waited for a CPU: since the last look, from {@code
 * /proc/PID/task/TID/schedstat} (nanoseconds run, nanoseconds waited; kernels with CONFIG_SCHED_INFO, as all usual
 * ones). Unlike pressure (PSI) it is there in version 1 too. Threads of groups below count, for in version 2 Mesos has
 * all processes of a container in one below. For one thread.
 */
final class WaitMeter {
    private record Times(long run, long waited) {}

    private final Path proc;
    private Map<String, Times> last = Map.of();
    private boolean begun;

    WaitMeter(Path proc) {
        this.proc = proc;
    }

    /**
     * The part, 0 to 1; empty at the first look, and where there are no threads. 0 if nothing wanted to run.
     *
     * @throws IllegalStateException if there are threads, and none tells
     */
    OptionalDouble look(Cgroup group) {
        Map<String, Times> now = new HashMap<>();
        Set<Long> pids = group.allPids();
        pids.forEach(pid -> collect(pid, now));
        if (now.isEmpty() && pids.stream().anyMatch(this::isThere)) {
            throw new IllegalStateException("no thread of it has a schedstat in " + proc);
        }
        long run = 0;
        long waited = 0;
        for (Map.Entry<String, Times> thread : now.entrySet()) {
            // A thread that is new did all it did since the last look.
            Times before = last.getOrDefault(thread.getKey(), new Times(0, 0));
            run += Math.max(0, thread.getValue().run - before.run);
            waited += Math.max(0, thread.getValue().waited - before.waited);
        }
        boolean first = !begun;
        last = now;
        begun = !now.isEmpty();
        if (first || now.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(run + waited == 0 ? 0 : (double) waited / (run + waited));
    }

    private boolean isThere(long pid) {
        return Files.exists(proc.resolve(Long.toString(pid)));
    }

    private void collect(long pid, Map<String, Times> into) {
        try (Stream<Path> threads = Files.list(proc.resolve(pid + "/task"))) {
            threads.forEach(thread -> read(thread, into));
        } catch (IOException | UncheckedIOException ended) {
            // A process that has just ended waits for nothing.
            return;
        }
    }

    private static void read(Path thread, Map<String, Times> into) {
        try {
            String[] field =
                    Files.readString(thread.resolve("schedstat")).strip().split(" ");
            if (field.length >= 2) {
                into.put(thread.toString(), new Times(Long.parseLong(field[0]), Long.parseLong(field[1])));
            }
        } catch (IOException | NumberFormatException ended) {
            // As above.
            return;
        }
    }
}
