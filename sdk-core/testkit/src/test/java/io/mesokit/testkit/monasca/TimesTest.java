package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, 2026-11-21T00:00:00Z",
        "2026-11, 2026-11-01T00:00:00Z",
        "2026, 2026-01-01T00:00:00Z",
        "20261121T040506Z, 2026-11-21T04:05:06Z",
        "2026-11-21 04:05:06Z, 2026-11-21T04:05:06Z",
        "2026-11-21T04:05, 2026-11-21T04:05:00Z",
        "2026-11-21T04:05:06.5, 2026-11-21T04:05:06.500Z",
        "2026-11-21T04:05:06+01:30, 2026-11-21T02:35:06Z",
        "2026-11-21T04:05:06-05, 2026-11-21T09:05:06Z"
    })
    void parse_anyForm_reads(String text, Instant expected) {
        assertThat(Times.instant(Times.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "1795242986", "2026-13-01", "", "2026-11-21T25:00:00Z", "2026-11-21T"})
    void parse_noTime_refuses(String text) {
        assertThatThrownBy(() -> Times.parse(text))
                .isInstanceOf(MonascaException.class)
                .hasMessage("Unable to parse date string '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"0, 00.000Z", "123000, 00.123Z", "500, 00.0005Z", "120, 00.00012Z"})
    void measurement_fractions_haveThreeDigitsOrMore(long micros, String end) {
        assertThat(Times.measurement(micros)).isEqualTo("1970-01-01T00:00:" + end);
    }

    @Test
    void ofMillis_beyondTheCalendar_isDropped() {
        assertThat(Times.ofMillis(1e18)).isEmpty();
        assertThat(Times.ofMillis(1795235100000.5)).contains(1795235100000500L);
    }
}
