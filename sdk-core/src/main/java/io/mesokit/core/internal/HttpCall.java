package io.mesokit.core.internal;

import io.mesokit.core.CallOptions;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.CircuitOpenException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.Response;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.spi.Decoder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of one request.
 *
 * <p>Running it is a loop of attempts around {@link Exchange}, which knows what one attempt came to. The rules, in one
 * place, for they are what users trust us with:
 *
 * <ol>
 *   <li>An attempt whose request never left (no connection was made) may always be followed by another.
 *   <li>One whose request left may be followed by another only if the operation is safe to repeat. If it is not, and no
 *       answer came, the failure is {@link io.mesokit.core.OutcomeUnknownException}.
 *   <li>A 401 after which the credentials can be renewed, and a redirect that says so (307, 308), are followed for
 *       every operation: the server has said that it did not act.
 *   <li>With several endpoints, one that cannot be talked to, or that answers 502, 503 or 504 or by another answer says
 *       that it cannot reach whoever acts, is left for the next at once; the policy's waits begin when all have been
 *       tried.
 *   <li>A pooled connection that had died is replaced by a fresh one at once, for what is safe to repeat.
 *   <li>An answer by which the server says that it did not look at the request, because it starts or nobody leads, may
 *       be followed by another for every operation; while nobody leads, that goes on until the call's timeout, and
 *       costs no attempt.
 *   <li>A wait that would outlive the call's timeout is not begun: the last failure is reported while it is news. The
 *       same goes for an attempt that the circuit breaker holds back.
 * </ol>
 */
final class HttpCall<T> extends EngineCall<T> {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.core.calls");

    private final Request request;
    private final Decoder<T> decoder;
    private final CallOptions effective;
    private final Intake intake;

    HttpCall(Engine engine, CallOptions own, Request request, Decoder<T> decoder) {
        this(engine, own, request, decoder, Intake.whole());
    }

    HttpCall(Engine engine, CallOptions own, Request request, Decoder<T> decoder, Intake intake) {
        super(engine, own);
        this.intake = intake;
        this.request = request;
        this.decoder = decoder;
        this.effective = engine.defaults().merge(own);
    }

    @Override
    Response<T> run(Run run) {
        CallOptions options = options(run);
        Exchange exchange = new Exchange(engine, run, request, options, intake);
        RetryPolicy policy = options.retry().orElse(RetryPolicy.none());
        Attempts attempts = null;
        MesokitException before = null;
        while (true) {
            try {
                run.beginAttempt();
                return decoded(exchange.attempt());
            } catch (AttemptFailure failure) {
                attempts = attempts == null ? new Attempts(engine, policy) : attempts;
                if (!attempts.another(failure)) {
                    throw failure.failure();
                }
                waitForNext(run, failure, attempts);
                before = failure.failure();
            } catch (CallTimeoutException timeout) {
                throw beside(before, timeout);
            } catch (CircuitOpenException heldBack) { // by what went before, more often than not; and that was sent
                throw before == null ? heldBack : beside(heldBack, before);
            }
        }
    }

    private CallOptions options(Run run) {
        CallOptions inherited = run.inherited();
        return inherited == CallOptions.none()
                ? effective
                : engine.defaults().merge(inherited).merge(own);
    }

    private static MesokitException beside(@Nullable MesokitException other, MesokitException told) {
        if (other != null && other != told) {
            told.addSuppressed(other);
        }
        return told;
    }

    /** Returns when there is to be another attempt; throws the failure when there is not. */
    private void waitForNext(Run run, AttemptFailure attempt, Attempts attempts) {
        boolean another =
                attempt.elsewhere() && run.attempts() < engine.endpoints().count();
        Duration pause = another || attempt.stale()
                ? Duration.ZERO
                : attempts.pause(attempt).orElseThrow(attempt::failure);
        if (pause.toNanos() >= run.remainingNanos()) {
            throw attempt.failure();
        }
        LOG.warn(
                "trying again in {} ms after: {}",
                pause.toMillis(),
                attempt.failure().getMessage());
        try {
            run.pause(pause);
        } catch (CallTimeoutException late) { // the time ran out between the look at it and the wait
            throw attempt.failure();
        }
    }

    private Response<T> decoded(RawResponse raw) {
        try {
            return new Response<>(decoder.decode(raw), raw);
        } catch (java.io.IOException | RuntimeException e) {
            throw Decoding.failure(raw, e);
        }
    }

    @Override
    EngineCall<T> withOwn(CallOptions options) {
        return new HttpCall<>(engine, options, request, decoder, intake);
    }

    @Override
    Optional<Duration> timeout() {
        return effective.timeout();
    }

    /** A body that somebody writes to may take hours, and must not keep other calls from being made. */
    @Override
    Executor executor() {
        return intake.streamed().isPresent() ? engine.threads().forWaiting() : super.executor();
    }

    @Override
    RequestInfo describe(int attempts) {
        return engine.describe(request, attempts);
    }

    @Override
    public String toString() {
        return engine.show(request);
    }
}
