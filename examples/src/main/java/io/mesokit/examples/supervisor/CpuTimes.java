package io.mesokit.examples.supervisor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** CPU time of runs as others measure it, for those that cannot tell it themselves. Safe for use by many threads. */
interface CpuTimes extends AutoCloseable {
    /** Nobody measures any. */
    CpuTimes UNKNOWN = job -> CompletableFuture.completedFuture(Optional.empty());

    /** What the run under way has used so far, if that is known. Does not block, and does not fail. */
    CompletableFuture<Optional<Duration>> used(String job);

    @Override
    default void close() {}
}
