package io.mesokit.core.internal;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/**
 * When each connection last began to carry a request; weak, so that it never outgrows the pool. In parts with a lock
 * each, since every exchange of the client passes here.
 */
final class LastUses {
    private static final int PARTS = 16;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type can be made no other way
    private final Map<Connection, Long>[] parts = IntStream.range(0, PARTS)
            .mapToObj(i -> new WeakHashMap<Connection, Long>())
            .toArray(Map[]::new);

    /** Notes a use; gives the one before, or null for the first. */
    @Nullable
    Long put(Connection connection, long nanos) {
        Map<Connection, Long> part = parts[System.identityHashCode(connection) & (PARTS - 1)];
        synchronized (part) {
            return part.put(connection, nanos);
        }
    }
}
