package io.mesokit.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What a blocking call costs over one made with bare OkHttp; with as many callers as there are threads. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SyncCallBenchmark {
    /** Through the SDK. */
    @Benchmark
    public JsonNode ours(Callers callers) {
        return callers.ours().execute();
    }

    /** The one in one iteration, the other in the next. */
    @Benchmark
    public JsonNode inTurns(Callers callers) throws IOException {
        return callers.oursTurn() ? ours(callers) : peer(callers);
    }

    /** With OkHttp. */
    @Benchmark
    public JsonNode peer(Callers callers) throws IOException {
        return callers.peer();
    }
}
