package io.mesokit.core.internal;

import io.mesokit.core.CallOptions;
import io.mesokit.core.RawResponse;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.Response;
import io.mesokit.core.spi.CallBody;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A call made of several. Its timeout is only the one it was given itself: the client's default is meant for one
 * request, and each step has that.
 */
final class ComposedCall<T> extends EngineCall<T> {
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);
    private static final byte[] NO_BODY = {};

    private final String description;
    private final CallBody<T> body;

    ComposedCall(Engine engine, CallOptions own, String description, CallBody<T> body) {
        super(engine, own);
        this.description = description;
        this.body = body;
    }

    @Override
    Response<T> run(Run run) {
        run.checkAlive();
        T value = body.run(run);
        return new Response<>(value, new RawResponse(() -> describe(1), 200, () -> NO_HEADERS, NO_BODY));
    }

    @Override
    EngineCall<T> withOwn(CallOptions options) {
        return new ComposedCall<>(engine, options, description, body);
    }

    @Override
    Optional<Duration> timeout() {
        return own.timeout();
    }

    @Override
    RequestInfo describe(int attempts) {
        return new RequestInfo(description, "CALLS", engine.base(), attempts);
    }

    /** All but the timeout, which is for the whole, and whether it may be repeated, which is for each step to know. */
    @Override
    CallOptions forSteps() {
        CallOptions.Builder steps = CallOptions.builder();
        own.attemptTimeout().ifPresent(steps::attemptTimeout);
        own.retry().ifPresent(steps::retry);
        own.maxBodyBytes().ifPresent(steps::maxBodyBytes);
        own.headers().forEach(steps::header);
        return steps.build();
    }

    /** It may wait for minutes, and must not keep others from running. */
    @Override
    Executor executor() {
        return engine.threads().forWaiting();
    }

    @Override
    public String toString() {
        return description + " at " + engine.base();
    }
}
