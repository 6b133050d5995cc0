package io.mesokit.mesos;

import io.mesokit.core.CallCancelledException;
import io.mesokit.core.EventStream;
import io.mesokit.core.LimitExceededException;
import io.mesokit.core.MesokitException;
import io.mesokit.mesos.model.Bytes;
import io.mesokit.mesos.model.agent.ProcessData;
import io.mesokit.mesos.model.agent.ProcessDataType;
import io.mesokit.mesos.model.agent.ProcessIo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/*
 * Takes the one stream of a container's output apart into two. There is no thread: whoever reads one side and finds it
 * empty fetches the next record, and puts it where it belongs; another reader meanwhile waits until it is told. So when
 * nobody reads, nothing is fetched, and the connection is felt to be slow.
 *
 * What comes for the other side is kept, up to a limit. When that is reached there are two cases. If somebody has ever
 * read the other side, it is waited for: nothing may be lost. If nobody has, it would be waited for in vain, and
 * whoever reads stdout alone would hang as soon as enough is written to stderr; so its oldest bytes go, and whoever
 * reads it after all is told how many first.
 */
final class ContainerOutput {
    private static final int MOST_KEPT = 1024 * 1024;

    private final EventStream<ProcessIo> records;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Side stdout = new Side("stdout");
    private final Side stderr = new Side("stderr");
    private boolean fetching; // guarded by lock
    private boolean ended; // guarded by lock
    private @Nullable MesokitException failure; // guarded by lock

    ContainerOutput(EventStream<ProcessIo> records) {
        this.records = records;
    }

    InputStream stdout() {
        return stdout;
    }

    InputStream stderr() {
        return stderr;
    }

    void close() {
        stdout.close();
        stderr.close();
        records.close();
    }

    /** Fetches a record if nobody does and there is room, or else waits until something has changed. */
    @SuppressWarnings("WaitNotInLoop") // the caller's
    private void advance(Side reader) throws InterruptedException {
        Side other = reader == stdout ? stderr : stdout;
        if (fetching || other.holdsUp()) {
            changed.await();
            return;
        }
        fetching = true;
        lock.unlock();
        Optional<ProcessIo> next = Optional.empty();
        MesokitException broken = null;
        try {
            next = records.next();
        } catch (MesokitException e) {
            broken = e;
        } finally {
            lock.lock();
            fetching = false;
            changed.signalAll();
        }
        if (broken instanceof CallCancelledException && Thread.currentThread().isInterrupted()) {
            throw broken;
        }
        failure = broken;
        ended = next.isEmpty();
        next.flatMap(ProcessIo::data).ifPresent(this::sort);
    }

    private void sort(ProcessData data) {
        byte[] bytes = data.data().map(Bytes::toByteArray).orElse(new byte[0]);
        if (data.type().filter(ProcessDataType.STDOUT::equals).isPresent()) {
            stdout.keep(bytes);
        } else if (data.type().filter(ProcessDataType.STDERR::equals).isPresent()) {
            stderr.keep(bytes);
        }
    }

    /** One of the two. */
    private final class Side extends InputStream {
        private final String name;
        private final Deque<byte[]> pieces = new ArrayDeque<>();
        private int position;
        private int kept;
        private long dropped;
        private boolean everRead;
        private boolean closed;

        Side(String name) {
            this.name = name;
        }

        /** Whether what there is must be read before anything more is fetched. */
        boolean holdsUp() {
            return everRead && !closed && kept >= MOST_KEPT;
        }

        void keep(byte[] bytes) {
            if (closed || bytes.length == 0) {
                return;
            }
            while (!everRead && kept + bytes.length > MOST_KEPT && !pieces.isEmpty()) {
                int oldest = pieces.remove().length;
                kept -= oldest;
                dropped += oldest;
            }
            pieces.add(bytes);
            kept += bytes.length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            try {
                lock.lockInterruptibly();
                try {
                    return awaitSome() ? take(target, offset, length) : -1;
                } finally {
                    lock.unlock();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallCancelledException(null, "interrupted while waiting for " + name, e);
            }
        }

        private boolean awaitSome() throws IOException, InterruptedException {
            everRead = true;
            tellOfDropped();
            while (true) {
                if (closed) {
                    throw new IOException(name + " is closed");
                }
                if (!pieces.isEmpty()) {
                    return true;
                }
                if (failure != null) {
                    throw failure;
                }
                if (ended) {
                    return false;
                }
                advance(this);
            }
        }

        private void tellOfDropped() {
            long lost = dropped;
            dropped = 0;
            if (lost > 0) {
                throw new LimitExceededException(
                        null,
                        "the first " + lost + " bytes of " + name + " were dropped: nobody had read it while the other"
                                + " output was waited for, and no more than " + MOST_KEPT + " bytes are kept. Read"
                                + " both, each on a thread of its own; what was kept follows",
                        null);
            }
        }

        private int take(byte[] target, int offset, int length) {
            byte[] first = pieces.element();
            int count = Math.min(length, first.length - position);
            System.arraycopy(first, position, target, offset, count);
            position += count;
            if (position == first.length) {
                pieces.remove();
                position = 0;
                kept -= first.length;
                changed.signalAll();
            }
            return count;
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return kept - position;
            } finally {
                lock.unlock();
            }
        }

        /** What was kept is forgotten, and what comes is not kept; the other side goes on. */
        @Override
        public void close() {
            lock.lock();
            try {
                closed = true;
                pieces.clear();
                kept = 0;
                position = 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
