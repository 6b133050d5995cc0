package io.mesokit.core.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Records on their way from those who write them to the thread that sends them; bounded by their bytes. */
final class RecordPipe {
    private static final int CAPACITY = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> waiting = new ArrayDeque<>(); // guarded by lock
    private long bytes; // guarded by lock
    private boolean ended; // guarded by lock
    private boolean abandoned; // guarded by lock

    /** Waits for room, which an empty pipe has for a record of any size; false if nobody takes records any more. */
    boolean put(byte[] record) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!abandoned && !ended && !waiting.isEmpty() && bytes + record.length > CAPACITY) {
                changed.await();
            }
            if (ended) {
                throw new IllegalStateException("a record after the end");
            }
            if (!abandoned) {
                waiting.add(record);
                bytes += record.length;
                changed.signalAll();
            }
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody takes records any more; those that wait are let go. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next record; empty if none came in time, or none will. */
    Optional<byte[]> poll(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            byte[] next = waiting.poll();
            if (next != null) {
                bytes -= next.length;
                changed.signalAll();
            }
            return Optional.ofNullable(next);
        } finally {
            lock.unlock();
        }
    }

    /** Whether all was taken, and nothing follows. */
    boolean drained() {
        lock.lock();
        try {
            return ended && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
