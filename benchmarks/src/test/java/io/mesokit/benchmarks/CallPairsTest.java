package io.mesokit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallPairsTest {
    private final Callers callers = new Callers();

    @BeforeEach
    void open() throws IOException {
        callers.open();
    }

    @AfterEach
    void close() throws IOException {
        callers.close();
    }

    @Test
    void sync_bothSides_readTheSameAnswer() throws IOException {
        SyncCallBenchmark benchmark = new SyncCallBenchmark();
        JsonNode ours = benchmark.ours(callers);
        assertThat(ours).isEqualTo(benchmark.peer(callers)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void async_bothSides_makeAllCalls(int outstanding) {
        AsyncCallBenchmark benchmark = new AsyncCallBenchmark();
        benchmark.outstanding = outstanding;
        assertThat(benchmark.ours(callers)).isEqualTo(Callers.MOST);
        assertThat(benchmark.peer(callers)).isEqualTo(Callers.MOST);
    }
}
