package io.mesokit.mesos.view;

import java.util.Objects;
import java.util.Optional;

/**
 * Something of a cluster became another. Immutable.
 *
 * @param before as it was; empty if it is new
 * @param after as it is; empty if it is gone
 * @param <T> what changed: a task, an agent, a framework
 */
public record Change<T>(Optional<T> before, Optional<T> after) {
    /** What happened to it. */
    public enum Kind {
        /** It was not there before. */
        ADDED,
        /** It is not as it was. */
        CHANGED,
        /** It is not there any more. */
        REMOVED
    }

    /** Checks that there is a before or an after. */
    public Change {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change has a before or an after");
        }
    }

    /** What happened. */
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }

    /** What is known of it now, or was last if it is gone. */
    public T latest() {
        return after.or(() -> before).orElseThrow();
    }

    static <T> boolean happened(Optional<T> before, Optional<T> after) {
        return !Objects.equals(before, after);
    }
}
