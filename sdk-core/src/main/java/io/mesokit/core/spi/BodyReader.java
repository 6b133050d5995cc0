package io.mesokit.core.spi;

import java.io.IOException;

/**
 * Makes something of a body that is still coming.
 *
 * @param <T> what it makes, which closes the body when it is closed
 */
@FunctionalInterface
public interface BodyReader<T> {
    /**
     * Begins to read; the body is closed if this throws.
     *
     * @throws IOException if it cannot be read
     */
    T read(BodyStream body) throws IOException;
}
