package io.mesokit.testkit.mesos;

import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /logging/toggle}. */
final class Logging {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|secs|mins|hrs|days|weeks)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ns",
            Duration.ofNanos(1),
            "us",
            Duration.ofNanos(1_000),
            "ms",
            Duration.ofMillis(1),
            "secs",
            Duration.ofSeconds(1),
            "mins",
            Duration.ofMinutes(1),
            "hrs",
            Duration.ofHours(1),
            "days",
            Duration.ofDays(1),
            "weeks",
            Duration.ofDays(7));

    private Logging() {}

    /** Tells the level, or changes it for a while. */
    static WireResponse toggle(LogLevel level, WireRequest request) {
        Optional<String> wanted = request.parameter("level");
        Optional<String> duration = request.parameter("duration");
        if (wanted.isEmpty() && duration.isEmpty()) {
            return Answers.text(level.get() + "\n");
        }
        String text = wanted.orElseThrow(() -> Refusal.badRequest("Expecting 'level=value' in query.\n"));
        String pause = duration.orElseThrow(() -> Refusal.badRequest("Expecting 'duration=value' in query.\n"));
        try {
            level.set(Long.parseUnsignedLong(text), parse(pause));
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest(malformed.getMessage() + ".\n");
        }
        return Answers.empty(200);
    }

    private static Duration parse(String text) {
        Matcher match = DURATION.matcher(text);
        if (!match.matches()) {
            throw Refusal.badRequest("Invalid duration '" + text + "'.\n");
        }
        Duration unit = UNITS.getOrDefault(match.group(2), Duration.ZERO);
        return Duration.ofNanos((long) (Double.parseDouble(match.group(1)) * unit.toNanos()));
    }
}
