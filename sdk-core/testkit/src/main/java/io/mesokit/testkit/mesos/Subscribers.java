package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.StreamBody;
import io.mesokit.testkit.time.Timeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The open event streams of one master. Thread-safe. */
final class Subscribers {
    private static final int MOST = 1000;

    private final Timeline time;
    private final Duration interval;
    /** Oldest first, each with what its reader may see. */
    private final Map<EventStream, Sight> open = new LinkedHashMap<>();

    Subscribers(Timeline time, Duration interval) {
        this.time = time;
        this.interval = interval;
    }

    /** A stream that begins with that event and a heartbeat. The oldest one ends when there are too many. */
    synchronized StreamBody open(ObjectNode first, Sight sight) {
        if (open.size() == MOST) {
            EventStream oldest = open.keySet().iterator().next();
            open.remove(oldest);
            oldest.end(false);
        }
        EventStream stream = new EventStream();
        stream.onEnd(() -> closed(stream));
        open.put(stream, sight);
        stream.add(first);
        stream.beat(time, interval);
        return stream;
    }

    synchronized void publish(ObjectNode event) {
        open.forEach((stream, sight) -> sight.event(event).ifPresent(stream::add));
    }

    synchronized int count() {
        return open.size();
    }

    /** Ends all streams: in order, or cut off as by the death of the process. */
    synchronized void endAll(boolean cut) {
        List.copyOf(open.keySet()).forEach(stream -> stream.end(cut));
        open.clear();
    }

    private synchronized void closed(EventStream stream) {
        open.remove(stream);
    }
}
