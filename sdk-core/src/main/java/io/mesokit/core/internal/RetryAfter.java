package io.mesokit.core.internal;

import io.mesokit.core.RawResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Retry-After}, in seconds or as a date; one that makes no sense is as good as none. What is beyond
 * all patience is cut to a day, for who asks for much must not be given less than who asks for little.
 */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_DIGITS = 18;
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    private RetryAfter() {}

    static Optional<Duration> of(RawResponse response, InstantSource clock) {
        return response.header("Retry-After").flatMap(text -> parse(text.strip(), clock));
    }

    private static Optional<Duration> parse(String text, InstantSource clock) {
        try {
            Duration wait = SECONDS.matcher(text).matches()
                    ? seconds(text)
                    : Duration.between(clock.instant(), date(text).toInstant());
            return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait).filter(it -> !it.isNegative());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Duration seconds(String digits) {
        return digits.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
