package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.StreamBody;
import io.mesokit.testkit.http.StreamSink;
import io.mesokit.testkit.time.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An open stream of records to one client, with heartbeats. Thread-safe. */
final class EventStream implements StreamBody {
    private static final ObjectNode HEARTBEAT = Json.object().put("type", "HEARTBEAT");

    private final BlockingQueue<Optional<ObjectNode>> records = new LinkedBlockingQueue<>();
    private volatile Runnable afterwards = () -> {};
    private volatile boolean cut;
    private volatile boolean open = true;

    /** What is done when the stream is over, on whatever thread that was found out. */
    void onEnd(Runnable action) {
        afterwards = action;
    }

    void add(ObjectNode event) {
        records.add(Optional.of(event));
    }

    /** A heartbeat now, and then one each interval until the end. */
    void beat(Timeline time, Duration interval) {
        add(HEARTBEAT);
        beatLater(time, interval);
    }

    private void beatLater(Timeline time, Duration interval) {
        time.after(interval, () -> {
            if (open) {
                beat(time, interval);
            }
        });
    }

    /** Ends it after what it holds: in order, or cut off as by the death of the process. */
    void end(boolean abruptly) {
        open = false;
        cut = abruptly;
        records.add(Optional.empty());
    }

    @Override
    public void writeTo(StreamSink sink) throws IOException, InterruptedException {
        sink.onClientGone(() -> end(true));
        try {
            for (Optional<ObjectNode> next = records.take(); next.isPresent(); next = records.take()) {
                sink.send(RecordIo.frame(next.get()));
            }
        } finally {
            open = false;
            afterwards.run();
        }
        if (cut) {
            throw new IOException("the server is gone");
        }
    }
}
