package io.mesokit.mesos.view;

import io.mesokit.core.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a {@link ClusterView} can be believed. Immutable.
 *
 * @param asOf when the master was last heard by the stream that feeds the view, heartbeats included; empty if never
 * @param syncedAt when the last snapshot was taken over; empty if none was
 * @param silence how long ago {@code asOf} is; zero if never heard
 * @param stale whether the view may be behind: no snapshot yet, or none since the last gap, or silent for more than two
 *     heartbeats, or ended
 * @param gaps how often the stream was interrupted
 * @param lastGap the last interruption
 * @param unknownUpdates how many updates since the view was opened were of tasks that it does not know, such as tasks
 *     that were forgotten, or that the principal may not see
 */
public record Freshness(
        Optional<Instant> asOf,
        Optional<Instant> syncedAt,
        Duration silence,
        boolean stale,
        long gaps,
        Optional<Gap> lastGap,
        long unknownUpdates) {}
