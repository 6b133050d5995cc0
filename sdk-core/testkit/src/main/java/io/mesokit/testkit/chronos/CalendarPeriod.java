package io.mesokit.testkit.chronos;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ISO-8601 period: years to days follow the calendar, hours to seconds are exact. */
record CalendarPeriod(Period calendar, Duration exact) {
    private static final String NUMBER = "(?:([-+]?\\d+)%s)?";
    private static final Pattern SYNTAX = Pattern.compile("P" + NUMBER.formatted("Y") + NUMBER.formatted("M")
            + NUMBER.formatted("W") + NUMBER.formatted("D") + "(?:T" + NUMBER.formatted("H") + NUMBER.formatted("M")
            + "(?:([-+]?\\d+(?:[.,]\\d+)?)S)?)?");

    /** Empty when it is malformed or one of its numbers is too big for the server. */
    static Optional<CalendarPeriod> parse(String text) {
        Matcher m = SYNTAX.matcher(text);
        if (!m.matches() || text.equals("P") || text.endsWith("T")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CalendarPeriod(calendar(m), exact(m)));
        } catch (NumberFormatException | ArithmeticException huge) {
            return Optional.empty();
        }
    }

    private static Period calendar(Matcher m) {
        long days = whole(m, 4) + 7L * whole(m, 3);
        return Period.of(
                whole(m, 1), whole(m, 2), (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, days)));
    }

    private static Duration exact(Matcher m) {
        return Duration.ofHours(whole(m, 5)).plusMinutes(whole(m, 6)).plus(seconds(m.group(7)));
    }

    private static int whole(Matcher m, int group) {
        return Optional.ofNullable(m.group(group)).map(Integer::parseInt).orElse(0);
    }

    private static Duration seconds(@org.jspecify.annotations.Nullable String text) {
        return Optional.ofNullable(text)
                .map(t -> new BigDecimal(t.replace(',', '.')))
                .map(CalendarPeriod::seconds)
                .orElse(Duration.ZERO);
    }

    private static Duration seconds(BigDecimal number) {
        return Duration.ofSeconds(number.toBigInteger().intValueExact())
                .plusNanos(number.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
