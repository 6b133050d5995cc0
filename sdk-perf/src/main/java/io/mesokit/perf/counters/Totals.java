package io.mesokit.perf.counters;

/** What all groups counted since the opening. */
final class Totals {
    private final long[] counts;
    private long enabled;
    private long running;

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

    PerfSample sample(Counted counted, long watchedNanos, boolean gone) {
        return new PerfSample(counted, counts.clone(), enabled, running, watchedNanos, gone);
    }
}
