package io.mesokit.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** How much heap the last result of a benchmark keeps alive, which it says with {@link #holding}. Made by JMH. */
public final class RetainedHeap implements InternalProfiler {
    static final String LABEL = "retained";
    private static volatile @Nullable Object held;

    /** Lets go of the last result before it makes the next, which it then holds. */
    static <T> T holding(Callable<T> work) throws Exception {
        held = null;
        T result = work.call();
        held = result;
        return result;
    }

    @Override
    public String getDescription() {
        return "heap that the last result keeps alive";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (held == null) {
            return List.of();
        }
        long with = live();
        held = null;
        long without = live();
        return List.of(new ScalarResult(LABEL, Math.max(0, with - without), "B", AggregationPolicy.MAX));
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
