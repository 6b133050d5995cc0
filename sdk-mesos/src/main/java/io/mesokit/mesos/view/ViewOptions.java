package io.mesokit.mesos.view;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * How a {@link ClusterView} is kept. Immutable.
 *
 * <p>Most of a cluster's state is told by events. The rest is asked for, and the two intervals say how often; they are
 * looked at whenever something is heard, which is at each heartbeat (15 s) if nothing else.
 *
 * @param retention how much of the past is kept; default {@link Retention#ofDefaults()}
 * @param checkInterval how often GET_AGENTS is asked, for what no event tells of agents: that one without tasks went
 *     unreachable, draining, resources. Default 30 s; zero for never
 * @param resyncInterval how old the last snapshot may get before the stream is opened anew beside the old one, for all
 *     else that no event tells of: executors, frameworks that disconnected. It is renewed sooner, after {@code
 *     checkInterval}, when agents have registered, for these bring completed tasks and executors without an event, and
 *     after an election all of them do. A snapshot is as costly to the master as GET_STATE. Default 5 minutes; zero for
 *     never
 * @param clock says when things were heard; default the system's
 */
public record ViewOptions(Retention retention, Duration checkInterval, Duration resyncInterval, InstantSource clock) {
    private static final ViewOptions DEFAULTS = new ViewOptions(
            Retention.ofDefaults(), Duration.ofSeconds(30), Duration.ofMinutes(5), InstantSource.system());

    /** Checks that no interval is negative. */
    public ViewOptions {
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(clock, "clock");
        if (checkInterval.isNegative() || resyncInterval.isNegative()) {
            throw new IllegalArgumentException("the intervals of a view must not be negative: checkInterval "
                    + checkInterval + ", resyncInterval " + resyncInterval);
        }
    }

    /** The defaults named above. */
    public static ViewOptions ofDefaults() {
        return DEFAULTS;
    }

    /** These, with other limits on the past. */
    public ViewOptions withRetention(Retention retention) {
        return new ViewOptions(retention, checkInterval, resyncInterval, clock);
    }

    /**
     * These, asking for the agents at another interval.
     *
     * @param checkInterval zero for never
     */
    public ViewOptions withCheckInterval(Duration checkInterval) {
        return new ViewOptions(retention, checkInterval, resyncInterval, clock);
    }

    /**
     * These, with another age at which a snapshot is renewed.
     *
     * @param resyncInterval zero for never
     */
    public ViewOptions withResyncInterval(Duration resyncInterval) {
        return new ViewOptions(retention, checkInterval, resyncInterval, clock);
    }

    /** These, with another clock. */
    public ViewOptions withClock(InstantSource clock) {
        return new ViewOptions(retention, checkInterval, resyncInterval, clock);
    }
}
