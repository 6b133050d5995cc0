package io.mesokit.chronos.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/** The middle of a schedule: the digits of a date and time, and an offset if there is one. */
record ScheduleStart(LocalDateTime digits, Optional<ZoneOffset> offset) {
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .optionalStart()
            .appendLiteral(':')
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .optionalStart()
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);
    /** As the server writes it. */
    private static final DateTimeFormatter WRITE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    static ScheduleStart parse(String text) {
        TemporalAccessor parsed = READ.parse(text);
        LocalTime time =
                Optional.ofNullable(parsed.query(TemporalQueries.localTime())).orElse(LocalTime.MIDNIGHT);
        LocalDate date = LocalDate.from(parsed);
        return new ScheduleStart(date.atTime(time), Optional.ofNullable(parsed.query(TemporalQueries.offset())));
    }

    static String format(ZonedDateTime start) {
        return WRITE.format(start);
    }

    /** By its own offset, or UTC. */
    ZonedDateTime time() {
        return digits.atZone(offset.orElse(ZoneOffset.UTC));
    }

    /** The same digits in another zone: what {@code scheduleTimeZone} does, against the offset if there is one. */
    ZonedDateTime timeIn(ZoneId zone) {
        return digits.atZone(zone);
    }
}
