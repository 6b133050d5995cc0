package io.mesokit.mesos.view;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.spi.BodyStream;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads one list of a master's answer item by item, as it comes in, and passes over everything else. For one thread.
 *
 * @param <T> what is listed
 */
public final class StateReader<T> {
    private static final Set<String> LEADS_ON =
            Set.of("get_state", "get_tasks", "get_agents", "get_frameworks", "get_executors");

    private final BodyStream body;
    private final StatePart<T> part;
    private final JsonParser parser;
    private boolean inList;
    private boolean led;

    private StateReader(BodyStream body, StatePart<T> part, JsonParser parser) {
        this.body = body;
        this.part = part;
        this.parser = parser;
    }

    /**
     * Begins to read.
     *
     * @param body an answer to GET_STATE, GET_TASKS, GET_AGENTS, GET_FRAMEWORKS or GET_EXECUTORS
     * @param part which list of it
     * @throws IOException if it cannot be read
     */
    public static <T> StateReader<T> of(BodyStream body, StatePart<T> part) throws IOException {
        Objects.requireNonNull(part, "part");
        JsonParser parser = Json.mapper().getFactory().createParser(body);
        // Else its end would look like a closing of ours to who asks why reading failed.
        return new StateReader<>(body, part, parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE));
    }

    /**
     * The items, read as they are asked for. Closing the stream closes the body.
     *
     * @return a stream whose terminal operation fails with a {@link MesokitException} if the body cannot be read
     */
    public Stream<T> stream() {
        return StreamSupport.stream(new Items(), false).onClose(body::close);
    }

    private Optional<T> next() {
        try {
            return read();
        } catch (IOException e) {
            MesokitException failure = body.failure(e);
            body.close();
            throw failure;
        }
    }

    private Optional<T> read() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return end();
            }
            if (inList && token == JsonToken.START_OBJECT) {
                return Optional.of(part.reader().<T>readValue(parser));
            }
            if (inList && token == JsonToken.END_ARRAY) {
                inList = false;
            } else if (token == JsonToken.FIELD_NAME) {
                enter(parser.currentName());
            }
        }
    }

    private Optional<T> end() throws IOException {
        if (!led) {
            throw MismatchedInputException.from(parser, Object.class, "the answer lacks the member of its type");
        }
        return Optional.empty();
    }

    /** Goes into what leads to the list and past everything else. */
    private void enter(String field) throws IOException {
        JsonToken value = parser.nextToken();
        if (field.equals(part.field()) && value == JsonToken.START_ARRAY) {
            inList = true;
        } else if (LEADS_ON.contains(field)) {
            led = true;
        } else {
            parser.skipChildren();
        }
    }

    private final class Items extends Spliterators.AbstractSpliterator<T> {
        Items() {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            Optional<T> item = next();
            item.ifPresent(action);
            return item.isPresent();
        }
    }
}
