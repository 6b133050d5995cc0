package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.supervisor.Observation.Activity;
import io.mesokit.examples.supervisor.plan.Cpus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run that waits for 30 seconds, and then uses two of three CPUs' time. */
class MeasuredTest {
    private static final Instant START = Instant.ofEpochSecond(1_800_000_000);

    private Optional<Measured> measured = Optional.empty();

    private void look(int second, Activity activity, Optional<Duration> used) {
        Observation.Present seen =
                new Observation.Present(Set.of(), activity, new Counters(0, 0), Cpus.of(3), 1, false, used);
        Instant now = START.plusSeconds(second);
        measured = measured.map(last -> last.then(seen, now)).or(() -> Measured.first(1, seen, now));
    }

    private void used(int second, int seconds) {
        look(second, Activity.RUNNING, Optional.of(Duration.ofSeconds(seconds)));
    }

    private Duration until(int second) {
        return measured.orElseThrow().until(START.plusSeconds(second));
    }

    @Test
    void until_waitedForOffers_thatIsNoTimeOfWork() {
        look(0, Activity.IDLE, Optional.empty());
        look(30, Activity.QUEUED, Optional.empty());
        used(40, 20);

        assertThat(until(45)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void until_notMeasuredAtOnceAndOverAtLast_countsFromTheLastLookBeforeItRan() {
        look(30, Activity.QUEUED, Optional.empty());
        look(35, Activity.RUNNING, Optional.empty());
        used(40, 20);
        used(50, 40);
        look(60, Activity.IDLE, Optional.empty());

        assertThat(until(55)).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void until_firstLookIsAtOneUnderWay_goesByWhatCameSince() {
        look(55, Activity.RUNNING, Optional.empty());
        used(60, 60);
        assertThat(until(65)).as("nothing is known of its pace").isEqualTo(Duration.ofSeconds(60));

        used(70, 80);

        assertThat(until(75)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void until_clockSetBack_isWhatWasMeasured() {
        look(30, Activity.QUEUED, Optional.empty());
        used(20, 20);

        assertThat(until(10)).isEqualTo(Duration.ofSeconds(20));
    }
}
