package io.mesokit.core.spi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mesokit.core.MalformedBodyException;
import io.mesokit.core.RawResponse;
import java.io.IOException;

/**
 * Reads a good answer into a value. What it throws becomes a {@link io.mesokit.core.DecodingException}, sorted by
 * whether the JSON was broken, of another shape, or beyond a limit.
 *
 * @param <T> the type of value
 */
@FunctionalInterface
public interface Decoder<T> {
    /**
     * Reads the answer.
     *
     * @param response an answer below 400
     * @return the value
     * @throws IOException if it cannot be read
     */
    T decode(RawResponse response) throws IOException;

    /** JSON as one type. */
    static <T> Decoder<T> json(Class<T> type) {
        return json(Json.mapper().constructType(type));
    }

    /** JSON as a generic type. */
    static <T> Decoder<T> json(TypeReference<T> type) {
        return json(Json.mapper().getTypeFactory().constructType(type));
    }

    private static <T> Decoder<T> json(JavaType type) {
        ObjectReader reader = Json.mapper().readerFor(type);
        return response -> {
            if (response.bytes().length == 0) {
                throw new MalformedBodyException(response.request(), response.status() + " with an empty body", null);
            }
            T value = reader.readValue(response.bytes());
            if (value == null) {
                throw new MalformedBodyException(response.request(), "the body is the JSON literal null", null);
            }
            return value;
        };
    }

    /** JSON as a tree; an empty body is a missing node. */
    static Decoder<JsonNode> tree() {
        return response -> Json.mapper().readTree(response.bytes());
    }

    /** The body as text. */
    static Decoder<String> text() {
        return RawResponse::text;
    }

    /** Nothing: the body, if any, is not looked at. */
    @SuppressWarnings("NullAway") // the only value that a Void has
    static Decoder<Void> nothing() {
        return response -> null;
    }
}
