package io.mesokit.chronos;

import io.mesokit.chronos.model.ScheduledJob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Whether a job's schedule is the one that was put, or what the server has made of that: it moves the start on and
 * counts the runs down, and never the other way.
 */
final class SameSchedule {
    private static final Pattern OFFSET = Pattern.compile("T.*(Z|[+-]\\d{2}(:?\\d{2})?)$");

    private SameSchedule() {}

    static boolean asPut(ScheduledJob put, ScheduledJob seen) {
        return put.schedule().sameRecurrence(seen.schedule())
                && countedDown(put.schedule().repetitions(), seen.schedule().repetitions())
                && movedOn(start(put), start(seen));
    }

    /** One run more than there were, as a retry may be, and the server writes what it takes for no end. */
    private static boolean countedDown(OptionalLong put, OptionalLong seen) {
        if (put.isEmpty() || seen.isEmpty()) {
            return seen.isEmpty() && put.orElse(0) == 0;
        }
        return seen.getAsLong() <= put.getAsLong();
    }

    private static boolean movedOn(Optional<Instant> put, Optional<Instant> seen) {
        return put.isEmpty() || seen.isEmpty() || !seen.get().isBefore(put.get().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Empty if only the server knows: now, or by its own time zone. */
    private static Optional<Instant> start(ScheduledJob job) {
        String text = job.schedule().startText();
        boolean certain = !text.isEmpty()
                && (!job.scheduleTimeZone().isEmpty() || OFFSET.matcher(text).find());
        return certain
                ? job.toBuilder().schedule(job.schedule().forever()).build().nextRun(Instant.EPOCH)
                : Optional.empty();
    }
}
