package io.mesokit.perf.counters;

import java.util.Optional;

/** A control group of a watch: counting while it has its turn, at rest otherwise. For one thread at a time. */
final class Watched {
    private final PerfCounters counters;
    private Optional<PerfSample> last = Optional.empty();
    private long begun;

    /** The counters are at rest. */
    Watched(PerfCounters counters) {
        this.counters = counters;
    }

    void begin(long now) {
        counters.resume();
        begun = now;
        read();
    }

    void read() {
        keep(counters.read());
    }

    void rest() {
        keep(counters.pause());
    }

    void close() {
        counters.close();
    }

    /** Totals that stand still say more than why there is no newer one. */
    private void keep(PerfSample sample) {
        if (last.isEmpty() || sample.isGone() || !isRefusedForNow()) {
            last = Optional.of(sample);
        }
    }

    boolean isRefusedForNow() {
        return counters.isRefusedForNow();
    }

    Optional<PerfSample> last() {
        return last;
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
