package io.mesokit.testkit.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Holds process trees to a share of CPU and measures what they use. Thread-safe. */
interface CpuLimiter extends AutoCloseable {
    /** Prepares the limit for a task about to start; a process joins by writing its pid to the hold's files. */
    Hold prepare(TaskSpec task);

    @Override
    void close();

    /** The limit of one tree. */
    interface Hold {
        /** Files into which the first process writes its pid before anything else. */
        List<Path> joinFiles();

        /** The tree has started. */
        void started(ProcessTree tree);

        /** CPU time used so far, ended processes included. */
        Duration cpuTime();

        /** The tree has ended; removes what was set up. */
        void release();
    }
}
