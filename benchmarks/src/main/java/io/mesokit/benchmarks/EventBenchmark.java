package io.mesokit.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import io.mesokit.core.internal.stream.Frame;
import io.mesokit.core.internal.stream.RecordIoReader;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.master.MasterEvent;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** TASK_ADDED and TASK_UPDATED events out of RecordIO, 8 KiB chunks: the SDK's values beside a tree. For one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Bodies.RECORDS)
public class EventBenchmark {
    private final ObjectReader typed = Json.mapper().readerFor(MasterEvent.class);
    private final RecordIoReader reader = new RecordIoReader(new Loop(MasterState.events(Bodies.RECORDS)));

    /** The SDK's values; how many of them tell of a task. */
    @Benchmark
    public int ours() throws IOException {
        int known = 0;
        for (int record = 0; record < Bodies.RECORDS; record++) {
            reader.next();
            Frame frame = reader.frame();
            MasterEvent event = typed.readValue(frame.array(), frame.offset(), frame.length());
            known += event.taskAdded().isPresent() || event.taskUpdated().isPresent() ? 1 : 0;
        }
        return known;
    }

    /** Jackson's trees; how many of them tell of a task. */
    @Benchmark
    public int peer() throws IOException {
        int known = 0;
        for (int record = 0; record < Bodies.RECORDS; record++) {
            reader.next();
            Frame frame = reader.frame();
            var event = Json.mapper().readTree(frame.array(), frame.offset(), frame.length());
            known += event.has("task_added") || event.has("task_updated") ? 1 : 0;
        }
        return known;
    }
}
