package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.perf.Reading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedTest {
    private static final List<PerfEvent> ALL = List.of(
            PerfEvent.CYCLES,
            PerfEvent.INSTRUCTIONS,
            PerfEvent.CACHE_REFERENCES,
            PerfEvent.CACHE_MISSES,
            PerfEvent.BRANCHES,
            PerfEvent.BRANCH_MISSES,
            PerfEvent.STALLED_CYCLES_FRONTEND,
            PerfEvent.STALLED_CYCLES_BACKEND,
            PerfEvent.TASK_CLOCK);

    private static PerfDelta delta(List<PerfEvent> events, long... counts) {
        return shared(events, 100, counts);
    }

    private static PerfDelta shared(List<PerfEvent> events, long running, long... counts) {
        List<Optional<Refusal>> none =
                events.stream().map(any -> Optional.<Refusal>empty()).toList();
        Counted counted = new Counted("these", events, none, false);
        PerfSample before = new PerfSample(counted, new long[counts.length], new Times(0, 0, 0), 0, false);
        return new PerfSample(counted, counts, new Times(100, running, 100), 2_000_000_000, false).since(before);
    }

    @ParameterizedTest
    @CsvSource({
        "IPC, 1.5",
        "IPS, 1500",
        "CACHE_MISSES_PER_KILO_INSTRUCTIONS, 10",
        "CACHE_HIT_RATIO, 0.7",
        "CACHE_MISS_RATIO, 0.3",
        "BRANCH_MISS_RATIO, 0.25",
        "FRONTEND_STALL_RATIO, 0.1",
        "BACKEND_STALL_RATIO, 0.2",
        "CPU_UTILISATION, 0.5"
    })
    void metric_ofAnInterval_followsFromItsEvents(Derived metric, double expected) {
        PerfDelta delta = delta(ALL, 2000, 3000, 100, 30, 400, 100, 200, 400, 1_000_000_000);

        assertThat(metric.of(delta).orElseThrow()).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void metrics_ofNothing_areAbsentAndNeverNoNumber() {
        PerfDelta nothing = delta(ALL, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        assertThat(Arrays.stream(Derived.values())
                        .filter(each -> each.of(nothing).isPresent()))
                .containsExactly(Derived.IPS, Derived.CPU_UTILISATION);
    }

    @Test
    void ratio_ofMoreThanAll_isAbsent() {
        PerfDelta delta = delta(ALL, 100, 100, 10, 30, 10, 30, 200, 200, 1);

        assertThat(Derived.CACHE_HIT_RATIO.of(delta)).isEmpty();
        assertThat(Derived.CACHE_MISS_RATIO.of(delta)).isEmpty();
        assertThat(Derived.BRANCH_MISS_RATIO.of(delta)).isEmpty();
        assertThat(Derived.FRONTEND_STALL_RATIO.of(delta)).isEmpty();
    }

    @Test
    void metric_ofEventsThatWereNotNamedOrDidNotRun_isAbsent() {
        assertThat(Derived.IPC.of(delta(List.of(PerfEvent.CYCLES), 10))).isEmpty();
        assertThat(Derived.IPC.of(shared(ALL, 0, 2000, 3000, 100, 30, 400, 100, 200, 400, 1)))
                .isEmpty();
        assertThat(Derived.IPC.of(shared(ALL, 50, 2000, 3000, 100, 30, 400, 100, 200, 400, 1)))
                .hasValue(1.5);
    }

    @Test
    void cpuUtilisation_ofAControlGroup_isTimePerTime() {
        Reading before = new Reading.Measured(1_000_000_000);
        Reading after = new Reading.Measured(4_000_000_000L);

        assertThat(Derived.cpuUtilisation(before, after, Duration.ofSeconds(2))).hasValue(1.5);
        assertThat(Derived.cpuUtilisation(after, before, Duration.ofSeconds(2))).isEmpty();
        assertThat(Derived.cpuUtilisation(before, after, Duration.ZERO)).isEmpty();
        assertThat(Derived.cpuUtilisation(before, after, Duration.ofSeconds(-6)))
                .isEmpty();
        assertThat(Derived.cpuUtilisation(before, before, Duration.ofSeconds(-6)))
                .isEmpty();
        assertThat(Derived.cpuUtilisation(before, new Reading.Gone(), Duration.ofSeconds(2)))
                .isEmpty();
    }

    @Test
    void throttlingRatio_ofAControlGroup_isPeriodsOfPeriods() {
        Reading zero = new Reading.Measured(0);
        Reading five = new Reading.Measured(5);
        Reading twenty = new Reading.Measured(20);

        assertThat(Derived.throttlingRatio(zero, five, zero, twenty)).hasValue(0.25);
        assertThat(Derived.throttlingRatio(zero, zero, twenty, twenty)).isEmpty();
        assertThat(Derived.throttlingRatio(zero, twenty, zero, five)).isEmpty();
        assertThat(Derived.throttlingRatio(five, zero, zero, five)).isEmpty();
    }
}
