package io.mesokit.benchmarks;

import io.mesokit.core.internal.stream.SseReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.sse.internal.ServerSentEventReader;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Server-sent events of 436 bytes in memory, 8 KiB chunks: our reader beside okhttp-sse's, both on an okio source
 * as OkHttp hands it out. The peer always makes a string of the data; ours is measured without and with that.
 * Used by one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Bodies.RECORDS)
public class SseBenchmark {
    private final byte[] body = Bodies.events();
    private final SseReader reader =
            new SseReader(Okio.buffer(Okio.source(new Loop(body))).inputStream());
    private final Sum sum = new Sum();
    private final ServerSentEventReader peer = new ServerSentEventReader(Okio.buffer(Okio.source(new Loop(body))), sum);

    /** Reads every event once, its data as the bytes they are; the sum of their lengths. */
    @Benchmark
    public long ours() throws IOException {
        long total = 0;
        for (int event = 0; event < Bodies.RECORDS; event++) {
            reader.next();
            total += reader.event().data().length() + reader.event().type().length();
        }
        return total;
    }

    /** The same, a string made of the data. */
    @Benchmark
    public long oursAsText() throws IOException {
        long total = 0;
        for (int event = 0; event < Bodies.RECORDS; event++) {
            reader.next();
            total += reader.event().data().text().length()
                    + reader.event().type().length();
        }
        return total;
    }

    /** The same with the peer. */
    @Benchmark
    public long peer() throws IOException {
        sum.total = 0;
        for (int event = 0; event < Bodies.RECORDS; event++) {
            peer.processNextEvent();
        }
        return sum.total;
    }

    private static final class Sum implements ServerSentEventReader.Callback {
        private long total;

        @Override
        public void onEvent(@Nullable String id, @Nullable String type, String data) {
            total += data.length() + (type == null ? 0 : type.length());
        }

        @Override
        public void onRetryChange(long millis) {
            throw new IllegalStateException("the stream has no retry field");
        }
    }
}
