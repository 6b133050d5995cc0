package io.mesokit.perf.counters;

import static io.mesokit.perf.counters.PerfEvent.CYCLES;
import static io.mesokit.perf.counters.PerfEvent.INSTRUCTIONS;
import static io.mesokit.perf.counters.PerfEvent.TASK_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Counters of the processor itself, where it lets them be counted: skipped with the reason on a machine without them,
 * as most virtual ones are. {@code src/test/vm} starts one that has some.
 */
class HardwareTest {
    private long descriptors;

    @BeforeEach
    void mayCount() {
        PerfProbe probe = PerfProbe.ofThread(CYCLES);
        assumeTrue(!probe.countable().isEmpty(), probe.toString());
        descriptors = Workload.descriptors("self", "perf_event");
    }

    private static void spin(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static double value(PerfDelta delta, PerfEvent event) {
        return delta.get(event).number().orElseThrow();
    }

    @Test
    void cycles_ofAThread_growWithItsTimeAndNotWhileItSleeps() throws Exception {
        try (PerfCounters counters = PerfCounters.ofThread(CYCLES, TASK_CLOCK)) {
            PerfSample first = counters.read();
            spin(Duration.ofMillis(200));
            PerfSample second = counters.read();
            Thread.sleep(200);
            PerfSample third = counters.read();

            double busy = value(second.since(first), CYCLES);
            assertThat(busy).isPositive();
            assertThat(value(third.since(second), CYCLES)).isLessThan(busy / 2);
            assertThat(third.get(CYCLES)).isInstanceOf(Reading.Measured.class);
        }
        assertThat(Workload.descriptors("self", "perf_event")).isEqualTo(descriptors);
    }

    @Test
    void cycles_besidePerfStat_areTheSame() throws Exception {
        try (Workload work = new Workload(Workload.MIXED);
                PerfStat stat = PerfStat.start(1, "-e", "cycles", "-p", String.valueOf(work.pid()));
                PerfCounters counters = PerfCounters.ofProcess(work.pid(), CYCLES)) {
            work.goAndAwaitEnd();
            PerfSample sample = counters.read();
            Map<String, Double> peer = stat.result();
            assertThat(sample.get(CYCLES).number().orElseThrow()).isCloseTo(peer.get("cycles"), withPercentage(5));
        }
    }

    /** The same event by the processor's own number and by its name in the kernel's list. */
    @Test
    void cycles_byNameAndByNumber_areThoseOfTheGenericEvent() throws Exception {
        Path named = Path.of("/sys/bus/event_source/devices/armv8_pmuv3/events/cpu_cycles");
        assumeTrue(Files.exists(named), "not a processor of ARM's version 8");
        PerfEvent byName = PerfEvent.parse("armv8_pmuv3/cpu_cycles/");
        PerfEvent byTerms = PerfEvent.parse("armv8_pmuv3/event=0x11/");
        PerfEvent byNumber = PerfEvent.parse("cycles__r1100");
        try (PerfCounters counters = PerfCounters.ofThread(CYCLES, byName, byTerms, byNumber)) {
            PerfSample first = counters.read();
            spin(Duration.ofMillis(200));
            PerfDelta delta = counters.read().since(first);
            for (PerfEvent same : List.of(byName, byTerms, byNumber)) {
                assertThat(value(delta, same)).isCloseTo(value(delta, CYCLES), withPercentage(1));
            }
        }
    }

    /** More than there are counters take turns: what is counted is scaled, and says for how much of the time it was. */
    @Test
    void eventsMoreThanCounters_takeTurnsAndAreScaled() throws Exception {
        List<PerfCounters> many = new ArrayList<>();
        try {
            for (int each = 0; each < 12; each++) {
                many.add(PerfCounters.ofThread(CYCLES));
            }
            List<PerfSample> first = many.stream().map(PerfCounters::read).toList();
            spin(Duration.ofSeconds(2));
            List<PerfDelta> deltas = IntStream.range(0, many.size())
                    .mapToObj(each -> many.get(each).read().since(first.get(each)))
                    .toList();
            List<Reading> scaled = deltas.stream()
                    .map(delta -> delta.get(CYCLES))
                    .filter(Reading.Scaled.class::isInstance)
                    .toList();
            assertThat(scaled).isNotEmpty();
            double most = deltas.stream()
                    .mapToDouble(delta -> value(delta, CYCLES))
                    .max()
                    .orElseThrow();
            assertThat(scaled).allSatisfy(one -> {
                assertThat(one.number().orElseThrow()).isCloseTo(most, withPercentage(50));
                assertThat(((Reading.Scaled) one).confidence()).isBetween(0.1, 0.99);
            });
        } finally {
            many.forEach(PerfCounters::close);
        }
        assertThat(Workload.descriptors("self", "perf_event")).isEqualTo(descriptors);
    }

    @Test
    void ratios_ofWhatIsCounted_areThereAndTheOthersAbsent() throws Exception {
        PerfProbe probe = PerfProbe.ofThread(CYCLES, INSTRUCTIONS);
        assumeTrue(probe.countable().size() == 2, probe.toString());
        try (PerfCounters counters = PerfCounters.ofThread(CYCLES, INSTRUCTIONS)) {
            PerfSample first = counters.read();
            spin(Duration.ofMillis(200));
            PerfDelta delta = counters.read().since(first);
            assertThat(Derived.IPC.of(delta).orElseThrow()).isBetween(0.01, 20.0);
            assertThat(Derived.CACHE_MISS_RATIO.of(delta)).isEmpty();
        }
    }

    @Test
    void cgroup_withAWorkload_countsItsCyclesOnAllProcessors() throws Exception {
        try (OwnCgroup group = OwnCgroup.below(OwnCgroup.version2());
                Workload work = new Workload(Workload.MIXED);
                PerfCounters counters = PerfCounters.ofCgroup(group.directory(), CYCLES, TASK_CLOCK)) {
            group.add(work);
            PerfSample first = counters.read();
            work.goAndAwaitEnd();
            PerfDelta delta = counters.read().since(first);
            assertThat(value(delta, CYCLES)).isPositive();
            assertThat(value(delta, TASK_CLOCK)).isPositive();
        }
    }
}
