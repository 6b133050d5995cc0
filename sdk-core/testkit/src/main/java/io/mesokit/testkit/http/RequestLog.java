package io.mesokit.testkit.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last requests a server received, oldest first. Bounded: older ones are dropped and counted. Thread-safe. */
public final class RequestLog {
    /** How many requests are kept. */
    public static final int CAPACITY = 10_000;

    private final Deque<WireRequest> entries = new ArrayDeque<>();
    private long dropped;

    RequestLog() {}

    synchronized void add(WireRequest request) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
            dropped++;
        }
        entries.addLast(request);
    }

    /** The requests kept, oldest first; a snapshot. */
    public synchronized List<WireRequest> entries() {
        return List.copyOf(entries);
    }

    /** The requests kept that match. */
    public List<WireRequest> entries(Predicate<WireRequest> filter) {
        return entries().stream().filter(filter).toList();
    }

    /** How many requests were dropped because the log was full. */
    public synchronized long dropped() {
        return dropped;
    }

    /** Forgets everything, the counter included. */
    public synchronized void clear() {
        entries.clear();
        dropped = 0;
    }
}
