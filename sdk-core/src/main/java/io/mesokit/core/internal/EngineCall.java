package io.mesokit.core.internal;

import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all calls share: two ways to run one {@link #run}. */
abstract class EngineCall<T> implements Call<T> {
    final Engine engine;
    final CallOptions own;

    EngineCall(Engine engine, CallOptions own) {
        this.engine = engine;
        this.own = own;
    }

    /** Does it, on this thread. */
    abstract Response<T> run(Run run);

    /** The same call with exactly these options of its own. */
    abstract EngineCall<T> withOwn(CallOptions options);

    abstract Optional<Duration> timeout();

    abstract RequestInfo describe(int attempts);

    /** What of its own options holds for calls that it executes itself. */
    CallOptions forSteps() {
        return CallOptions.none();
    }

    /** Where it runs when it is not to run here. */
    Executor executor() {
        return engine.threads().forCalls();
    }

    @Override
    public T execute() {
        return runHere(null).value();
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return start(Response::value);
    }

    @Override
    public Call<Response<T>> asResponse() {
        return new ResponseCall<>(this);
    }

    @Override
    public Call<T> with(CallOptions options) {
        return withOwn(own.merge(options));
    }

    Response<T> runHere(@Nullable Canceller canceller) {
        engine.checkOpen();
        return Run.of(this, canceller);
    }

    <R> CompletableFuture<R> start(Function<Response<T>, R> result) {
        Canceller canceller = new Canceller();
        CallFuture<R> future = new CallFuture<>(canceller);
        try {
            executor().execute(() -> complete(future, canceller, result));
        } catch (RejectedExecutionException e) {
            future.fail(engine.isClosed() ? engine.closed() : e);
        }
        return future;
    }

    @SuppressWarnings("Interruption") // the flag is ours: Canceller set it for this very run
    private <R> void complete(CallFuture<R> future, Canceller canceller, Function<Response<T>, R> result) {
        if (!canceller.begin()) {
            return;
        }
        try {
            future.succeed(result.apply(runHere(canceller)));
        } catch (Throwable failure) { // whatever it is, the future must end
            future.fail(failure);
        } finally {
            canceller.end();
        }
    }
}
