package io.mesokit.monasca;

import io.mesokit.monasca.model.Metric;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Metrics that wait to be sent, the oldest first, and never more than agreed and one batch. Safe for use by many
 * threads.
 */
final class UnsentMetrics {
    private final int capacity;
    private final Deque<Metric> waiting = new ArrayDeque<>(); // guarded by this, like all below
    private int underWay;
    private long sent;
    private long dropped;
    private long refused;
    private boolean closed;
    private boolean ended;

    UnsentMetrics(int capacity) {
        this.capacity = capacity;
    }

    synchronized boolean add(Metric metric) {
        if (closed) {
            return false;
        }
        waiting.addLast(metric);
        trim();
        return true;
    }

    private void trim() {
        while (waiting.size() > capacity) {
            waiting.removeFirst();
            dropped++;
        }
    }

    /** The oldest, which are under way from now on. */
    synchronized List<Metric> take(int most) {
        List<Metric> taken = new ArrayList<>();
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.removeFirst());
        }
        underWay = taken.size();
        return taken;
    }

    synchronized void sent(int count) {
        underWay = 0;
        sent += count;
    }

    /** One is not to be sent, and was not taken in. */
    synchronized void refuse() {
        refused++;
    }

    /** The one that is under way is not to be sent again. */
    synchronized void refuseUnderWay() {
        underWay = 0;
        refused++;
    }

    /** They could not be sent. */
    synchronized void putBack(List<Metric> metrics) {
        underWay = 0;
        if (ended) {
            dropped += metrics.size();
            return;
        }
        for (int i = metrics.size() - 1; i >= 0; i--) {
            waiting.addFirst(metrics.get(i));
        }
        trim();
    }

    synchronized MetricsReporter.Counts counts() {
        return new MetricsReporter.Counts(waiting.size() + underWay, sent, dropped, refused);
    }

    /** Takes no more; false if it did not before. */
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /** Nothing is sent any more. */
    synchronized void dropAll() {
        ended = true;
        dropped += waiting.size();
        waiting.clear();
    }
}
