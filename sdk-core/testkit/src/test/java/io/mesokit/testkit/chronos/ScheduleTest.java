package io.mesokit.testkit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T06:07:30Z");

    @Test
    void launched_startInThePast_movesPastNow() {
        assertThat(schedule("R/2026-11-21T06:07:00Z/PT10S").launched(NOW))
                .hasToString("R/2026-11-21T06:07:40.000Z/PT10S");
    }

    @Test
    void launched_startInTheFuture_staysAndCountsDown() {
        assertThat(schedule("R5/2030-01-01T00:00:00Z/PT1H").launched(NOW))
                .hasToString("R4/2030-01-01T00:00:00.000Z/PT1H");
    }

    @Test
    void launched_missedRuns_areUsedUp() {
        assertThat(schedule("R10/2026-11-21T06:07:00Z/PT10S").launched(NOW))
                .hasToString("R6/2026-11-21T06:07:40.000Z/PT10S");
    }

    @Test
    void launched_calendarDays_followTheZone() {
        Schedule march = Schedule.parse("R/2026-03-28T12:00:00Z/P1D", "Europe/Berlin", NOW)
                .orElseThrow();

        assertThat(march.launched(Instant.parse("2026-03-28T12:00:00Z")))
                .hasToString("R/2026-03-29T12:00:00.000+02:00/P1D");
    }

    @Test
    void launched_atZero_becomesEndless() {
        assertThat(schedule("R0/2030-01-01T00:00:00Z/PT1H").launched(NOW))
                .hasToString("R/2030-01-01T00:00:00.000Z/PT1H");
    }

    @Test
    void skippedTo_millionsOfRuns_isOneLeap() {
        assertThat(schedule("R/1970-01-02T00:00:00Z/PT1S").skippedTo(NOW))
                .hasToString("R/2026-11-21T06:07:30.000Z/PT1S");
        assertThat(schedule("R/1969-01-01T00:00:00Z/PT1H").skippedTo(NOW))
                .hasToString("R/2026-11-21T07:00:00.000Z/PT1H");
    }

    @Test
    void parse_emptyStart_isASecondAgo() {
        assertThat(schedule("R1//PT10S").start().toInstant()).isEqualTo(NOW.minusSeconds(1));
    }

    @Test
    void parse_zone_keepsTheDigits() {
        Schedule zoned = Schedule.parse("R/2030-01-01T00:00:00Z/PT1H", "Europe/Berlin", NOW)
                .orElseThrow();

        assertThat(zoned).hasToString("R/2030-01-01T00:00:00.000+01:00/PT1H");
    }

    @Test
    void parse_unknownZone_isGmt() {
        assertThat(Schedule.parse("R/2030-01-01T00:00:00+05:00/PT1H", "No/Where", NOW)
                        .orElseThrow())
                .hasToString("R/2030-01-01T00:00:00.000Z/PT1H");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "R/2030-01-01T00:00:00Z",
                "R/yesterday/PT1H",
                "R/2030-01-01/1H",
                "R/2030-13-01T00:00:00Z/P1D"
            })
    void parse_malformed_isEmpty(String text) {
        assertThat(Schedule.parse(text, "", NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"R/2030-01-01/PT1H", "R/2030-01-01T00:00/P1Y2M3W4DT5H6M7.5S", "R/2030-01-01T00:00:00+0100/PT0S"})
    void parse_unusualButValid_isRead(String text) {
        assertThat(Schedule.parse(text, "", NOW)).isPresent();
    }

    private static Schedule schedule(String text) {
        return Schedule.parse(text, "", NOW).orElseThrow();
    }
}
