package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.mesokit.core.spi.BodyDecoder;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the launched tasks out of answers to GET_STATE, as they come from the socket: a Mesos agent remembers thousands
 * of tasks and executors that are over, and tells of them each time.
 *
 * <p>What is asked every second is nearly the same every second. So a task whose bytes are those of the last answer is
 * taken from there; the others alone are decoded, each by itself. Thread-safe.
 */
final class LaunchedTasks implements BodyDecoder<List<SeenTask>> {
    private static final int LARGEST_TASK = 16 << 20;

    private volatile Answer last = new Answer(Map.of(), List.of());

    /** A task, and the bytes that it was read from. */
    private record Known(byte[] json, SeenTask task) {}

    /** What was told, by checksum of the bytes and in order. */
    private record Answer(Map<Long, Known> bySum, List<SeenTask> tasks) {}

    @Override
    public List<SeenTask> decode(InputStream body) throws IOException {
        HeldBytes bytes = new HeldBytes(body, LARGEST_TASK);
        try (JsonParser parser = Json.mapper().getFactory().createParser(bytes)) {
            parser.nextToken();
            if (!find(parser, "get_state")) {
                throw MismatchedInputException.from(parser, SeenTask.class, "get_state is not there");
            }
            Answer now = new Answer(new HashMap<>(), new ArrayList<>());
            if (find(parser, "get_tasks") && find(parser, "launched_tasks") && parser.isExpectedStartArrayToken()) {
                read(parser, bytes, now);
            }
            // Most of the answer comes after them; nobody needs to know whether that is well-formed.
            body.transferTo(OutputStream.nullOutputStream());
            return keep(now);
        }
    }

    /** Goes to the value of this field; false if it is not there. */
    private static boolean find(JsonParser parser, String name) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            return false;
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (field.equals(name)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private void read(JsonParser parser, HeldBytes bytes, Answer into) throws IOException {
        Map<Long, Known> before = last.bySum;
        for (JsonToken at = parser.nextToken(); at != JsonToken.END_ARRAY; at = parser.nextToken()) {
            if (at == JsonToken.START_OBJECT) {
                bytes.hold(place(parser) - 1);
                parser.skipChildren();
                into.tasks.add(task(bytes, place(parser), before, into.bySum));
                bytes.release();
            } else {
                parser.skipChildren();
                into.tasks.add(TaskList.read(new byte[0]));
            }
        }
    }

    private static long place(JsonParser parser) {
        return parser.currentLocation().getByteOffset();
    }

    private static SeenTask task(HeldBytes bytes, long end, Map<Long, Known> before, Map<Long, Known> now) {
        long sum = bytes.checksum(end);
        Known known = before.get(sum);
        if (known == null || !bytes.are(end, known.json)) {
            byte[] json = bytes.copy(end);
            known = new Known(json, TaskList.read(json));
        }
        now.put(sum, known);
        return known.task;
    }

    /** The very list that was given out last, if it is the same: then there is nothing to be brought in step. */
    private List<SeenTask> keep(Answer now) {
        List<SeenTask> before = last.tasks;
        List<SeenTask> tasks = before.equals(now.tasks) ? before : List.copyOf(now.tasks);
        last = new Answer(now.bySum, tasks);
        return tasks;
    }
}
