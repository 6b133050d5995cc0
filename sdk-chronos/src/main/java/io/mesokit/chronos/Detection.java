package io.mesokit.chronos;

import io.mesokit.core.NotFoundException;
import io.mesokit.core.Request;
import io.mesokit.core.spi.CallScope;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ServiceClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, when first asked, which generation the server is of: it says so nowhere, but answers 404 under the other's
 * prefix. Only an answer is remembered. Those who come while another is asking wait for it, but no longer than a moment
 * or their own timeout; then they ask for themselves.
 */
final class Detection {
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final ServiceClient client;
    private final Duration moment;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable ChronosVersion found;

    Detection(ServiceClient client) {
        this(client, MOMENT);
    }

    Detection(ServiceClient client, Duration moment) {
        this.client = client;
        this.moment = moment;
    }

    static Detection of(ServiceClient client, ChronosVersion known) {
        Detection detection = new Detection(client);
        detection.found = known;
        return detection;
    }

    /** What is known without asking. */
    Optional<ChronosVersion> known() {
        return Optional.ofNullable(found);
    }

    ChronosVersion version(CallScope scope) {
        ChronosVersion known = found;
        return known != null ? known : ask(scope);
    }

    private ChronosVersion ask(CallScope scope) {
        boolean alone = waitMyTurn(scope);
        try {
            ChronosVersion known = found;
            ChronosVersion version = known != null ? known : probe();
            found = version;
            return version;
        } finally {
            if (alone) {
                asking.unlock();
            }
        }
    }

    private boolean waitMyTurn(CallScope scope) {
        Duration longest =
                scope.remaining().filter(left -> left.compareTo(moment) < 0).orElse(moment);
        try {
            return asking.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the probe sees it, and ends the call as cancelled
            return false;
        }
    }

    private ChronosVersion probe() {
        try {
            search(ChronosVersion.V3);
            return ChronosVersion.V3;
        } catch (NotFoundException wrongPrefix) {
            return probeOlder();
        }
    }

    private ChronosVersion probeOlder() {
        try {
            search(ChronosVersion.V2);
            return ChronosVersion.V2;
        } catch (NotFoundException neither) {
            throw new NotFoundException(
                    neither.response(),
                    "no Chronos here: neither /v1/scheduler (3.x) nor /scheduler (2.x) is served at " + client
                            + "; behind a proxy the URL needs the proxy's prefix, such as http://dcos/service/chronos");
        }
    }

    /** The cheapest request that both know, since 2.3.2: a search that may find nothing. */
    private void search(ChronosVersion version) {
        Request probe =
                Request.get(version.prefix() + "/jobs/search").query("limit", 0).operation("detect");
        client.call(probe, Decoder.nothing()).execute();
    }
}
