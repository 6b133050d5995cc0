package io.mesokit.examples.top;

import io.mesokit.mesos.view.Freshness;
import java.time.Instant;
import java.util.Optional;

/**
 * How the cluster is heard.
 *
 * @param leader who leads it, and its version
 * @param lost why there is no connection just now
 * @param heard when something was heard last
 * @param lastGap why and for how long nothing was heard last time
 * @param stale whether what is shown may be behind
 */
record Connection(
        String leader, Optional<String> lost, Optional<Instant> heard, long gaps, String lastGap, boolean stale) {
    static Connection of(String leader, Optional<String> lost, Freshness freshness) {
        String gap = freshness
                .lastGap()
                .map(last -> Page.age(last.duration().toSeconds()) + " after "
                        + last.reason().getClass().getSimpleName())
                .orElse("");
        return new Connection(leader, lost, freshness.asOf(), freshness.gaps(), gap, freshness.stale());
    }
}
