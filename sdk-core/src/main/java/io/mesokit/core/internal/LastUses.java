package io.mesokit.core.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Connection;

/**
 * When each connection last began to carry a request. Every exchange of the client passes here, so one over a known
 * connection takes no lock and allocates nothing. A plain socket of ours keeps it itself: with many threads on few
 * processors each object looked up is one more that is in no cache. Other connections, over TLS or of the caller's own
 * client, are in a table; closed ones are forgotten when a new one comes. Safe for use by many threads.
 */
final class LastUses {
    /** No connection has a use before its first. */
    static final long NEVER = Long.MIN_VALUE;

    private final Map<Connection, AtomicLong> uses = new ConcurrentHashMap<>();

    /** Notes a use; gives the one before, or {@link #NEVER}. */
    long put(Connection connection, long nanos) {
        if (connection.socket() instanceof KeptAliveSockets.Marked marked) {
            return marked.use(nanos);
        }
        AtomicLong use = uses.get(connection);
        return use == null ? putFirst(connection, nanos) : use.getAndSet(nanos);
    }

    private long putFirst(Connection connection, long nanos) {
        uses.keySet().removeIf(known -> known.socket().isClosed());
        uses.put(connection, new AtomicLong(nanos));
        return NEVER;
    }
}
