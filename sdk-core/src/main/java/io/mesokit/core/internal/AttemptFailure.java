package io.mesokit.core.internal;

import io.mesokit.core.MesokitException;
import java.time.Duration;
import java.util.Optional;

/** An attempt that failed, on its way to the decision whether there is another. Carries no stack of its own. */
final class AttemptFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        LAST,
        UNREACHABLE,
        STALE,
        REFUSED,
        NOT_THIS_ONE,
        ELECTING
    }

    private final MesokitException failure;
    private final Kind kind;
    private final boolean again;
    private final transient Optional<Duration> retryAfter;

    private AttemptFailure(MesokitException failure, Kind kind, boolean again, Optional<Duration> retryAfter) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.kind = kind;
        this.again = again;
        this.retryAfter = retryAfter;
    }

    static AttemptFailure last(MesokitException failure) {
        return new AttemptFailure(failure, Kind.LAST, false, Optional.empty());
    }

    /** The server could not be talked to; another may be. */
    static AttemptFailure unreachable(MesokitException failure, boolean again) {
        return new AttemptFailure(failure, Kind.UNREACHABLE, again, Optional.empty());
    }

    /**
     * A connection out of the pool had died; that says nothing of the server, and a fresh one is worth trying at once.
     */
    static AttemptFailure stale(MesokitException failure, boolean again) {
        return new AttemptFailure(failure, Kind.STALE, again, Optional.empty());
    }

    /** The server answered, but not what was wanted; {@code elsewhere} if it said that it is not the one to ask now. */
    static AttemptFailure refused(
            MesokitException failure, boolean again, boolean elsewhere, Optional<Duration> retryAfter) {
        return new AttemptFailure(failure, elsewhere ? Kind.NOT_THIS_ONE : Kind.REFUSED, again, retryAfter);
    }

    /**
     * Nobody leads who could act upon it, or the one who is said to lead is gone or does not know of it; that passes,
     * and nothing was done.
     */
    static AttemptFailure electing(MesokitException failure, Optional<Duration> retryAfter) {
        return new AttemptFailure(failure, Kind.ELECTING, true, retryAfter);
    }

    MesokitException failure() {
        return failure;
    }

    boolean again() {
        return again;
    }

    boolean stale() {
        return kind == Kind.STALE;
    }

    boolean electing() {
        return kind == Kind.ELECTING;
    }

    /** Whether another server may do better at once. */
    boolean elsewhere() {
        return kind == Kind.NOT_THIS_ONE || unreachable();
    }

    /** Whether nobody was there who could have acted. */
    boolean unreachable() {
        return kind == Kind.UNREACHABLE || kind == Kind.ELECTING;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
