package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.Observation.Activity;
import io.mesokit.examples.supervisor.Observation.Present;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody else measured of a run while it was under way. Immutable.
 *
 * @param run its number
 * @param since the last look before it ran, for until then it waited; after a restart, the first look
 * @param before CPU time up to then
 * @param at when it was last measured
 * @param used CPU time up to then
 */
record Measured(int run, Instant since, Duration before, Instant at, Duration used) {
    /** The first look at a run; of no use if that is under way, and nobody knows what it has used. */
    static Optional<Measured> first(int run, Present seen, Instant now) {
        return seen.used()
                .or(() -> seen.activity() == Activity.RUNNING ? Optional.empty() : Optional.of(Duration.ZERO))
                .map(used -> new Measured(run, now, used, now, used));
    }

    /** With one look more. */
    Measured then(Present seen, Instant now) {
        if (used.isZero() && seen.activity() != Activity.RUNNING) {
            return new Measured(run, now, before, now, used);
        }
        return seen.used()
                .map(news -> new Measured(run, since, before, now, news))
                .orElse(this);
    }

    /** What it will have used by its end if it went on as it did. */
    Duration until(Instant end) {
        double seen = Duration.between(since, at).toNanos();
        double rest = Math.max(0, Duration.between(at, end).toNanos());
        double rate = seen > 0 ? Math.max(0, used.minus(before).toNanos() / seen) : 0;
        return used.plusNanos((long) (rate * rest));
    }
}
