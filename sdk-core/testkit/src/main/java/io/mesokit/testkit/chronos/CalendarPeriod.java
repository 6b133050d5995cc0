package io.mesokit.testkit.chronos;

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

    static Optional<CalendarPeriod> parse(String text) {
        Matcher m = SYNTAX.matcher(text);
        if (!m.matches() || text.equals("P") || text.endsWith("T")) {
            return Optional.empty();
        }
        Period calendar = Period.of(whole(m, 1), whole(m, 2), Math.addExact(whole(m, 4), 7 * whole(m, 3)));
        Duration exact = Duration.ofHours(whole(m, 5)).plusMinutes(whole(m, 6)).plus(seconds(m.group(7)));
        return Optional.of(new CalendarPeriod(calendar, exact));
    }

    boolean isZero() {
        return calendar.isZero() && exact.isZero();
    }

    private static int whole(Matcher m, int group) {
        return Optional.ofNullable(m.group(group)).map(Integer::parseInt).orElse(0);
    }

    private static Duration seconds(@org.jspecify.annotations.Nullable String text) {
        return Optional.ofNullable(text)
                .map(t -> Duration.ofNanos(Math.round(Double.parseDouble(t.replace(',', '.')) * 1e9)))
                .orElse(Duration.ZERO);
    }
}
