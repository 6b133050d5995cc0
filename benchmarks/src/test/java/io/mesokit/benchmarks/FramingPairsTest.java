package io.mesokit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ratio means nothing unless both sides do the same work. */
class FramingPairsTest {
    @ParameterizedTest
    @EnumSource
    void recordIo_bothSides_readTheSameRecords(RecordShape shape) throws IOException {
        RecordIoBenchmark benchmark = new RecordIoBenchmark();
        benchmark.shape = shape;
        benchmark.prepare();
        for (int pass = 0; pass < 3; pass++) {
            assertThat(benchmark.ours()).isEqualTo(benchmark.peer()).isGreaterThan(60L * Bodies.RECORDS);
        }
    }

    @Test
    void sse_bothSides_readTheSameEvents() throws IOException {
        SseBenchmark benchmark = new SseBenchmark();
        long expected = benchmark.peer();
        assertThat(expected).isGreaterThan(400L * Bodies.RECORDS);
        for (int pass = 0; pass < 3; pass++) {
            assertThat(benchmark.ours()).isEqualTo(expected);
            assertThat(benchmark.oursAsText()).isEqualTo(expected);
            assertThat(benchmark.peer()).isEqualTo(expected);
        }
    }
}
