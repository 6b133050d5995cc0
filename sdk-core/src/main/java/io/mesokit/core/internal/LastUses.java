package io.mesokit.core.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Connection;

/**
 * When each connection last began to carry a request. Every exchange of the client passes here, so one over a known
 * connection takes no lock and allocates nothing; closed ones are forgotten when a new one comes. Safe for use by many
 * threads.
 */
final class LastUses {
    /** No connection has a use before its first. */
    static final long NEVER = Long.MIN_VALUE;

    private final Map<Connection, AtomicLong> uses = new ConcurrentHashMap<>();

    /** Notes a use; gives the one before, or {@link #NEVER}. */
    long put(Connection connection, long nanos) {
        AtomicLong use = uses.get(connection);
        return use == null ? putFirst(connection, nanos) : use.getAndSet(nanos);
    }

    private long putFirst(Connection connection, long nanos) {
        uses.keySet().removeIf(known -> known.socket().isClosed());
        uses.put(connection, new AtomicLong(nanos));
        return NEVER;
    }
}
