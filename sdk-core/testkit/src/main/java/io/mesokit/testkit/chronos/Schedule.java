package io.mesokit.testkit.chronos;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repeating interval {@code R<n>/<start>/<period>}.
 *
 * @param recurrences how often it still runs; -1 without end
 * @param start the next run
 * @param period the distance of the runs
 * @param periodText the period as it was given
 */
record Schedule(long recurrences, ZonedDateTime start, CalendarPeriod period, String periodText) {
    private static final Pattern SYNTAX = Pattern.compile("R([0-9]*)/(.*)/(P.*)");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);
    private static final long FOREVER = -1;

    /** As far as the server's calendar goes. */
    private static final ZonedDateTime END_OF_TIME = ZonedDateTime.of(292_278_993, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    static Optional<Schedule> parse(String text, String zone, Instant now) {
        Matcher m = SYNTAX.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        Optional<CalendarPeriod> period = CalendarPeriod.parse(m.group(3));
        Optional<ZonedDateTime> start = start(m.group(2), zone, now);
        Optional<Long> count = recurrences(m.group(1));
        return period.flatMap(p -> start.flatMap(s -> count.map(n -> new Schedule(n, s, p, m.group(3)))));
    }

    private static Optional<Long> recurrences(String digits) {
        try {
            return Optional.of(digits.isEmpty() ? FOREVER : Long.parseLong(digits));
        } catch (NumberFormatException huge) {
            return Optional.empty();
        }
    }

    /** The zone keeps the digits of the start and overrides an offset; an unknown zone is GMT, as in java.util. */
    private static Optional<ZonedDateTime> start(String text, String zone, Instant now) {
        if (text.isEmpty()) {
            return Optional.of(now.minus(Duration.ofSeconds(1)).atZone(ZoneOffset.UTC));
        }
        try {
            ZonedDateTime written = written(text);
            return Optional.of(zone.isEmpty() ? written : written.withZoneSameLocal(zone(zone)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime written(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC);
        }
        var parsed = OFFSET.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime offset
                ? offset.toZonedDateTime()
                : ((LocalDateTime) parsed).atZone(ZoneOffset.UTC);
    }

    private static ZoneId zone(String id) {
        ZoneId zone = TimeZone.getTimeZone(id).toZoneId();
        return zone.getId().equals("GMT") ? ZoneOffset.UTC : zone;
    }

    boolean isExhausted() {
        return recurrences == 0;
    }

    boolean startsBefore(Instant instant) {
        return start.toInstant().isBefore(instant);
    }

    /** One run is used up; the start moves past now, and what it passes on the way is used up too. */
    Schedule launched(Instant now) {
        Schedule next = new Schedule(less(recurrences), start, period, periodText);
        if (stands() || start.toInstant().isAfter(now)) {
            return next;
        }
        return next.moved(1).skippedTo(now.plusNanos(1));
    }

    /** The same schedule from the first run that is not before that instant; the missed ones are used up. */
    Schedule skippedTo(Instant instant) {
        Schedule next = leapt(instant);
        while (next.startsBefore(instant) && !next.stands() && next.recurrences != 0) {
            next = next.used(1).moved(1);
        }
        return next;
    }

    /** Exact periods are skipped in one leap: there may be millions. */
    private Schedule leapt(Instant instant) {
        if (!period.calendar().isZero() || stands() || !startsBefore(instant)) {
            return this;
        }
        long steps = Duration.between(start.toInstant(), instant).dividedBy(period.exact());
        long possible = recurrences == FOREVER ? steps : Math.min(steps, recurrences);
        return used(possible).moved(possible);
    }

    private Schedule used(long runs) {
        long left = recurrences == FOREVER ? FOREVER : Math.max(0, recurrences - runs);
        return new Schedule(left, start, period, periodText);
    }

    private Schedule moved(long steps) {
        return new Schedule(recurrences, there(steps), period, periodText);
    }

    private ZonedDateTime there(long steps) {
        try {
            ZonedDateTime there = start.plus(period.exact().multipliedBy(steps));
            for (long step = 0; step < steps && !period.calendar().isZero(); step++) {
                there = there.plus(period.calendar());
            }
            return there;
        } catch (DateTimeException | ArithmeticException beyond) {
            return END_OF_TIME;
        }
    }

    /** Whether no run brings it forward: the period is zero, or goes back. */
    boolean stands() {
        return !there(1).isAfter(start);
    }

    /** As the server counts: a run at zero, a retry or a trigger, turns the count into "without end". */
    private static long less(long recurrences) {
        return recurrences == FOREVER ? FOREVER : recurrences - 1;
    }

    @Override
    public String toString() {
        String count = recurrences == FOREVER ? "" : Long.toString(recurrences);
        return "R" + count + "/" + WRITTEN.format(start) + "/" + periodText;
    }
}
