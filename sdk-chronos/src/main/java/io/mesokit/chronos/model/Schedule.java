package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a job runs: an ISO-8601 repeating interval {@code R[n]/[start]/period}. Immutable.
 *
 * <pre>{@code
 * Schedule.parse("R/2030-01-01T02:00:00Z/P1D")                                  // every day at two
 * Schedule.every(Duration.ofMinutes(5)).times(4)                                // R4//PT5M: now, and thrice more
 * Schedule.every(Period.ofMonths(1)).startingAt(Instant.parse("2030-01-31T02:00:00Z"))
 * }</pre>
 *
 * <p>The text is kept to the character. {@code P1D} follows the calendar, so that a run stays at two o'clock when
 * summer time begins; {@code PT24H} is 24 hours. Each occurrence is reckoned from the one before, as the server does
 * it: a month after 31 January is 28 February, and a month after that 28 March.
 *
 * <p>The server rewrites the schedule of a job with each run, so compare with {@link #sameRecurrence}. A schedule that
 * was read from a server may hold a start or period that only the server understands; then {@link #start()} and
 * {@link #next(Instant)} are empty, and the text is all there is.
 */
public final class Schedule {
    /** The server refuses a start before this. Since 3.0.1. */
    static final Instant EARLIEST = Instant.ofEpochSecond(1);

    /** The text has four digits for the year. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Pattern SHAPE = Pattern.compile("R(\\d*)/([^/]*)/(P.*)");
    private static final String EXPECTED =
            "; write R[n]/[start]/period, such as R/2030-01-01T02:00:00Z/P1D or R4//PT5M";

    private final String text;
    private final OptionalLong repetitions;
    private final String startText;
    private final String period;
    private final @Nullable ScheduleStart start;
    private final @Nullable Recurrence recurrence;

    private Schedule(String text, Matcher parts, boolean lenient) {
        this.text = text;
        this.repetitions = count(parts.group(1));
        this.startText = parts.group(2);
        this.period = parts.group(3);
        this.start = startText.isEmpty() ? null : readStart(text, startText, lenient);
        this.recurrence = readPeriod(text, period, lenient);
    }

    /**
     * Reads a schedule.
     *
     * @param text such as {@code R4/2030-01-01T02:00:00.000+01:00/PT5M}
     * @throws IllegalArgumentException if it is none; the message says what is wrong with it
     */
    public static Schedule parse(String text) {
        return new Schedule(text, matched(text), false);
    }

    /** What a server sent: it may know dates and periods that we do not, and they must survive. */
    @JsonCreator
    static Schedule fromServer(String text) {
        return new Schedule(text, matched(text), true);
    }

    /**
     * For ever, from now on, so many seconds apart; {@code PT24H} rather than {@code P1D} for a day.
     *
     * @param period more than zero
     * @throws IllegalArgumentException if it is not
     */
    public static Schedule every(Duration period) {
        return every(new Recurrence(Period.ZERO, period));
    }

    /**
     * For ever, from now on, days, months or years of the calendar apart.
     *
     * @param period more than zero
     * @throws IllegalArgumentException if it is not
     */
    public static Schedule every(Period period) {
        return every(new Recurrence(period, Duration.ZERO));
    }

    private static Schedule every(Recurrence recurrence) {
        if (recurrence.isZero() || recurrence.isNegative()) {
            throw new IllegalArgumentException("period must be more than zero: " + recurrence.text());
        }
        return parse("R//" + recurrence.text());
    }

    /**
     * Just once.
     *
     * @param start when; the server runs it at once if that is past
     */
    public static Schedule onceAt(Instant start) {
        return every(Duration.ofDays(1)).startingAt(start).times(1);
    }

    /**
     * The same from another start on, written in UTC.
     *
     * @param start when it first runs, after 1970-01-01T00:00:01Z; milliseconds are kept, finer parts are cut off
     * @throws IllegalArgumentException if it is before that
     */
    public Schedule startingAt(Instant start) {
        return startingAt(start.atZone(ZoneOffset.UTC));
    }

    /**
     * The same from another start on, written with the offset that the zone has then. If days of the calendar are to
     * follow that zone's summer time, name it as the job's {@link ScheduledJob#scheduleTimeZone()} too.
     *
     * @param start when it first runs, after 1970-01-01T00:00:01Z; milliseconds are kept, finer parts are cut off
     * @throws IllegalArgumentException if it is before that
     */
    public Schedule startingAt(ZonedDateTime start) {
        if (start.toInstant().isBefore(EARLIEST)) {
            throw new IllegalArgumentException("start must be after 1970-01-01T00:00:01Z: " + start);
        }
        return with(repetitions, ScheduleStart.format(start));
    }

    /** The same, starting as soon as the server gets it. */
    public Schedule startingNow() {
        return with(repetitions, "");
    }

    /**
     * The same so many times. A run that is triggered by hand, or tried again, counts too.
     *
     * @param repetitions how many runs; with 0 it never runs
     * @throws IllegalArgumentException if less than 0
     */
    public Schedule times(long repetitions) {
        if (repetitions < 0) {
            throw new IllegalArgumentException("times must be 0 or more: " + repetitions + "; use forever()");
        }
        return with(OptionalLong.of(repetitions), startText);
    }

    /** The same without an end. */
    public Schedule forever() {
        return with(OptionalLong.empty(), startText);
    }

    private Schedule with(OptionalLong count, String newStart) {
        return fromServer("R" + (count.isPresent() ? count.getAsLong() : "") + "/" + newStart + "/" + period);
    }

    /** How many runs are left; empty for no end. */
    public OptionalLong repetitions() {
        return repetitions;
    }

    /** The start as it is written; empty for "now". */
    public String startText() {
        return startText;
    }

    /**
     * The start, by its own offset; by UTC if it has none, where the server would use its own zone. A job's
     * {@link ScheduledJob#scheduleTimeZone()} overrides either: see {@link #next(Instant, ZoneId)}.
     *
     * @return empty for "now", or if it cannot be read
     */
    public Optional<Instant> start() {
        return Optional.ofNullable(start).map(known -> known.time().toInstant());
    }

    /** The period as it is written, such as {@code P1D}. */
    public String period() {
        return period;
    }

    /**
     * When it next comes round.
     *
     * @param from the moment from which to look, itself included; it stands for "now" if the schedule has no start
     * @return empty if it is used up by then, or cannot be read
     */
    public Optional<Instant> next(Instant from) {
        return start == null && !startText.isEmpty() ? Optional.empty() : next(from, startOr(from, start));
    }

    /**
     * When it next comes round for a job with a {@code scheduleTimeZone}: the digits of the start are taken to be in
     * that zone, whatever offset follows them, and days follow its summer time.
     *
     * @param from the moment from which to look, itself included; it stands for "now" if the schedule has no start
     * @param zone the time zone
     * @return empty if it is used up by then, or cannot be read
     */
    public Optional<Instant> next(Instant from, ZoneId zone) {
        if (start == null) {
            return startText.isEmpty() ? next(from, from.atZone(zone)) : Optional.empty();
        }
        return next(from, start.timeIn(zone));
    }

    /**
     * The same, looking from the time that a clock shows.
     *
     * @param clock what time it is
     * @param zone the time zone
     * @return empty if it is used up by then, or cannot be read
     */
    public Optional<Instant> next(InstantSource clock, ZoneId zone) {
        return next(clock.instant(), zone);
    }

    private static ZonedDateTime startOr(Instant now, @Nullable ScheduleStart start) {
        return start == null ? now.atZone(ZoneOffset.UTC) : start.time();
    }

    private Optional<Instant> next(Instant from, ZonedDateTime first) {
        if (recurrence == null || repetitions.orElse(1) == 0 || !from.isBefore(LATEST)) {
            return Optional.empty();
        }
        return recurrence.isZero() ? atOnce(from, first) : Occurrences.next(recurrence, first, from, repetitions);
    }

    private static Optional<Instant> atOnce(Instant from, ZonedDateTime first) {
        return first.toInstant().isBefore(from) ? Optional.empty() : Optional.of(first.toInstant());
    }

    /**
     * Whether another schedule comes round at the same pace, whatever its start and count are. That is how to tell
     * whether the job on a server, whose start and count the server moves on, still has the schedule that was put.
     *
     * @param other the other schedule
     */
    public boolean sameRecurrence(Schedule other) {
        if (recurrence == null || other.recurrence == null) {
            return period.equals(other.period);
        }
        return recurrence.sameAs(other.recurrence);
    }

    /** Whether start and period were understood; always, unless a server sent it. */
    boolean understood() {
        return recurrence != null && (startText.isEmpty() || start != null);
    }

    /** Whether the texts are the same; see {@link #sameRecurrence} for less. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schedule that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text, as it was read or made. */
    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    private static Matcher matched(String text) {
        Matcher parts = SHAPE.matcher(Objects.requireNonNull(text, "text"));
        if (!parts.matches()) {
            throw new IllegalArgumentException("no schedule: \"" + text + "\"" + EXPECTED);
        }
        return parts;
    }

    private static OptionalLong count(String digits) {
        try {
            return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("too many repetitions: R" + digits, e);
        }
    }

    private static @Nullable ScheduleStart readStart(String text, String start, boolean lenient) {
        try {
            return ScheduleStart.parse(start);
        } catch (DateTimeException e) {
            return orComplain(lenient, text, "start \"" + start + "\" is no ISO-8601 date and time", e);
        }
    }

    private static @Nullable Recurrence readPeriod(String text, String period, boolean lenient) {
        try {
            Recurrence read = Recurrence.parse(period);
            return read.isNegative() ? orComplain(lenient, text, "period " + period + " is negative", null) : read;
        } catch (DateTimeException | ArithmeticException e) {
            return orComplain(lenient, text, "period \"" + period + "\" is no ISO-8601 period", e);
        }
    }

    private static <T> @Nullable T orComplain(boolean lenient, String text, String what, @Nullable Exception cause) {
        if (lenient) {
            return null;
        }
        throw new IllegalArgumentException("schedule \"" + text + "\": " + what + EXPECTED, cause);
    }
}
