package io.mesokit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a call costs that is not waited for, over OkHttp's {@code enqueue} with a future. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Callers.MOST)
public class AsyncCallBenchmark {
    /** How many calls are under way at once. */
    @Param({"1", "64"})
    public int outstanding = 1;

    /** Through the SDK. */
    @Benchmark
    public int ours(Callers callers) {
        return run(() -> callers.ours().executeAsync());
    }

    /** The one in one iteration, the other in the next. */
    @Benchmark
    public int inTurns(Callers callers) {
        return callers.oursTurn() ? ours(callers) : peer(callers);
    }

    /** With OkHttp. */
    @Benchmark
    public int peer(Callers callers) {
        return run(callers::peerAsync);
    }

    /** Makes {@link Callers#MOST} calls; the sum of what they gave. */
    private int run(Supplier<? extends CompletableFuture<? extends Iterable<?>>> call) {
        int sum = 0;
        for (int made = 0; made < Callers.MOST; made += outstanding) {
            List<CompletableFuture<? extends Iterable<?>>> futures = new ArrayList<>(outstanding);
            for (int started = 0; started < outstanding; started++) {
                futures.add(call.get());
            }
            for (CompletableFuture<? extends Iterable<?>> future : futures) {
                sum += future.join().iterator().hasNext() ? 1 : 0;
            }
        }
        return sum;
    }
}
