package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What follows from the counters of one interval. A value is absent where an event was not counted or the divisor is
 * zero: it is never NaN, infinite, or a ratio outside 0 to 1.
 */
public enum Derived {
    /** Instructions per cycle. */
    IPC(delta -> ratio(delta, PerfEvent.INSTRUCTIONS, PerfEvent.CYCLES)),
    /** Instructions per second of the watched time, all processors together. */
    IPS(delta -> perSecond(delta, PerfEvent.INSTRUCTIONS)),
    /** Cache misses for each thousand instructions. */
    CACHE_MISSES_PER_KILO_INSTRUCTIONS(delta -> 1000 * ratio(delta, PerfEvent.CACHE_MISSES, PerfEvent.INSTRUCTIONS)),
    /** The part of the cache references that were answered, 0 to 1. */
    CACHE_HIT_RATIO(delta -> 1 - share(delta, PerfEvent.CACHE_MISSES, PerfEvent.CACHE_REFERENCES)),
    /** The part of the cache references that were not answered, 0 to 1. */
    CACHE_MISS_RATIO(delta -> share(delta, PerfEvent.CACHE_MISSES, PerfEvent.CACHE_REFERENCES)),
    /** The part of the branches that were predicted wrongly, 0 to 1. */
    BRANCH_MISS_RATIO(delta -> share(delta, PerfEvent.BRANCH_MISSES, PerfEvent.BRANCHES)),
    /** The part of the cycles in which the front end gave nothing to do, 0 to 1. */
    FRONTEND_STALL_RATIO(delta -> share(delta, PerfEvent.STALLED_CYCLES_FRONTEND, PerfEvent.CYCLES)),
    /** The part of the cycles in which the back end could not go on, 0 to 1. */
    BACKEND_STALL_RATIO(delta -> share(delta, PerfEvent.STALLED_CYCLES_BACKEND, PerfEvent.CYCLES)),
    /** Processors in use, from {@link PerfEvent#TASK_CLOCK}: 1 is one processor, busy all the time. */
    CPU_UTILISATION(delta -> perSecond(delta, PerfEvent.TASK_CLOCK) / 1e9);

    private final ToDoubleFunction<PerfDelta> formula;

    Derived(ToDoubleFunction<PerfDelta> formula) {
        this.formula = formula;
    }

    /** The value for an interval, absent if it cannot be told. */
    public OptionalDouble of(PerfDelta delta) {
        return present(formula.applyAsDouble(delta));
    }

    /** The name as a part of a metric's name, such as {@code cache_hit_ratio}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Processors in use, from two readings of a control group's CPU time: 1 is one processor, busy all the time. The
     * time moves once in a tick of the kernel (4 ms at 250 Hz), so intervals under a second are coarse.
     *
     * @param earlierNanos the CPU time at the start of the interval, in nanoseconds
     * @param laterNanos the CPU time at its end
     * @param interval its length by a monotonic clock
     * @return absent if one of them has no number, the time went back, or the interval is not above zero
     */
    public static OptionalDouble cpuUtilisation(Reading earlierNanos, Reading laterNanos, Duration interval) {
        return interval.toNanos() > 0
                ? present(orNaN(difference(earlierNanos, laterNanos)) / interval.toNanos())
                : OptionalDouble.empty();
    }

    /**
     * The part of the periods in which a control group ran into its quota, 0 to 1.
     *
     * @param earlierThrottled {@code nr_throttled} at the start of the interval
     * @param laterThrottled the same at its end
     * @param earlierPeriods {@code nr_periods} at the start of the interval
     * @param laterPeriods the same at its end
     * @return absent if one of them has no number or went back, or there was no period
     */
    public static OptionalDouble throttlingRatio(
            Reading earlierThrottled, Reading laterThrottled, Reading earlierPeriods, Reading laterPeriods) {
        double throttled = orNaN(difference(earlierThrottled, laterThrottled));
        return present(inside(throttled / orNaN(difference(earlierPeriods, laterPeriods))));
    }

    private static OptionalDouble difference(Reading earlier, Reading later) {
        double difference = orNaN(later.number()) - orNaN(earlier.number());
        return difference >= 0 ? OptionalDouble.of(difference) : OptionalDouble.empty();
    }

    private static double share(PerfDelta delta, PerfEvent part, PerfEvent whole) {
        return inside(ratio(delta, part, whole));
    }

    private static double inside(double ratio) {
        return ratio <= 1 ? ratio : Double.NaN;
    }

    private static double ratio(PerfDelta delta, PerfEvent dividend, PerfEvent divisor) {
        return number(delta, dividend) / number(delta, divisor);
    }

    private static double perSecond(PerfDelta delta, PerfEvent event) {
        return number(delta, event) / (delta.interval().toNanos() / 1e9);
    }

    private static double number(PerfDelta delta, PerfEvent event) {
        return delta.events().contains(event) ? orNaN(delta.get(event).number()) : Double.NaN;
    }

    private static double orNaN(OptionalDouble number) {
        return number.orElse(Double.NaN);
    }

    private static OptionalDouble present(double value) {
        return Optional.of(value)
                .filter(Double::isFinite)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
