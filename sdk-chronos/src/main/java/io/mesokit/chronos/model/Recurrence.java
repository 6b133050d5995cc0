package io.mesokit.chronos.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;

/**
 * An ISO-8601 period, which is two things at once: a part that follows the calendar (a day may have 23 hours, a month
 * 28 days) and a part that is exact. {@code P1D} is all the one, {@code PT24H} all the other.
 */
record Recurrence(Period calendar, Duration exact) {
    /** Reads {@code P1Y2M3W4DT5H6M7.5S}, all parts optional, but not all of them absent. */
    static Recurrence parse(String text) {
        int time = text.indexOf('T');
        String date = time < 0 ? text : text.substring(0, time);
        Period calendar = date.equals("P") && time > 0 ? Period.ZERO : Period.parse(date);
        return new Recurrence(calendar, time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
    }

    /** Such as {@code P1D}, {@code PT24H} or {@code P1DT12H}. */
    String text() {
        if (exact.isZero()) {
            return calendar.isZero() ? "PT0S" : calendar.toString();
        }
        return calendar.isZero()
                ? exact.toString()
                : calendar + exact.toString().substring(1);
    }

    boolean isZero() {
        return calendar.isZero() && exact.isZero();
    }

    boolean isNegative() {
        return calendar.isNegative() || exact.isNegative();
    }

    /** {@code P12M} is {@code P1Y}, {@code PT60M} is {@code PT1H}; but {@code P1D} is not {@code PT24H}. */
    boolean sameAs(Recurrence other) {
        return calendar.normalized().equals(other.calendar.normalized()) && exact.equals(other.exact);
    }

    /** One period later. Fails with {@link DateTimeException} or {@link ArithmeticException} past the end of time. */
    ZonedDateTime after(ZonedDateTime time) {
        return time.plus(calendar).plus(exact);
    }
}
