package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.StreamBody;
import io.mesokit.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The open event streams of one master. Thread-safe. */
final class Subscribers {
    private static final int MOST = 1000;

    private final Timeline time;
    private final Duration interval;
    private final List<EventStream> open = new ArrayList<>();

    Subscribers(Timeline time, Duration interval) {
        this.time = time;
        this.interval = interval;
    }

    /** A stream that begins with that event and a heartbeat. The oldest one ends when there are too many. */
    synchronized StreamBody open(ObjectNode first) {
        if (open.size() == MOST) {
            open.remove(0).end(false);
        }
        EventStream stream = new EventStream();
        stream.onEnd(() -> closed(stream));
        open.add(stream);
        stream.add(first);
        stream.beat(time, interval);
        return stream;
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

    private synchronized void closed(EventStream stream) {
        open.remove(stream);
    }
}
