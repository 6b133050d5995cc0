package io.mesokit.monasca;

import io.mesokit.core.Call;
import io.mesokit.core.CallCancelledException;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.spi.CallScope;
import io.mesokit.monasca.model.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 *   <li>While it is usable, the others go on with it and do not wait. If the login fails, so does whoever tried it: the old
 *       token is good enough, and the next try has to wait a little.
 *   <li>When it is useless, the others wait for that login. They all get what it came to, a failure too: sixty-four
 *       threads with a wrong password are one failed login, not sixty-four and a locked account. The failure is then
 *       forgotten, and the next call tries anew.
 *   <li>A login whose own caller went away, by cancellation or because that caller's time was up, says nothing about
 *       Keystone. So its failure is its own alone, and one of those who wait logs in instead.
 * </ul>
 *
 * <p>The login runs on the caller's thread, as a step of the call that needs the token: it is cancelled with that call and
 * cannot outlive it. A thread of its own would spare the take-over, but would need an executor that cannot be full of
 * callers who wait for this very login.
 *
 * <p>The clocks of Keystone and of this machine may differ by any amount: what counts is how long the token lives
 * (expiry less issue, both by Keystone's clock), from when we asked for it by our own. If our clock is set back
 * meanwhile, or the token is revoked, the server's 401 brings us here through {@link #refused}.
 */
final class SharedToken {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.monasca.tokens");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Call<Token> login;
    private final InstantSource clock;
    private final Duration renewBefore;

    private @Nullable Held held; // guarded by this
    private @Nullable Flight flight; // guarded by this

    SharedToken(Call<Token> login, InstantSource clock, Duration renewBefore) {
        this.login = login;
        this.clock = clock;
        this.renewBefore = renewBefore;
    }

    /** A login under way: completed with a token, or with nothing if its caller went away, or with a failure for all. */
    private static final class Flight extends CompletableFuture<Optional<Token>> {}

    private record Held(Token token, Instant renewAt, Instant end) {
        static Held from(Token token, Instant asked, Duration renewBefore) {
            Duration life = Duration.between(token.issuedAt().orElse(asked), token.expiresAt());
            // A token that lives for less than the margin would be renewed before each use.
            Duration half = life.dividedBy(2);
            Duration margin = renewBefore.compareTo(half) < 0 ? renewBefore : half;
            Instant end = asked.plus(life);
            return new Held(token, end.minus(margin), end);
        }

        boolean fresh(Instant now) {
            return now.isBefore(renewAt);
        }

        boolean usable(Instant now) {
            return now.isBefore(end);
        }

        Held notBefore(Instant nextTry) {
            return new Held(token, nextTry, end);
        }
    }

    /** The token, if it is fresh; never waits. */
    synchronized Optional<Token> fresh() {
        return held != null && held.fresh(clock.instant()) ? Optional.of(held.token()) : Optional.empty();
    }

    /** The token, after a login if need be; waits within the call that it is for. */
    Token current(CallScope scope) {
        while (true) {
            Flight mine = new Flight();
            Flight other;
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
            Optional<Token> awaited = await(other, scope);
            if (awaited.isPresent()) {
                return awaited.get();
            }
        }
    }

    /** A server refused this token; it is not given to anybody again. */
    synchronized void refused(String id) {
        if (held != null && held.token().id().equals(id)) {
            held = null;
        }
    }

    private Token fly(Flight mine, CallScope scope) {
        Instant asked = clock.instant();
        try {
            Token token = login.execute();
            land(Held.from(token, asked, renewBefore));
            mine.complete(Optional.of(token));
            return token;
        } catch (MesokitException failure) {
            if (isOwnEnd(failure, scope)) {
                throw failure;
            }
            Token old = stillUsable(failure).orElseThrow(() -> failed(mine, failure));
            mine.complete(Optional.of(old));
            return old;
        } finally {
            // Whatever happened, an Error included, nobody may wait for a login that is over.
            clear(mine);
            mine.complete(Optional.empty());
        }
    }

    private static MesokitException failed(Flight mine, MesokitException failure) {
        mine.completeExceptionally(failure);
        return failure;
    }

    private synchronized void land(Held fresh) {
        held = fresh;
    }

    private synchronized void clear(Flight mine) {
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
    private synchronized Optional<Token> stillUsable(MesokitException failure) {
        Instant now = clock.instant();
        if (held == null || !held.usable(now)) {
            return Optional.empty();
        }
        LOG.warn("the token could not be renewed, the old one is used until its end: {}", failure.getMessage());
        held = held.notBefore(now.plus(PAUSE));
        return Optional.of(held.token());
    }

    private static Optional<Token> await(Flight other, CallScope scope) {
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
