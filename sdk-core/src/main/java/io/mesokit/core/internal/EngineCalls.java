package io.mesokit.core.internal;

import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.Request;
import io.mesokit.core.StreamCall;
import io.mesokit.core.spi.BodyDecoder;
import io.mesokit.core.spi.BodyReader;
import io.mesokit.core.spi.CallBody;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.EventDecoder;
import io.mesokit.core.spi.Framing;
import io.mesokit.core.spi.Heartbeat;
import io.mesokit.core.spi.Upload;
import java.io.OutputStream;
import java.util.concurrent.Executor;

/** The way in for the service modules' client. */
public final class EngineCalls {
    private EngineCalls() {}

    /** A call of one request. */
    public static <T> Call<T> http(Engine engine, CallOptions own, Request request, Decoder<T> decoder) {
        return new HttpCall<>(engine, own, request, decoder);
    }

    /** A call whose request is known only when it runs. */
    public static <T> Call<T> deferred(Engine engine, CallOptions own, Request shown, CallBody<Call<T>> resolve) {
        return new DeferredCall<>(engine, own, shown, resolve);
    }

    /** A call made of several. */
    public static <T> Call<T> composed(Engine engine, CallOptions own, String description, CallBody<T> body) {
        return new ComposedCall<>(engine, own, description, body);
    }

    /** A call whose answer's body is read after it. */
    public static <T> Call<T> reading(Engine engine, CallOptions own, Request request, BodyReader<T> reader) {
        return opening(engine, own, request, reader::read);
    }

    /** A call whose answer is decoded as it comes. */
    public static <T> Call<T> decoding(Engine engine, CallOptions own, Request request, BodyDecoder<T> decoder) {
        return new DeferredCall<>(engine, own, request, scope -> {
            Digest<T> digest = new Digest<>(decoder);
            return new HttpCall<>(engine, CallOptions.none(), request, digest::value, digest);
        });
    }

    /** A call whose answer is passed on as it comes. */
    public static Call<Long> download(Engine engine, CallOptions own, Request request, OutputStream target) {
        return opening(engine, own, request, body -> new Download(body, target).run());
    }

    private static <T> Call<T> opening(Engine engine, CallOptions own, Request request, OpenBody.Use<T> use) {
        return new DeferredCall<>(engine, own, request, scope -> {
            OpenStream open = new OpenStream(engine.options().streams());
            return new HttpCall<>(engine, CallOptions.none(), request, raw -> OpenBody.use(engine, open, use), open);
        });
    }

    /** Where what may wait for minutes runs. */
    public static Executor threads(Engine engine) {
        return engine.threads().forWaiting();
    }

    /** A request whose body is written while it is under way; it begins at once. */
    public static <T> Upload<T> upload(
            Engine engine, CallOptions own, Request request, Heartbeat heartbeat, Decoder<T> decoder) {
        return HttpUpload.begin(engine, own, request, heartbeat, decoder);
    }

    /** A stream. */
    public static <E> StreamCall<E> stream(
            Engine engine, CallOptions own, Request request, Framing framing, EventDecoder<E> decoder) {
        var source = new HttpStreamCall.Source<>(request, framing, decoder);
        return new HttpStreamCall<>(engine, own, source, engine.options().streams(), gap -> {});
    }
}
