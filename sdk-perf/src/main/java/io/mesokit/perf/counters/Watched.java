package io.mesokit.perf.counters;

import java.util.Optional;

/** A control group of a watch: counting while it has its turn, at rest otherwise. For one thread at a time. */
final class Watched {
    private final PerfCounters counters;
    private Optional<PerfSample> last = Optional.empty();
    private boolean counting;
    private long begun;

    /** The counters are at rest. */
    Watched(PerfCounters counters) {
        this.counters = counters;
    }

    void begin(long now) {
        counters.resume();
        counting = true;
        begun = now;
        read();
    }

    void read() {
        last = Optional.of(counters.read());
        counting &= !isGone();
    }

    void rest() {
        last = Optional.of(counters.pause());
        counting = false;
    }

    void close() {
        counters.close();
        counting = false;
    }

    Optional<PerfSample> last() {
        return last;
    }

    boolean isCounting() {
        return counting;
    }

    boolean isGone() {
        return last.filter(PerfSample::isGone).isPresent();
    }

    long begun() {
        return begun;
    }

    int descriptors() {
        return counters.descriptors();
    }
}
