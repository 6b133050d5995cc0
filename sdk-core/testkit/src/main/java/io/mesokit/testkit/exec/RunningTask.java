package io.mesokit.testkit.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A task that was started. Thread-safe. */
public interface RunningTask {
    /**
     * Ends it and every process it started; its exit is reported as killed, possibly before this returns. Does nothing
     * when it has ended.
     */
    void kill();

    /** The CPU time used so far by it and its children. */
    Duration cpuTime();

    /** The number of its first process; none for a simulated task. */
    OptionalLong pid();

    /** Its working directory with the files {@code stdout} and {@code stderr}; none for a simulated task. */
    Optional<Path> sandbox();
}
