package io.mesokit.core.spi;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a good answer into a value while it comes, so that it need not be kept whole.
 *
 * @param <T> the type of value
 */
@FunctionalInterface
public interface BodyDecoder<T> {
    /**
     * Reads the answer: once for each attempt, on the thread of the call.
     *
     * @param body read from the socket; what is left of it is not read, and costs the connection
     * @return the value, which must not need the body any more
     * @throws IOException if it cannot be read: what the body throws is a failed attempt, all else becomes a
     *     {@link io.mesokit.core.DecodingException}
     */
    T decode(InputStream body) throws IOException;
}
