package io.mesokit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.counters.PerfEvent;
import io.mesokit.perf.counters.PerfProbe;
import org.junit.jupiter.api.Test;

class CounterGroupBenchmarkTest {
    private static final int BYTES = (3 + 5) * Long.BYTES;

    @Test
    void bothSides_readAGroupOfFive() {
        CFloor.obstacle().ifPresent(why -> assumeTrue(false, why));
        PerfProbe probe = PerfProbe.ofThread(PerfEvent.TASK_CLOCK);
        assumeTrue(!probe.countable().isEmpty(), probe.toString());
        CounterGroupBenchmark benchmark = new CounterGroupBenchmark();
        benchmark.open();
        try {
            assertThat(benchmark.ours()).isEqualTo(CounterGroupBenchmark.READS);
            assertThat(benchmark.peer()).isEqualTo(BYTES);
        } finally {
            benchmark.close();
        }
    }
}
