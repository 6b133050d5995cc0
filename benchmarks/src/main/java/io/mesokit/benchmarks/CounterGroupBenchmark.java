package io.mesokit.benchmarks;

import com.sun.jna.Function;
import io.mesokit.perf.counters.PerfCounters;
import io.mesokit.perf.counters.PerfEvent;
import io.mesokit.perf.counters.PerfSample;
import io.mesokit.perf.counters.ReusedPerfSample;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A group of five software events of this thread: read, scaled, added up and stamped by ours, or all but stamped into a
 * sample that is used again; its bytes only, read by C. Used by one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CounterGroupBenchmark.READS)
public class CounterGroupBenchmark {
    static final int READS = 1000;
    static final List<PerfEvent> EVENTS = List.of(
            PerfEvent.TASK_CLOCK,
            PerfEvent.PAGE_FAULTS,
            PerfEvent.CONTEXT_SWITCHES,
            PerfEvent.CPU_MIGRATIONS,
            PerfEvent.MINOR_FAULTS);

    private final ReusedPerfSample sample = new ReusedPerfSample();
    private @Nullable PerfCounters counters;
    private @Nullable Function read;
    private int fd;
    private boolean oursTurn;

    /** By java.lang.foreign if the jar was built for it and this Java has it, else by JNA. */
    static boolean isForeign() {
        try {
            Class.forName("io.mesokit.perf.counters.FfmSyscalls", false, PerfCounters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    /** Opens the same group on both sides. */
    @Setup(Level.Trial)
    public void open() {
        CFloor floor = CFloor.open();
        fd = floor.function("floor_group").invokeInt(new Object[0]);
        if (fd < 0) {
            throw new IllegalStateException("software events may not be counted here");
        }
        read = floor.function("floor_read");
        counters = PerfCounters.ofThread(EVENTS.toArray(PerfEvent[]::new));
    }

    /** Hands over from one side to the other; the first iteration is ours. */
    @Setup(Level.Iteration)
    public void turn() {
        oursTurn = !oursTurn;
    }

    /** Closes ours; C's goes with the process. */
    @TearDown(Level.Trial)
    public void close() {
        counters().close();
    }

    private PerfCounters counters() {
        return Objects.requireNonNull(counters, "opened");
    }

    /** The one in one iteration, the other in the next. */
    @Benchmark
    public long inTurns() {
        return oursTurn ? ours() : peer();
    }

    /** A sum that needs the samples to be made. */
    @Benchmark
    public long ours() {
        PerfCounters at = counters();
        long sum = 0;
        for (int read = 0; read < READS; read++) {
            PerfSample sample = at.read();
            sum += sample.isGone() ? 0 : 1;
        }
        return sum;
    }

    /** As {@link #inTurns}, with ours into one sample. */
    @Benchmark
    public long reusedInTurns() {
        return oursTurn ? reused() : peer();
    }

    /** The sum of one value, so that it is really taken from the sample. */
    @Benchmark
    public long reused() {
        PerfCounters at = counters();
        long sum = 0;
        for (int read = 0; read < READS; read++) {
            at.read(sample);
            sum += sample.count(PerfEvent.PAGE_FAULTS);
        }
        return sum;
    }

    /** In C; the length of the last. */
    @Benchmark
    public long peer() {
        return Objects.requireNonNull(read, "opened").invokeLong(new Object[] {fd, (long) READS});
    }
}
