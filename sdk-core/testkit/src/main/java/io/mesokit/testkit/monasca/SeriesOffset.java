package io.mesokit.testkit.monasca;

import java.util.Optional;

/**
 * Where a page of measurements starts: {@code 1_2026-11-21T04:27:00.000Z}, a time alone, or epoch milliseconds.
 *
 * @param index number of the first series of the page
 * @param micros points strictly after this time
 */
record SeriesOffset(long index, long micros) {

    static SeriesOffset parse(String text) {
        String[] parts = text.split("_", -1);
        return parts.length > 1 ? new SeriesOffset(index(parts[0]), time(parts[1])) : new SeriesOffset(0, time(text));
    }

    private static long index(String text) {
        return number(text)
                .orElseThrow(() -> MonascaException.unexpected(
                        "invalid literal for int() with base 10: " + PythonText.quoted(text)));
    }

    private static long time(String text) {
        return number(text)
                .flatMap(millis -> Times.ofMillis(millis))
                .or(() -> Times.tryParse(text))
                .orElseThrow(() -> MonascaException.repository(
                        "400: {\"error\":\"invalid operation: time and *influxql.StringLiteral are not compatible\"}"));
    }

    private static Optional<Long> number(String text) {
        try {
            return text.matches("\\d{1,15}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }
}
