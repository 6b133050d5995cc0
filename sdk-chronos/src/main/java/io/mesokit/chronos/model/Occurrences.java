package io.mesokit.chronos.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts a schedule's occurrences off, in one stride where the period is exact and step by step where it is not. */
final class Occurrences {
    private Occurrences() {}

    static Optional<Instant> next(Recurrence period, ZonedDateTime first, Instant from, OptionalLong repetitions) {
        try {
            return period.calendar().isZero()
                    ? stride(period.exact(), first.toInstant(), from, repetitions)
                    : steps(period, first, from, repetitions);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> stride(Duration period, Instant first, Instant from, OptionalLong repetitions) {
        if (!first.isBefore(from)) {
            return Optional.of(first);
        }
        Duration gap = Duration.between(first, from);
        long whole = gap.dividedBy(period);
        long index = period.multipliedBy(whole).equals(gap) ? whole : whole + 1;
        return index < repetitions.orElse(Long.MAX_VALUE)
                ? Optional.of(first.plus(period.multipliedBy(index)))
                : Optional.empty();
    }

    private static Optional<Instant> steps(
            Recurrence period, ZonedDateTime first, Instant from, OptionalLong repetitions) {
        ZonedDateTime time = first;
        for (long left = repetitions.orElse(Long.MAX_VALUE); left > 0; left--) {
            if (!time.toInstant().isBefore(from)) {
                return Optional.of(time.toInstant());
            }
            time = period.after(time);
        }
        return Optional.empty();
    }
}
