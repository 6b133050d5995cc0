package io.mesokit.perf.counters;

/** What all groups counted since the opening. */
final class Totals {
    private final long[] counts;
    private long enabled;
    private long running;
    private long covered;

    Totals(int events) {
        counts = new long[events];
    }

    void add(int position, long more) {
        counts[position] += more;
    }

    void addTimes(long moreEnabled, long moreRunning) {
        enabled += moreEnabled;
        running += moreRunning;
    }

    /** Time that counts which were added stand for. */
    void addCovered(long more) {
        covered += more;
    }

    PerfSample sample(Counted counted, long watchedNanos, boolean gone) {
        return new PerfSample(counted, counts.clone(), new Times(enabled, running, covered), watchedNanos, gone);
    }
}
