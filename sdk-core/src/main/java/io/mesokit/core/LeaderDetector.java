package io.mesokit.core;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the server to ask where servers are not named but looked up, such as the elected leader in ZooKeeper. Given to
 * {@link ClientOptions#detecting}; calls wait within their timeout until it has found one. Must be safe for use by many
 * threads and several clients, each of which has a {@link Watch} of its own.
 *
 * <p>{@code toString()} says where it looks, in the words of a configuration file and without secrets: it is shown in
 * place of a URL while there is none.
 */
public interface LeaderDetector {
    /**
     * Begins to look, and goes on until closed. Must not block.
     *
     * @throws IllegalStateException if it cannot, for want of a library
     */
    Watch watch();

    /** Looks out for one client. Safe for use by many threads. */
    interface Watch extends AutoCloseable {
        /**
         * Who leads, as far as is known now; asked before each attempt of a call. Must not block.
         *
         * @return completed with {@code http://host:port} or {@code https://…}; or completed later, when somebody
         *     leads; or failed, if it cannot be found out: then so does the call, and the next one asks again
         */
        CompletableFuture<URI> leader();

        /** Looks no more. Must not block. */
        @Override
        void close();
    }
}
