package io.mesokit.perf.counters;

/** What all groups counted since the opening. */
final class Totals {
    private long[] counts;
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

    /** Becomes the same as others; allocates only if they are of another number of events. */
    void copy(Totals from) {
        if (counts.length != from.counts.length) {
            counts = new long[from.counts.length];
        }
        System.arraycopy(from.counts, 0, counts, 0, counts.length);
        enabled = from.enabled;
        running = from.running;
        covered = from.covered;
    }

    long count(int position) {
        return counts[position];
    }

    long enabled() {
        return enabled;
    }

    long running() {
        return running;
    }

    boolean haveNeverRun() {
        return Times.areOfNone(enabled, running);
    }

    Times times() {
        return new Times(enabled, running, covered);
    }

    PerfSample sample(Counted counted, long watchedNanos, boolean gone) {
        return new PerfSample(counted, counts.clone(), times(), watchedNanos, gone);
    }
}
