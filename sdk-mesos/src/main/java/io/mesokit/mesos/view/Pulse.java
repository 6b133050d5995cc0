package io.mesokit.mesos.view;

import io.mesokit.core.Gap;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.SubscribedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** When a view heard what. Not safe for use by several threads. */
final class Pulse {
    private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(15);

    private Duration heartbeat = USUAL_HEARTBEAT;
    private @Nullable Instant heardAt;
    private @Nullable Instant syncedAt;
    private @Nullable Instant resyncTriedAt;
    private @Nullable Gap lastGap;
    private boolean synced;
    private long gaps;

    void heard(MasterEvent event, Instant now) {
        heardAt = now;
        event.subscribed().ifPresent(it -> {
            synced = true;
            syncedAt = now;
            resyncTriedAt = now;
            heartbeat = interval(it);
        });
    }

    private static Duration interval(SubscribedEvent event) {
        OptionalDouble seconds = event.heartbeatIntervalSeconds();
        return seconds.isPresent() && seconds.getAsDouble() > 0
                ? Duration.ofMillis((long) (Math.min(seconds.getAsDouble(), 86_400) * 1000))
                : USUAL_HEARTBEAT;
    }

    void interrupted(Gap gap) {
        synced = false;
        gaps++;
        lastGap = gap;
    }

    boolean synced() {
        return synced;
    }

    /** Whether the snapshot is due to be renewed; if so, it is not again before another interval. */
    boolean resyncDue(Duration interval, Instant now) {
        if (interval.isZero() || resyncTriedAt == null || now.isBefore(resyncTriedAt.plus(interval))) {
            return false;
        }
        resyncTriedAt = now;
        return true;
    }

    Freshness freshness(Instant now, boolean ended, long unknownUpdates) {
        Duration silence = heardAt == null ? Duration.ZERO : Duration.between(heardAt, now);
        boolean stale = ended || !synced || silence.compareTo(heartbeat.multipliedBy(2)) > 0;
        return new Freshness(
                Optional.ofNullable(heardAt),
                Optional.ofNullable(syncedAt),
                silence,
                stale,
                gaps,
                Optional.ofNullable(lastGap),
                unknownUpdates);
    }
}
