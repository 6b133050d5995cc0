package io.mesokit.chronos.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The server's two ways to write a time. */
final class Times {
    private static final DateTimeFormatter STAT = DateTimeFormatter.ofPattern("MM/dd/uu HH:mm:ss", Locale.ROOT);

    private Times() {}

    /** {@code 2026-11-21T06:07:51.898Z}; empty for anything else. */
    static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * {@code 11/21/26 06:07:51} in the server's zone, which it does not tell; {@code N/A} and anything else is empty.
     */
    static Optional<Instant> statTime(String text, ZoneId serverZone) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text, STAT).atZone(serverZone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
