package io.mesokit.examples.supervisor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several jobs get: {@link Arbiter} while they run, {@link Admission} before. */
class SharingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Cpus NONE = Cpus.ofMilli(0);

    @Test
    void grants_enoughForAll_startsAllByDeadline() {
        assertThat(Arbiter.of(Cpus.of(4)).grants(List.of(request("late", 90, 1), request("soon", 10, 2)), NONE))
                .containsExactly(new Arbiter.Grant("soon", Cpus.of(2)), new Arbiter.Grant("late", Cpus.of(1)));
    }

    @Test
    void grants_firstDoesNotFit_holdsWhatIsFreeForIt() {
        assertThat(Arbiter.of(Cpus.of(2)).grants(List.of(request("small", 90, 0.5), request("big", 10, 2)), Cpus.of(1)))
                .isEmpty();
    }

    @Test
    void grants_hopelessJob_comesLastWhateverItsDeadline() {
        var hopeless = new Arbiter.Request("hopeless", NOW.plusSeconds(1), Cpus.of(1), true);

        assertThat(Arbiter.of(Cpus.of(2)).grants(List.of(hopeless, request("hopeful", 90, 1.5)), NONE))
                .containsExactly(new Arbiter.Grant("hopeful", Cpus.of(1.5)));
    }

    @Test
    void grants_largerThanTheBudget_getsTheBudget() {
        assertThat(Arbiter.of(Cpus.of(1)).grants(List.of(request("huge", 10, 8)), NONE))
                .containsExactly(new Arbiter.Grant("huge", Cpus.of(1)));
    }

    @Test
    void grants_sumsOfTenths_doNotDrift() {
        List<Arbiter.Request> tenths = List.of(request("a", 1, 0.1), request("b", 2, 0.2), request("c", 3, 0.7));

        assertThat(Arbiter.of(Cpus.of(1)).grants(tenths, NONE)).hasSize(3);
    }

    @Test
    void shortfall_demandWithinEveryDeadline_isEmpty() {
        assertThat(Admission.of(Cpus.of(2)).shortfall(List.of(commitment("a", 10, 20), commitment("b", 20, 20)), NOW))
                .isEmpty();
    }

    @Test
    void shortfall_newcomerTakesFromALaterJob_namesThatJob() {
        assertThat(Admission.of(Cpus.of(2)).shortfall(List.of(commitment("b", 20, 25), commitment("a", 10, 20)), NOW))
                .contains(new Admission.Shortfall("b", Duration.ofSeconds(5)));
    }

    private static Arbiter.Request request(String job, int seconds, double cores) {
        return new Arbiter.Request(job, NOW.plusSeconds(seconds), Cpus.of(cores), false);
    }

    private static Admission.Commitment commitment(String job, int seconds, int cpuSeconds) {
        return new Admission.Commitment(job, NOW.plusSeconds(seconds), Duration.ofSeconds(cpuSeconds));
    }
}
