package io.mesokit.mesos.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tasks of an answer to GET_TASKS or GET_STATE one by one, as they come in, so that the memory it takes is
 * that of one task, however many there are. For one thread.
 *
 * <p>The answer's other parts (agents, frameworks, executors) are skipped. What is malformed is found only when it is
 * reached, after the tasks before it have been given out.
 */
public final class TaskReader implements AutoCloseable {
    private static final ObjectReader TASK = Json.mapper()
            .readerFor(Task.class)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // the next task follows

    /** Where an answer lists tasks. */
    public enum Part {
        /** {@code pending_tasks}: empty on masters since 1.3 or so. */
        PENDING("pending_tasks"),
        /** {@code tasks}: launched, and not yet acknowledged as over. */
        CURRENT("tasks"),
        /** {@code unreachable_tasks}. */
        UNREACHABLE("unreachable_tasks"),
        /** {@code completed_tasks}. */
        COMPLETED("completed_tasks"),
        /** {@code orphan_tasks}: empty on masters since 1.2. */
        ORPHAN("orphan_tasks");

        private final String field;

        Part(String field) {
            this.field = field;
        }

        private static Optional<Part> of(String field) {
            for (Part part : values()) {
                if (part.field.equals(field)) {
                    return Optional.of(part);
                }
            }
            return Optional.empty();
        }
    }

    private final JsonParser parser;
    private final Set<Part> wanted;
    private boolean inTasks;
    private boolean led;

    private TaskReader(JsonParser parser, Set<Part> wanted) {
        this.parser = parser;
        this.wanted = wanted;
    }

    /**
     * Begins to read an answer's tasks, wherever they are listed.
     *
     * @param body the answer in JSON; closed with the reader
     * @throws IOException if the body cannot be read
     */
    public static TaskReader of(InputStream body) throws IOException {
        return of(body, EnumSet.allOf(Part.class));
    }

    /**
     * Begins to read some of an answer's tasks.
     *
     * @param body the answer in JSON; closed with the reader
     * @param parts which lists to read; the others are skipped
     * @throws IOException if the body cannot be read
     */
    public static TaskReader of(InputStream body, Set<Part> parts) throws IOException {
        JsonFactory factory = Json.mapper().getFactory();
        return new TaskReader(factory.createParser(Objects.requireNonNull(body, "body")), Set.copyOf(parts));
    }

    /**
     * Reads the next task, blocking while the body does.
     *
     * @return the task; empty at the end of the answer
     * @throws IOException if the body cannot be read, ends early, or is no such answer
     */
    public Optional<Task> next() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return end();
            }
            if (inTasks && token == JsonToken.START_OBJECT) {
                return Optional.of(TASK.<Task>readValue(parser));
            }
            if (inTasks && token == JsonToken.END_ARRAY) {
                inTasks = false;
            } else if (token == JsonToken.FIELD_NAME) {
                enter(parser.currentName());
            }
        }
    }

    private Optional<Task> end() throws IOException {
        if (!led) {
            throw MismatchedInputException.from(parser, Task.class, "neither get_tasks nor get_state is there");
        }
        return Optional.empty();
    }

    /** Goes into what holds tasks and past everything else. */
    private void enter(String field) throws IOException {
        JsonToken value = parser.nextToken();
        Optional<Part> part = Part.of(field);
        if (part.isPresent() && wanted.contains(part.get()) && value == JsonToken.START_ARRAY) {
            inTasks = true;
        } else if (value == JsonToken.START_OBJECT && (field.equals("get_state") || field.equals("get_tasks"))) {
            led = true;
        } else {
            parser.skipChildren();
        }
    }

    /**
     * The tasks that are left, read as they are asked for; closing the stream closes the body. What goes wrong while
     * reading is an {@link UncheckedIOException}.
     */
    public Stream<Task> stream() {
        Spliterator<Task> tasks =
                Spliterators.spliteratorUnknownSize(new Tasks(), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(tasks, false).onClose(this::closeUnchecked);
    }

    private void closeUnchecked() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the body. */
    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Reads one ahead. */
    private final class Tasks implements Iterator<Task> {
        private @Nullable Task ahead;

        @Override
        public boolean hasNext() {
            if (ahead == null) {
                try {
                    ahead = TaskReader.this.next().orElse(null);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return ahead != null;
        }

        @Override
        public Task next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no further tasks");
            }
            Task task = Objects.requireNonNull(ahead);
            ahead = null;
            return task;
        }
    }
}
