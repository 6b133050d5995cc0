package io.mesokit.core.internal;

import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A call seen so that its whole response is the value. */
final class ResponseCall<T> implements Call<Response<T>> {
    private final EngineCall<T> call;

    ResponseCall(EngineCall<T> call) {
        this.call = call;
    }

    @Override
    public Response<T> execute() {
        return call.runHere(null);
    }

    @Override
    public CompletableFuture<Response<T>> executeAsync() {
        return call.start(Function.identity());
    }

    @Override
    public Call<Response<Response<T>>> asResponse() {
        throw new IllegalStateException("this call gives its response already: " + this);
    }

    @Override
    public Call<Response<T>> with(CallOptions options) {
        return new ResponseCall<>(call.withOwn(call.own.merge(options)));
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
