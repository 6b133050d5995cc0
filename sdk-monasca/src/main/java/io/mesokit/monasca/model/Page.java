package io.mesokit.monasca.model;

import java.util.List;
import java.util.Optional;

/**
 * As much of an answer as the server gives at once. Immutable.
 *
 * @param items what it gave
 * @param next the offset to ask on from; empty if the server says that this is all
 * @param <T> the type of item
 */
public record Page<T>(List<T> items, Optional<String> next) {
    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /** Whether the server says that there is no more. */
    public boolean isLast() {
        return next.isEmpty();
    }
}
