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
    private @Nullable Instant checkedAt;
    private boolean agentsCame;
    private @Nullable Gap lastGap;
    private boolean synced;
    private boolean inGap;
    private long gaps;

    void heard(MasterEvent event, Instant now) {
        heardAt = now;
        agentsCame |= event.agentAdded().isPresent();
        event.subscribed().ifPresent(it -> {
            synced(now);
            checkedAt = now;
            agentsCame = false;
            heartbeat = interval(it);
        });
    }

    private void synced(Instant now) {
        synced = true;
        inGap = false;
        syncedAt = now;
        resyncTriedAt = now;
    }

    /** Another stream has taken over, whose snapshot is as old as the renewal. */
    void renewed(Renewal by, Instant now) {
        heardAt = now;
        synced(now);
        checkedAt = by.begun();
        agentsCame = by.agentsCame();
        heartbeat = by.heartbeat();
    }

    /** The next renewal is an interval away from the end of this one, as after one that takes over. */
    void renewalFailed(Instant now) {
        resyncTriedAt = now;
    }

    static Duration interval(SubscribedEvent event) {
        OptionalDouble seconds = event.heartbeatIntervalSeconds();
        return seconds.isPresent() && seconds.getAsDouble() > 0
                ? Duration.ofMillis((long) (Math.min(seconds.getAsDouble(), 86_400) * 1000))
                : USUAL_HEARTBEAT;
    }

    /** Nothing is heard until the next snapshot. */
    void lost() {
        synced = false;
    }

    /** Whether this is another gap than the last, and not the same in which a connection opened and was lost again. */
    boolean interrupted(Gap gap) {
        boolean another = synced || !inGap;
        synced = false;
        inGap = true;
        gaps += another ? 1 : 0;
        lastGap = gap;
        return another;
    }

    boolean synced() {
        return synced;
    }

    /**
     * Whether the snapshot is due to be renewed; if so, it is not again before another interval. Agents that came
     * brought more than events tell, so after them it is due as soon as a check would be.
     */
    boolean resyncDue(ViewOptions options, Instant now) {
        boolean due = past(resyncTriedAt, options.resyncInterval(), now)
                || agentsCame
                        && !options.resyncInterval().isZero()
                        && past(resyncTriedAt, options.checkInterval(), now);
        resyncTriedAt = due ? now : resyncTriedAt;
        return due;
    }

    /** Whether the agents are due to be asked for; if so, they are not again before another interval. */
    boolean checkDue(ViewOptions options, Instant now) {
        boolean due = synced && past(checkedAt, options.checkInterval(), now);
        checkedAt = due ? now : checkedAt;
        return due;
    }

    private static boolean past(@Nullable Instant last, Duration interval, Instant now) {
        return last != null && !interval.isZero() && !now.isBefore(last.plus(interval));
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
