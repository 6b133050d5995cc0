package io.mesokit.core.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the body of a composed call may ask of the run it is part of. Used by the running thread only. */
public interface CallScope {
    /**
     * Waits, within the call's timeout.
     *
     * @throws io.mesokit.core.CallTimeoutException if the timeout comes first
     * @throws io.mesokit.core.CallCancelledException if the call is cancelled while it waits
     */
    void pause(Duration duration);

    /** The time by the client's clock. */
    Instant now();

    /** What is left of the call's timeout; empty if it has none. */
    Optional<Duration> remaining();
}
