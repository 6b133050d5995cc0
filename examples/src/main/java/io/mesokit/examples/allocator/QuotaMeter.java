package io.mesokit.examples.allocator;

import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.Metric;

/**
 * Whether a task was held by a quota of its container, or of one around it. While a quota holds it the kernel counts
 * its threads as waiting for a CPU, each of them, so that what is counted as held cannot be taken off. For one thread.
 */
final class QuotaMeter {
    private long last = -1;
    private boolean was;

    /** Since the last look but one: a period is counted when it ends, and threads tell only once they run again. */
    boolean look(Found task) {
        long now = task.containers().stream().mapToLong(QuotaMeter::periods).sum();
        boolean is = last >= 0 && now != last;
        boolean lately = is || was;
        last = now;
        was = is;
        return lately;
    }

    private static long periods(Cgroup group) {
        return group.sample(Metric.CPU_THROTTLED_PERIODS)
                .get(Metric.CPU_THROTTLED_PERIODS)
                .orElse(0);
    }
}
