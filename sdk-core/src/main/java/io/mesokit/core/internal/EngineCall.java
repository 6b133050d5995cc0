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
import java.util.function.Supplier;
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
        return runHere(canceller, System.nanoTime());
    }

    private Response<T> runHere(@Nullable Canceller canceller, long begun) {
        engine.checkOpen();
        return Run.of(this, canceller, begun);
    }

    <R> CompletableFuture<R> start(Function<Response<T>, R> result) {
        Canceller canceller = new Canceller();
        CallFuture<R> future = new CallFuture<>(canceller);
        // Here, for the caller's time runs while the call waits for a thread.
        long begun = System.nanoTime();
        try {
            executor().execute(() -> complete(future, canceller, () -> result.apply(runHere(canceller, begun))));
        } catch (RejectedExecutionException e) {
            future.fail(engine.isClosed() ? engine.closed(describe(0)) : e);
        }
        return future;
    }

    /** What was opened for somebody who has left would stay open. */
    private static void closeUnseen(Object result) throws Exception {
        if (result instanceof AutoCloseable open) {
            open.close();
        }
    }

    @SuppressWarnings("Interruption") // the flag is ours: Canceller set it for this very run
    private static <R> void complete(CallFuture<R> future, Canceller canceller, Supplier<R> work) {
        if (!canceller.begin()) {
            return;
        }
        try {
            R result = work.get();
            if (!future.succeed(result)) {
                closeUnseen(result);
            }
        } catch (Throwable failure) { // whatever it is, the future must end
            future.fail(failure);
        } finally {
            canceller.end();
        }
    }
}
