package io.mesokit.chronos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.spi.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R/2030-01-01T00:00:00.000Z/PT24H",
                "R4/2030-01-01T00:00:00.000+01:00/PT1H",
                "R1//PT10S",
                "R0/2026-11-21T06:07:43.080Z/PT10S",
                "R/2030-01-01/P1D",
                "R/2030-01-01T10/P1W",
                "R/2030-01-01T10:30/P1M",
                "R/2030-01-01T10:30:15.5+0100/P1Y2M3W4DT5H6M7.5S",
                "R007//PT0S"
            })
    void parse_whatTheServerAccepts_isKeptToTheCharacter(String text) throws Exception {
        Schedule schedule = Schedule.parse(text);
        assertThat(schedule).hasToString(text).isEqualTo(Schedule.parse(text));
        assertThat(schedule.understood()).isTrue();
        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(schedule), Schedule.class))
                .isEqualTo(schedule)
                .hasSameHashCodeAs(schedule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nope                          | no schedule: "nope"
                    R/2030-01-01T00:00:00Z        | no schedule
                    R-1//PT5M                     | no schedule
                    r//PT5M                       | no schedule
                    R99999999999999999999//PT5M   | too many repetitions
                    R/yesterday/PT5M              | start "yesterday" is no ISO-8601 date and time
                    R/2030-02-30T00:00:00Z/PT5M   | start "2030-02-30T00:00:00Z" is no
                    R//P                          | period "P" is no ISO-8601 period
                    R//PT                         | period "PT" is no ISO-8601 period
                    R//P5X                        | period "P5X" is no ISO-8601 period
                    R//PT-5M                      | period PT-5M is negative
                    """)
    void parse_mistake_saysWhatAndHow(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse(text))
                .withMessageContaining(message);
    }

    @Test
    void fromServer_whatWeDoNotUnderstand_isKept() throws Exception {
        Schedule schedule = Json.mapper().readValue("\"R/2030-W01-1/P1X\"", Schedule.class);
        assertThat(schedule).hasToString("R/2030-W01-1/P1X");
        assertThat(schedule.understood()).isFalse();
        assertThat(schedule.start()).isEmpty();
        assertThat(schedule.next(Instant.EPOCH)).isEmpty();
        assertThat(schedule.next(Instant.EPOCH, BERLIN)).isEmpty();
        assertThat(schedule.sameRecurrence(Schedule.fromServer("R5//P1X"))).isTrue();
        assertThat(schedule.sameRecurrence(Schedule.parse("R5//P1D"))).isFalse();
    }

    @Test
    void factories_read_asTheyAreWritten() {
        assertThat(Schedule.every(Duration.ofMinutes(5)).times(0)).hasToString("R0//PT5M");
        assertThat(Schedule.every(Duration.ofMinutes(5)).times(4)).hasToString("R4//PT5M");
        assertThat(Schedule.every(Duration.ofDays(1)).startingAt(at("2030-01-01T02:00:00Z")))
                .hasToString("R/2030-01-01T02:00:00.000Z/PT24H");
        assertThat(Schedule.every(Period.ofDays(1)).startingAt(ZonedDateTime.of(2030, 1, 1, 2, 0, 0, 0, BERLIN)))
                .hasToString("R/2030-01-01T02:00:00.000+01:00/P1D");
        assertThat(Schedule.onceAt(at("2030-01-01T02:00:00.123Z"))).hasToString("R1/2030-01-01T02:00:00.123Z/PT24H");
        assertThat(Schedule.parse("R4/2030-01-01T02:00:00Z/PT5M").forever().startingNow())
                .hasToString("R//PT5M");
    }

    @Test
    void factories_nonsense_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.every(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.every(Period.ofDays(-1)))
                .withMessageContaining("more than zero: P-1D");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.every(Duration.ofHours(1)).times(-1))
                .withMessageContaining("forever()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.every(Duration.ofHours(1)).startingAt(Instant.EPOCH))
                .withMessageContaining("1970");
    }

    @Test
    void parts_areReadable() {
        Schedule schedule = Schedule.parse("R4/2030-01-01T00:00:00.000+01:00/PT1H");
        assertThat(schedule.repetitions()).hasValue(4);
        assertThat(schedule.start()).contains(at("2029-12-31T23:00:00Z"));
        assertThat(schedule.startText()).isEqualTo("2030-01-01T00:00:00.000+01:00");
        assertThat(schedule.period()).isEqualTo("PT1H");
        assertThat(Schedule.parse("R//PT1H").repetitions()).isEmpty();
        assertThat(Schedule.parse("R//PT1H").start()).isEmpty();
        assertThat(Schedule.parse("R/2030-01-01T00:00:00/PT1H").start()).contains(at("2030-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "R/2030-01-01T00:00:00Z/PT24H, 2029-01-01T00:00:00Z, 2030-01-01T00:00:00Z",
        "R/2030-01-01T00:00:00Z/PT24H, 2030-01-01T00:00:00Z, 2030-01-01T00:00:00Z",
        "R/2030-01-01T00:00:00Z/PT24H, 2030-01-01T00:00:00.001Z, 2030-01-02T00:00:00Z",
        "R/1971-01-01T00:00:00Z/PT1S,  2030-01-01T00:00:00.5Z, 2030-01-01T00:00:01Z",
        "R4/2030-01-01T00:00:00Z/PT1H, 2030-01-01T02:30:00Z, 2030-01-01T03:00:00Z",
        "R/2030-01-31T00:00:00Z/P1M,   2030-02-01T00:00:00Z, 2030-02-28T00:00:00Z",
        "R/2030-01-31T00:00:00Z/P1M,   2030-03-01T00:00:00Z, 2030-03-28T00:00:00Z",
        "R3/2030-01-31T00:00:00Z/P1M,  2030-03-01T00:00:00Z, 2030-03-28T00:00:00Z",
        "R//PT5M,                      2030-03-01T00:00:00Z, 2030-03-01T00:00:00Z",
        "R//P1D,                       2030-03-01T00:00:00Z, 2030-03-01T00:00:00Z",
        "R/2030-01-01T00:00:00Z/PT0S,  2029-01-01T00:00:00Z, 2030-01-01T00:00:00Z",
        "R/2030-01-01T00:00:00Z/P1DT12H, 2030-01-02T00:00:00Z, 2030-01-02T12:00:00Z",
    })
    void next_fromAMoment_isThatOrLater(String schedule, String from, String next) {
        assertThat(Schedule.parse(schedule).next(at(from))).contains(at(next));
    }

    @ParameterizedTest
    @CsvSource({
        "R4/2030-01-01T00:00:00Z/PT1H, 2030-01-01T03:00:00.001Z",
        "R2/2030-01-31T00:00:00Z/P1M,  2030-03-01T00:00:00Z",
        "R0/2030-01-01T00:00:00Z/PT1H, 2029-01-01T00:00:00Z",
        "R0//P1D,                      2029-01-01T00:00:00Z",
        "R/2030-01-01T00:00:00Z/PT0S,  2030-01-01T00:00:01Z",
        "R/2030-01-01T00:00:00Z/P1D,   +10000-01-01T00:00:00Z",
        "R/2030-01-01T00:00:00Z/P999999999Y, 2031-01-01T00:00:00Z",
    })
    void next_usedUp_isEmpty(String schedule, String from) {
        assertThat(Schedule.parse(schedule).next(at(from))).isEmpty();
    }

    @Test
    void next_jobTimeZone_overridesTheOffsetAndKeepsTheDigits() {
        Schedule schedule = Schedule.parse("R/2030-03-30T02:00:00.000-05:00/P1D");
        assertThat(schedule.next(at("2030-01-01T00:00:00Z"))).contains(at("2030-03-30T07:00:00Z"));
        assertThat(schedule.next(at("2030-01-01T00:00:00Z"), BERLIN)).contains(at("2030-03-30T01:00:00Z"));
    }

    @Test
    void next_overSummerTime_daysFollowTheCalendarAndHoursDoNot() {
        Instant afterTheChange = at("2030-04-01T00:00:00Z");
        assertThat(Schedule.parse("R/2030-03-30T12:00:00/P1D").next(afterTheChange, BERLIN))
                .contains(at("2030-04-01T10:00:00Z"));
        assertThat(Schedule.parse("R/2030-03-30T12:00:00/PT24H").next(afterTheChange, BERLIN))
                .contains(at("2030-04-01T11:00:00Z"));
    }

    @Test
    void next_byAClock_isFromWhatItShows() {
        InstantSource clock = InstantSource.fixed(at("2030-03-30T12:00:00Z"));
        assertThat(Schedule.parse("R//PT1H").next(clock, BERLIN)).contains(clock.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "R5/2030-01-01T00:00:00Z/PT1H, R4/2030-01-01T01:00:00.000Z/PT1H, true",
        "R//PT60M, R//PT1H, true",
        "R//P1W, R//P7D, true",
        "R//P12M, R//P1Y, true",
        "R//PT1H, R0//PT1H, true",
        "R//P1D, R//PT24H, false",
        "R//PT1H, R//PT2H, false",
    })
    void sameRecurrence_looksAtThePeriodAlone(String one, String other, boolean same) {
        assertThat(Schedule.parse(one).sameRecurrence(Schedule.parse(other))).isEqualTo(same);
    }

    @Test
    void equals_isByText() {
        assertThat(Schedule.parse("R//PT60M"))
                .isNotEqualTo(Schedule.parse("R//PT1H"))
                .isNotEqualTo("R//PT60M");
    }
}
