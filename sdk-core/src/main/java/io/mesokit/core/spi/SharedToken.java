package io.mesokit.core.spi;

import io.mesokit.core.Call;
import io.mesokit.core.CallCancelledException;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.MesokitException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one token that all calls of a client share, renewed by whoever needs it first.
 *
 * <p>A token is <em>fresh</em> until shortly before its end, then <em>usable</em> until its end, then useless; a server
 * may also refuse it at any time. Whoever finds it not fresh logs in, but never two at a time:
 *
 * <ul>
 *   <li>While it is usable, the others go on with it and do not wait. If the login fails, so does whoever tried it: the
 *       old token is good enough, and the next try has to wait a little.
 *   <li>When it is useless, the others wait for that login. They all get what it came to, a failure too: sixty-four
 *       threads with a wrong password are one failed login, not sixty-four and a locked account. The failure is then
 *       forgotten, and the next call tries anew.
 *   <li>A login whose own caller went away, by cancellation or because that caller's time was up, says nothing about
 *       the server. So its failure is its own alone, and one of those who wait logs in instead.
 * </ul>
 *
 * <p>The login runs on the caller's thread, as a step of the call that needs the token: it is cancelled with that call
 * and cannot outlive it. A thread of its own would spare the take-over, but would need an executor that cannot be full
 * of callers who wait for this very login.
 *
 * <p>The clocks of the server and of this machine may differ by any amount: what counts is how long the token lives
 * (expiry less issue, both by the server's clock), from when we asked for it by our own. If our clock is set back
 * meanwhile, or the token is revoked, the server's 401 brings us here through {@link #refused}.
 *
 * @param <T> what a login gives: the token, and whatever comes with it
 */
public final class SharedToken<T> {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.core.tokens");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Call<T> login;
    private final Function<T, Lease> lease;
    private final InstantSource clock;
    private final Duration renewBefore;

    private @Nullable Held<T> held; // guarded by this
    private @Nullable Flight<T> flight; // guarded by this

    /**
     * Holds no token yet.
     *
     * @param login gets a new one
     * @param lease how long one lives
     * @param clock our own
     * @param renewBefore how much of its life is left when it is renewed, but never more than half
     */
    public SharedToken(Call<T> login, Function<T, Lease> lease, InstantSource clock, Duration renewBefore) {
        this.login = login;
        this.lease = lease;
        this.clock = clock;
        this.renewBefore = renewBefore;
    }

    /**
     * How long a token lives.
     *
     * @param id what is refused when it is: the secret itself
     * @param issued when it was made, by the server's clock; empty if it does not tell, and then the end counts by our
     *     clock
     * @param expires when it ends, by the same clock
     */
    public record Lease(String id, Optional<Instant> issued, Instant expires) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Lease[expires=" + expires + "]";
        }
    }

    /**
     * A login under way: completed with a token, or with nothing if its caller went away, or with a failure for all.
     */
    private static final class Flight<T> extends CompletableFuture<Optional<T>> {}

    private record Held<T>(T token, String id, Instant renewAt, Instant end) {
        static <T> Held<T> from(T token, Lease lease, Instant asked, Duration renewBefore) {
            Duration life = Duration.between(lease.issued().orElse(asked), lease.expires());
            // A token that lives for less than the margin would be renewed before each use.
            Duration half = life.dividedBy(2);
            Duration margin = renewBefore.compareTo(half) < 0 ? renewBefore : half;
            Instant end = asked.plus(life);
            return new Held<>(token, lease.id(), end.minus(margin), end);
        }

        boolean fresh(Instant now) {
            return now.isBefore(renewAt);
        }

        boolean usable(Instant now) {
            return now.isBefore(end);
        }

        Held<T> notBefore(Instant nextTry) {
            return new Held<>(token, id, nextTry, end);
        }
    }

    /** The token, if it is fresh; never waits. */
    public synchronized Optional<T> fresh() {
        return held != null && held.fresh(clock.instant()) ? Optional.of(held.token()) : Optional.empty();
    }

    /** The token, after a login if need be; waits within the call that it is for. */
    public T current(CallScope scope) {
        while (true) {
            Flight<T> mine = new Flight<>();
            Flight<T> other;
            synchronized (this) {
                Instant now = clock.instant();
                if (held != null && (held.fresh(now) || (flight != null && held.usable(now)))) {
                    return held.token();
                }
                other = flight;
                flight = other == null ? mine : other;
            }
            if (other == null) {
                return fly(mine, scope);
            }
            Optional<T> awaited = await(other, scope);
            if (awaited.isPresent()) {
                return awaited.get();
            }
        }
    }

    /** A server refused this token; it is not given to anybody again. */
    public synchronized void refused(String id) {
        if (held != null && held.id().equals(id)) {
            held = null;
        }
    }

    private T fly(Flight<T> mine, CallScope scope) {
        Instant asked = clock.instant();
        try {
            T token = login.execute();
            land(Held.from(token, lease.apply(token), asked, renewBefore));
            mine.complete(Optional.of(token));
            return token;
        } catch (MesokitException failure) {
            if (isOwnEnd(failure, scope)) {
                throw failure;
            }
            T old = stillUsable(failure).orElseThrow(() -> failed(mine, failure));
            mine.complete(Optional.of(old));
            return old;
        } finally {
            // Whatever happened, an Error included, nobody may wait for a login that is over.
            clear(mine);
            mine.complete(Optional.empty());
        }
    }

    private static MesokitException failed(Flight<?> mine, MesokitException failure) {
        mine.completeExceptionally(failure);
        return failure;
    }

    private synchronized void land(Held<T> fresh) {
        held = fresh;
    }

    private synchronized void clear(Flight<T> mine) {
        if (flight == mine) {
            flight = null;
        }
    }

    private static boolean isOwnEnd(MesokitException failure, CallScope scope) {
        if (failure instanceof CallCancelledException) {
            return true;
        }
        return failure instanceof CallTimeoutException
                && scope.remaining().filter(Duration::isZero).isPresent();
    }

    /** The token from before, if it will do for a while although no new one is to be had. */
    private synchronized Optional<T> stillUsable(MesokitException failure) {
        Instant now = clock.instant();
        if (held == null || !held.usable(now)) {
            return Optional.empty();
        }
        LOG.warn("the token could not be renewed, the old one is used until its end: {}", failure.getMessage());
        held = held.notBefore(now.plus(PAUSE));
        return Optional.of(held.token());
    }

    private static <T> Optional<T> await(Flight<T> other, CallScope scope) {
        try {
            Optional<Duration> left = scope.remaining();
            return left.isPresent() ? other.get(left.get().toNanos(), TimeUnit.NANOSECONDS) : other.get();
        } catch (TimeoutException e) {
            scope.pause(Duration.ZERO);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            scope.pause(Duration.ZERO);
            throw new IllegalStateException("interrupted, and yet the call goes on", e);
        } catch (ExecutionException e) {
            throw (MesokitException) e.getCause();
        }
    }
}
