package io.mesokit.examples.supervisor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the bodies of the protocol: the original's fields, and a few more that make it safe. Numbers may be quoted, as
 * the original's runs send them. Everything is checked; failures name the field.
 */
final class Messages {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,200}");
    private static final Pattern SHELL_TIME = Pattern.compile("(\\d{1,7})m(\\d{1,2}(?:[.,]\\d{1,9})?)s");
    private static final double LONGEST = Duration.ofDays(3650).toSeconds();
    private static final int MOST_RUNS = 100_000;

    private Messages() {}

    /** A registration, with its deadline on the supervisor's clock if the launcher said how long from now. */
    static Registration registration(JsonNode body, Instant now) {
        String framework = text(body, "framework");
        if (!framework.equals("chronos")) {
            throw new UnsupportedFrameworkException(framework);
        }
        Duration left = body.has("deadline_in")
                ? seconds(number(body, "deadline_in", LONGEST))
                : Duration.between(now, epoch(number(body, "deadline", 1e11)));
        if (left.isNegative() || left.isZero()) {
            throw bad("deadline", "has passed already");
        }
        Goal goal = new Goal(
                (int) number(body, "iterations", MOST_RUNS),
                new Goal.Window(now, now.plus(left)),
                seconds(number(body, "job_duration", LONGEST)),
                Cpus.of(body.has("cpus") ? number(body, "cpus", 1e4) : 1),
                number(body, "desv_deadline", 1));
        return new Registration(
                id(body),
                matching(body, "name", NAME),
                goal,
                body.path("retries").asInt(2));
    }

    /** A run's report. */
    static Report report(JsonNode body, Instant now) {
        double started = number(body, "started_at", 1e11);
        double finished = number(body, "finished_at", 1e11);
        if (finished < started) {
            throw bad("finished_at", "is before started_at");
        }
        int run = body.path("run").asText("").isEmpty() ? 0 : (int) number(body, "run", Integer.MAX_VALUE);
        Optional<Cpus> cpus = optional(body, "cpus").map(unused -> Cpus.of(number(body, "cpus", 1e4)));
        // Within one second of a clock that knows no less: half of it, on average.
        double took = finished == started ? 0.5 : finished - started;
        return new Report(id(body), run, seconds(took), usage(body), cpus, now);
    }

    static String id(JsonNode body) {
        return matching(body, "uuid", ID);
    }

    private static Optional<Duration> usage(JsonNode body) {
        Optional<Duration> user = optional(body, "user").flatMap(Messages::shellTime);
        Optional<Duration> system = optional(body, "system").flatMap(Messages::shellTime);
        return user.flatMap(mine -> system.map(mine::plus));
    }

    /** As the shell's {@code times} writes it: {@code 0m1.230s}. */
    private static Optional<Duration> shellTime(String text) {
        Matcher parts = SHELL_TIME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        double seconds = Double.parseDouble(parts.group(2).replace(',', '.'));
        return Optional.of(seconds(Integer.parseInt(parts.group(1)) * 60 + seconds));
    }

    private static Optional<String> optional(JsonNode body, String field) {
        return Optional.of(body.path(field).asText("")).filter(text -> !text.isEmpty());
    }

    private static String text(JsonNode body, String field) {
        return optional(body, field).orElseThrow(() -> bad(field, "is missing"));
    }

    private static String matching(JsonNode body, String field, Pattern pattern) {
        String text = text(body, field);
        if (!pattern.matcher(text).matches()) {
            throw bad(field, "must match " + pattern);
        }
        return text;
    }

    private static double number(JsonNode body, String field, double most) {
        try {
            double value = Double.parseDouble(text(body, field));
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(field, "must be a number");
        }
        throw bad(field, "must be between 0 and " + most);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private static Instant epoch(double seconds) {
        return Instant.ofEpochMilli((long) (seconds * 1000));
    }

    private static IllegalArgumentException bad(String field, String what) {
        return new IllegalArgumentException(field + " " + what);
    }
}
