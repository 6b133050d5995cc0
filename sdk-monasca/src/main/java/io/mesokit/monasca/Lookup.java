package io.mesokit.monasca;

import io.mesokit.core.ClientOptions;
import io.mesokit.core.ClosedException;
import io.mesokit.core.spi.ServiceClient;
import org.jspecify.annotations.Nullable;

/** Finds out from the catalog where Monasca is, once, when the first call needs it. Safe for use by many threads. */
final class Lookup implements AutoCloseable {
    private final Keystone keystone;
    private @Nullable ServiceClient found; // guarded by this
    private boolean closed; // guarded by this

    Lookup(Keystone keystone) {
        this.keystone = keystone;
    }

    /** The client of the place; asks Keystone if it is not known yet. */
    ServiceClient client() {
        ServiceClient known = known();
        if (known != null) {
            return known;
        }
        String url = keystone.endpoints().find("monitoring").execute();
        ClientOptions options = keystone.options()
                .toBuilderFor(url)
                .credentials(keystone.credentials())
                .build();
        return settled(options);
    }

    private synchronized @Nullable ServiceClient known() {
        return found;
    }

    private synchronized ServiceClient settled(ClientOptions options) {
        if (closed) {
            throw new ClosedException(null, "the monasca client was closed; make a new one", null);
        }
        if (found == null) {
            found = Api.open(options);
        }
        return found;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (found != null) {
            found.close();
        }
    }

    @Override
    public synchronized String toString() {
        return found != null ? found.toString() : "what the catalog of " + keystone + " says";
    }
}
