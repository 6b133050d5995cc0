package io.mesokit.core.internal;

import io.mesokit.core.CallCancelledException;
import io.mesokit.core.CallOptions;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.Response;
import io.mesokit.core.Sleeper;
import io.mesokit.core.spi.CallScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One running of a call: its deadline, its attempts, and the way to cancel it.
 *
 * <p>A call that is executed while another runs on the same thread (a step of a composed call, or a token fetched for a
 * request) is part of that one: it cannot outlive its deadline, and is cancelled with it. That is what the thread-local
 * is for, and all that it is for. Deadlines go by the monotonic clock, so a jump of the wall clock moves none.
 */
final class Run implements CallScope {
    private static final ThreadLocal<@Nullable Run> CURRENT = new ThreadLocal<>();
    static final long NEVER = Long.MAX_VALUE;

    private final Canceller canceller;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final @Nullable Run parent;
    private final long begun;
    private final long allowed;
    private final EngineCall<?> call;
    private final CallOptions inherited;

    private int attempts;

    /** Whether any byte of the present attempt's request may have left; set by the HTTP layer on this same thread. */
    private boolean sent;

    /** Whether it went over a connection that had been used before, and so may have died since. */
    private boolean reused;

    private long exchangeBegun;

    private Run(Canceller canceller, @Nullable Run parent, EngineCall<?> call, long begun) {
        this.canceller = canceller;
        this.parent = parent;
        this.begun = begun;
        this.call = call;
        this.clock = call.engine.options().clock();
        this.sleeper = call.engine.options().sleeper();
        long own = call.timeout().map(Run::saturatedNanos).orElse(NEVER);
        this.allowed = parent == null ? own : Math.min(own, parent.remainingNanos());
        this.inherited = parent == null ? CallOptions.none() : parent.forStep(call);
    }

    /**
     * What a step of this run inherits. Nothing across clients: what is meant for one server is not for another's eyes.
     */
    private CallOptions forStep(EngineCall<?> step) {
        return step.engine == call.engine ? inherited.merge(call.forSteps()) : CallOptions.none();
    }

    /** Runs a call on this thread, within the run around it if there is one. */
    static <T> Response<T> of(EngineCall<T> call, @Nullable Canceller given, long begun) {
        Run outer = CURRENT.get();
        if (given != null || outer != null) {
            return of(call, new Run(given != null ? given : outer.canceller, outer, call, begun));
        }
        Canceller canceller = new Canceller();
        canceller.begin();
        try {
            return of(call, new Run(canceller, null, call, begun));
        } finally {
            canceller.end();
        }
    }

    private static <T> Response<T> of(EngineCall<T> call, Run run) {
        boolean added = call.engine.began(run.canceller);
        CURRENT.set(run);
        try {
            return call.run(run);
        } finally {
            CURRENT.set(run.parent); // null too: to remove the entry, and make it anew for each call, is dear
            if (added) {
                call.engine.ended(run.canceller);
            }
        }
    }

    Canceller canceller() {
        return canceller;
    }

    /** The options of the composed calls that this is a step of. */
    CallOptions inherited() {
        return inherited;
    }

    int attempts() {
        return attempts;
    }

    void beginAttempt() {
        checkAlive();
        attempts++;
        beginExchange();
    }

    /** Another request of the attempt: what went before it, the server has said it did not act upon. */
    void beginExchange() {
        sent = false;
        reused = false;
    }

    void markSent(boolean overUsedConnection) {
        sent = true;
        reused = overUsedConnection;
    }

    boolean sent() {
        return sent;
    }

    boolean reused() {
        return reused;
    }

    /** The request is about to be handed to the HTTP layer; the time, for the clock is not read for nothing. */
    long exchangeBegins() {
        exchangeBegun = System.nanoTime();
        return exchangeBegun;
    }

    long exchangeBegun() {
        return exchangeBegun;
    }

    /** Nanoseconds left; a very large number without a timeout. */
    long remainingNanos() {
        return allowed == NEVER ? NEVER : remainingNanos(System.nanoTime());
    }

    long remainingNanos(long now) {
        return allowed == NEVER ? NEVER : allowed - (now - begun);
    }

    boolean timedOut() {
        return remainingNanos() <= 0;
    }

    @Override
    public Optional<Duration> remaining() {
        long nanos = remainingNanos();
        return nanos == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, nanos)));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pause(Duration duration) {
        checkAlive();
        long left = remainingNanos();
        boolean cut = saturatedNanos(duration) > left;
        try {
            sleeper.sleep(cut ? Duration.ofNanos(left) : duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        }
        if (cut) {
            throw timedOut(null);
        }
    }

    /** Fails if there is no point in going on. */
    void checkAlive() {
        if (canceller.cancelled() || Thread.currentThread().isInterrupted() || call.engine.isClosed()) {
            throw cancelled(null);
        }
        if (timedOut()) {
            throw timedOut(null);
        }
    }

    /** The failure of a run that this process ended. */
    MesokitException cancelled(@Nullable Throwable cause) {
        for (Run each = this; each != null; each = each.parent) {
            if (each.call.engine.isClosed()) {
                return each.call.engine.closed(request());
            }
        }
        String how = canceller.cancelled() ? "cancelled" : "its thread was interrupted";
        return new CallCancelledException(request(), how, cause);
    }

    CallTimeoutException timedOut(@Nullable Throwable cause) {
        String message = "no answer within the call's timeout of "
                + Duration.ofNanos(Math.max(0, allowed)).toMillis() + " ms";
        return new CallTimeoutException(request(), message, cause);
    }

    RequestInfo request() {
        return call.describe(attempts);
    }

    static long saturatedNanos(Duration duration) {
        return duration.getSeconds() > NEVER / 2_000_000_000L ? NEVER : duration.toNanos();
    }
}
