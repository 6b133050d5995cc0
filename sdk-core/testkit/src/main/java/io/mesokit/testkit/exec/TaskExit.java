package io.mesokit.testkit.exec;

import java.time.Duration;

/**
 * How a task ended.
 *
 * @param status the exit status; a task ended by signal n has 128 + n
 * @param killed whether the cluster ended it, on request
 * @param cpuTime the CPU time that it and all its children used, as far as it was measured
 */
public record TaskExit(int status, boolean killed, Duration cpuTime) {
    /** Whether it ended by itself with status 0. */
    public boolean success() {
        return !killed && status == 0;
    }
}
