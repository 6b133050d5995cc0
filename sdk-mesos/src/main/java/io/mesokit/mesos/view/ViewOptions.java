package io.mesokit.mesos.view;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * How a {@link ClusterView} is kept. Immutable.
 *
 * @param retention how much of the past is kept; default {@link Retention#ofDefaults()}
 * @param resyncInterval how old the last snapshot may get before the stream is opened anew beside the old one, for what no
 *     event tells of: an agent without tasks that went unreachable, draining, resources, executors. A snapshot is as
 *     costly to the master as GET_STATE. Default 5 minutes; zero for never
 * @param clock says when things were heard; default the system's
 */
public record ViewOptions(Retention retention, Duration resyncInterval, InstantSource clock) {
    private static final ViewOptions DEFAULTS =
            new ViewOptions(Retention.ofDefaults(), Duration.ofMinutes(5), InstantSource.system());

    /** Checks that the interval is not negative. */
    public ViewOptions {
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(clock, "clock");
        if (resyncInterval.isNegative()) {
            throw new IllegalArgumentException("resyncInterval must not be negative: " + resyncInterval);
        }
    }

    /** The defaults named above. */
    public static ViewOptions ofDefaults() {
        return DEFAULTS;
    }

    /** These, with other limits on the past. */
    public ViewOptions withRetention(Retention retention) {
        return new ViewOptions(retention, resyncInterval, clock);
    }

    /**
     * These, with another age at which a snapshot is renewed.
     *
     * @param resyncInterval zero for never
     */
    public ViewOptions withResyncInterval(Duration resyncInterval) {
        return new ViewOptions(retention, resyncInterval, clock);
    }

    /** These, with another clock. */
    public ViewOptions withClock(InstantSource clock) {
        return new ViewOptions(retention, resyncInterval, clock);
    }
}
