package io.mesokit.core.internal;

import io.mesokit.core.MesokitException;
import java.time.Duration;
import java.util.Optional;

/** An attempt that failed, on its way to the decision whether there is another. Carries no stack of its own. */
final class AttemptFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final MesokitException failure;
    private final boolean again;
    private final boolean unreachable;
    private final boolean stale;
    private final transient Optional<Duration> retryAfter;

    private AttemptFailure(
            MesokitException failure,
            boolean again,
            boolean unreachable,
            boolean stale,
            Optional<Duration> retryAfter) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.again = again;
        this.unreachable = unreachable;
        this.stale = stale;
        this.retryAfter = retryAfter;
    }

    static AttemptFailure last(MesokitException failure) {
        return new AttemptFailure(failure, false, false, false, Optional.empty());
    }

    /** The server could not be talked to; another may be. */
    static AttemptFailure unreachable(MesokitException failure, boolean again) {
        return new AttemptFailure(failure, again, true, false, Optional.empty());
    }

    /** A connection out of the pool had died; that says nothing of the server, and a fresh one is worth trying at once. */
    static AttemptFailure stale(MesokitException failure, boolean again) {
        return new AttemptFailure(failure, again, false, true, Optional.empty());
    }

    /** The server answered, but not what was wanted. */
    static AttemptFailure refused(MesokitException failure, boolean again, Optional<Duration> retryAfter) {
        return new AttemptFailure(failure, again, false, false, retryAfter);
    }

    MesokitException failure() {
        return failure;
    }

    boolean again() {
        return again;
    }

    boolean stale() {
        return stale;
    }

    boolean unreachable() {
        return unreachable;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
