package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.StreamBody;
import io.mesokit.testkit.time.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The open event streams of one master. Thread-safe. */
final class Subscribers {
    private static final int MOST = 1000;
    private static final ObjectNode HEARTBEAT = Json.object().put("type", "HEARTBEAT");

    private final Timeline time;
    private final Duration interval;
    private final List<Stream> open = new ArrayList<>();

    Subscribers(Timeline time, Duration interval) {
        this.time = time;
        this.interval = interval;
    }

    /** A stream that begins with that event and a heartbeat. The oldest one ends when there are too many. */
    synchronized StreamBody open(ObjectNode first) {
        if (open.size() == MOST) {
            open.remove(0).end(false);
        }
        Stream stream = new Stream();
        open.add(stream);
        stream.add(first);
        stream.add(HEARTBEAT);
        beat(stream);
        return sink -> stream.copyTo(sink::send);
    }

    synchronized void publish(ObjectNode event) {
        open.forEach(stream -> stream.add(event));
    }

    synchronized int count() {
        return open.size();
    }

    /** Ends all streams: in order, or cut off as by the death of the process. */
    synchronized void endAll(boolean cut) {
        open.forEach(stream -> stream.end(cut));
        open.clear();
    }

    private synchronized void beat(Stream stream) {
        if (open.contains(stream)) {
            time.after(interval, () -> {
                if (isOpen(stream)) {
                    stream.add(HEARTBEAT);
                    beat(stream);
                }
            });
        }
    }

    private synchronized boolean isOpen(Stream stream) {
        return open.contains(stream);
    }

    private synchronized void closed(Stream stream) {
        open.remove(stream);
    }

    /** Where records go. */
    @FunctionalInterface
    private interface Sink {
        void send(byte[] record) throws IOException;
    }

    private final class Stream {
        private final BlockingQueue<Optional<ObjectNode>> records = new LinkedBlockingQueue<>();
        private volatile boolean cut;

        void add(ObjectNode event) {
            records.add(Optional.of(event));
        }

        void end(boolean abruptly) {
            cut = abruptly;
            records.add(Optional.empty());
        }

        void copyTo(Sink sink) throws IOException, InterruptedException {
            try {
                for (Optional<ObjectNode> next = records.take(); next.isPresent(); next = records.take()) {
                    sink.send(RecordIo.frame(next.get()));
                }
            } finally {
                closed(this);
            }
            if (cut) {
                throw new IOException("the master is gone");
            }
        }
    }
}
