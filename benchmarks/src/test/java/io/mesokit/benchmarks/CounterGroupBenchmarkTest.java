package io.mesokit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.counters.PerfEvent;
import io.mesokit.perf.counters.PerfProbe;
import org.junit.jupiter.api.Test;

class CounterGroupBenchmarkTest {
    /** Three numbers of the group, and one for each event: C has as many as we have. */
    private static final int BYTES = (3 + CounterGroupBenchmark.EVENTS.size()) * Long.BYTES;

    @Test
    void allSides_readAGroupOfTheSameSize() {
        CFloor.obstacle().ifPresent(why -> assumeTrue(false, why));
        PerfProbe probe = PerfProbe.ofThread(PerfEvent.TASK_CLOCK);
        assumeTrue(!probe.countable().isEmpty(), probe.toString());
        CounterGroupBenchmark benchmark = new CounterGroupBenchmark();
        benchmark.open();
        try {
            assertThat(benchmark.ours()).isEqualTo(CounterGroupBenchmark.READS);
            assertThat(benchmark.reused()).isNotNegative();
            assertThat(benchmark.peer()).isEqualTo(BYTES);
        } finally {
            benchmark.close();
        }
    }
}
