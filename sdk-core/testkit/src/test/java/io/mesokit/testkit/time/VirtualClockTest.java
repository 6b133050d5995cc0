package io.mesokit.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private final Instant start = Instant.parse("2030-01-01T00:00:00Z");
    private final VirtualClock clock = VirtualClock.at(start);
    private final List<String> rung = new ArrayList<>();

    private Timeline.Alarm after(int seconds, String name) {
        return clock.after(
                Duration.ofSeconds(seconds),
                () -> rung.add(
                        name + "@" + Duration.between(start, clock.instant()).toSeconds()));
    }

    @Test
    void advance_severalAlarms_ringInOrderAtTheirOwnInstant() {
        after(5, "late");
        after(1, "early");
        after(1, "earlyToo");
        after(60, "never");
        clock.advance(Duration.ofSeconds(10));

        assertThat(rung).containsExactly("early@1", "earlyToo@1", "late@5");
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(10));
    }

    @Test
    void advance_alarmSetByAnAlarm_ringsInTheSameStep() {
        clock.after(Duration.ofSeconds(1), () -> after(1, "second"));
        clock.advance(Duration.ofSeconds(2));

        assertThat(rung).containsExactly("second@2");
    }

    @Test
    void after_noDelay_waitsForTheNextStep() {
        after(0, "now");

        assertThat(rung).isEmpty();
        clock.advance(Duration.ZERO);
        assertThat(rung).containsExactly("now@0");
    }

    @Test
    void cancel_beforeItsTime_neverRings() {
        after(1, "cancelled").cancel();
        clock.advance(Duration.ofSeconds(2));

        assertThat(rung).isEmpty();
    }

    @Test
    void advanceToNext_nothingWaits_isFalse() {
        after(7, "one");

        assertThat(clock.advanceToNext()).isTrue();
        assertThat(rung).containsExactly("one@7");
        assertThat(clock.advanceToNext()).isFalse();
    }

    @Test
    void advance_backwards_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }
}
