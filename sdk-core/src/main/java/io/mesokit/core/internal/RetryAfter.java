package io.mesokit.core.internal;

import io.mesokit.core.RawResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}, in seconds or as a date; one that makes no sense is as good as none. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Optional<Duration> of(RawResponse response, InstantSource clock) {
        return response.header("Retry-After").flatMap(text -> parse(text.strip(), clock));
    }

    private static Optional<Duration> parse(String text, InstantSource clock) {
        try {
            Duration wait = text.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(clock.instant(), date(text).toInstant());
            return Optional.of(wait).filter(it -> !it.isNegative() && it.compareTo(LONGEST) <= 0);
        } catch (NumberFormatException | DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
