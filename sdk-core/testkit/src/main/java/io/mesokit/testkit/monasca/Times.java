package io.mesokit.testkit.monasca;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in and out, in microseconds since the epoch. */
final class Times {
    static final long SECOND = 1_000_000L;
    private static final long MILLISECOND = 1_000L;
    private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond() * SECOND;
    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() * SECOND;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Pattern ISO = Pattern.compile("(?<year>\\d{4})"
            + "(?:(?:-(?<monthdash>\\d{1,2})|(?<month>\\d{2})(?!$))"
            + "(?:(?:-(?<daydash>\\d{1,2})|(?<day>\\d{2}))"
            + "(?:[ T](?<hour>\\d{2})(?::?(?<minute>\\d{2}))?(?::?(?<second>\\d{1,2})(?:[.,](?<fraction>\\d+))?)?"
            + "(?<zone>Z|(?<sign>[-+])(?<zonehour>\\d{2}):?(?<zoneminute>\\d{2})?)?)?)?)?");

    private Times() {}

    /** Milliseconds, as posted, to microseconds; empty when no calendar holds them. */
    static Optional<Long> ofMillis(double millis) {
        double micros = millis * MILLISECOND;
        return micros >= YEAR_1 && micros <= YEAR_10000 ? Optional.of((long) micros) : Optional.empty();
    }

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * Reads an ISO 8601 time in any of its forms: date only, basic, with a blank for the T, without a zone (UTC).
     *
     * @throws MonascaException 422 when it is none
     */
    static long parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> MonascaException.unprocessable("Unable to parse date string '" + text + "'"));
    }

    static Optional<Long> tryParse(String text) {
        Matcher iso = ISO.matcher(text);
        try {
            return iso.matches() ? Optional.of(micros(iso)) : Optional.empty();
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static long micros(Matcher iso) {
        LocalDateTime local = LocalDateTime.of(
                number(iso, "year", 1),
                either(iso, "monthdash", "month"),
                either(iso, "daydash", "day"),
                number(iso, "hour", 0),
                number(iso, "minute", 0),
                number(iso, "second", 0));
        return local.toEpochSecond(zone(iso)) * SECOND + fraction(iso);
    }

    private static ZoneOffset zone(Matcher iso) {
        if (iso.group("sign") == null) {
            return ZoneOffset.UTC;
        }
        int direction = iso.group("sign").equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(
                direction * number(iso, "zonehour", 0), direction * number(iso, "zoneminute", 0));
    }

    private static long fraction(Matcher iso) {
        String digits = Optional.ofNullable(iso.group("fraction")).orElse("");
        return Long.parseLong((digits + "000000").substring(0, 6));
    }

    private static int either(Matcher iso, String dashed, String plain) {
        return number(iso, dashed, number(iso, plain, 1));
    }

    private static int number(Matcher iso, String group, int absent) {
        return Optional.ofNullable(iso.group(group)).map(Integer::valueOf).orElse(absent);
    }

    /** {@code 2026-11-21T04:25:00.123Z}: at least three digits, more only when there are more. */
    static String measurement(long micros) {
        String six = String.format("%06d", Math.floorMod(micros, SECOND));
        int end = six.length();
        while (end > 3 && six.charAt(end - 1) == '0') {
            end--;
        }
        return SECONDS.format(instant(micros)) + "." + six.substring(0, end) + "Z";
    }

    /** {@code 2026-11-21T04:25:00Z}. */
    static String bucket(long micros) {
        return SECONDS.format(instant(micros)) + "Z";
    }
}
