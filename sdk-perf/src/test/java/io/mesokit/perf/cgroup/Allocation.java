package io.mesokit.perf.cgroup;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that this thread allocates. */
final class Allocation {
    private static final int TIMES = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** By 200 runs together, once others have loaded what they need; counted to the byte by the JVM. */
    static long of200(Runnable action) {
        run(action);
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        long counting = THREADS.getThreadAllocatedBytes(thread) - before;
        before = THREADS.getThreadAllocatedBytes(thread);
        run(action);
        return THREADS.getThreadAllocatedBytes(thread) - before - counting;
    }

    private static void run(Runnable action) {
        for (int time = 0; time < TIMES; time++) {
            action.run();
        }
    }
}
