package io.mesokit.core.internal;

import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.Request;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.Response;
import io.mesokit.core.spi.CallBody;
import java.time.Duration;
import java.util.Optional;

/** A call whose request is known only when it runs, as where the server's version must be found out first. */
final class DeferredCall<T> extends EngineCall<T> {
    private final Request shown;
    private final CallBody<Call<T>> resolve;

    DeferredCall(Engine engine, CallOptions own, Request shown, CallBody<Call<T>> resolve) {
        super(engine, own);
        this.shown = shown;
        this.resolve = resolve;
    }

    @Override
    Response<T> run(Run run) {
        return resolve.run(run).with(own).executeForResponse();
    }

    @Override
    EngineCall<T> withOwn(CallOptions options) {
        return new DeferredCall<>(engine, options, shown, resolve);
    }

    @Override
    Optional<Duration> timeout() {
        return engine.defaults().merge(own).timeout();
    }

    @Override
    RequestInfo describe(int attempts) {
        return engine.describe(shown, attempts);
    }

    @Override
    public String toString() {
        return engine.show(shown);
    }
}
