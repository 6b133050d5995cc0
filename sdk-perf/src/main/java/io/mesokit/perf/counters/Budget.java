package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** How many descriptors may be spent on counters. Safe for use by any thread. */
final class Budget {
    /** What Linux gives a process where nobody says anything. */
    private static final long USUAL_LIMIT = 1024;

    private final int limit;
    private final Optional<Budget> whole;
    private final AtomicInteger used = new AtomicInteger();

    Budget(int limit) {
        this(limit, Optional.empty());
    }

    private Budget(int limit, Optional<Budget> whole) {
        this.limit = limit;
        this.whole = whole;
    }

    /** Half of this process' limit on open files, so that the program around us always has the other half. */
    static Budget of(Path proc) {
        return new Budget((int) (softLimit(proc) / 2));
    }

    /** A part of it with a limit of its own: what is taken from the part is taken from the whole. */
    Budget part(int most) {
        return new Budget(Math.min(most, limit), Optional.of(this));
    }

    /** One more, if it is within the limit. */
    boolean take() {
        if (used.getAndUpdate(now -> Math.min(limit, now + 1)) >= limit) {
            return false;
        }
        boolean taken = whole.isEmpty() || whole.get().take();
        if (!taken) {
            used.decrementAndGet();
        }
        return taken;
    }

    void giveBack(int count) {
        used.addAndGet(-count);
        whole.ifPresent(all -> all.giveBack(count));
    }

    int limit() {
        return limit;
    }

    int used() {
        return used.get();
    }

    @Override
    public String toString() {
        return whole.map(all -> all + " in all, and ").orElse("") + used + " of at most " + limit;
    }

    private static long softLimit(Path proc) {
        try {
            return Files.readAllLines(proc.resolve("self/limits")).stream()
                    .filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s+")[3])
                    .mapToLong(soft -> soft.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(soft))
                    .findFirst()
                    .orElse(USUAL_LIMIT);
        } catch (IOException unreadable) {
            return USUAL_LIMIT;
        }
    }
}
