package io.mesokit.core.spi;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.core.StreamCall;
import io.mesokit.core.internal.Engine;
import io.mesokit.core.internal.EngineCalls;
import java.io.OutputStream;
import java.util.concurrent.Executor;

/**
 * What a service module makes its calls with. Safe for use by many threads.
 *
 * <p>{@link #with(CallOptions)} gives a view that shares everything with this one, connections and threads included;
 * the first to be closed closes it for all.
 */
public final class ServiceClient implements AutoCloseable {
    private final Engine engine;
    private final CallOptions own;

    private ServiceClient(Engine engine, CallOptions own) {
        this.engine = engine;
        this.own = own;
    }

    /** A client; connects to nothing yet. */
    public static ServiceClient open(ServiceProfile profile, ClientOptions options) {
        return new ServiceClient(new Engine(profile, options), CallOptions.none());
    }

    /** The same client, whose calls have these options unless they are given others. */
    public ServiceClient with(CallOptions options) {
        return new ServiceClient(engine, own.merge(options));
    }

    /** A call of one request. */
    public <T> Call<T> call(Request request, Decoder<T> decoder) {
        return EngineCalls.http(engine, own, request, decoder);
    }

    /** A call of a request that the SDK has no method for. */
    public Call<JsonNode> raw(Request request) {
        return call(request, Decoder.tree());
    }

    /**
     * A call of one request whose answer is decoded as it comes, within the call, its timeout and its retries. However
     * long the answer is, it takes no memory but what the decoder keeps; the limit on sizes does not hold.
     */
    public <T> Call<T> decoding(Request request, BodyDecoder<T> decoder) {
        return EngineCalls.decoding(engine, own, request, decoder);
    }

    /**
     * A call whose answer's body is not read whole, but as it comes, by whoever made the call. What limits each
     * silence, that before the answer too, is {@link io.mesokit.core.StreamOptions#idleTimeout()} of the client.
     *
     * @param reader what to make of the body
     */
    public <T> Call<T> reading(Request request, BodyReader<T> reader) {
        return EngineCalls.reading(engine, own, request, reader);
    }

    /**
     * A call whose request is known only when it is run.
     *
     * @param shown what {@code toString()} shows
     * @param resolve finds the call to run; may itself execute calls, and wait as long as its scope lets it
     */
    public <T> Call<T> deferred(Request shown, CallBody<Call<T>> resolve) {
        return EngineCalls.deferred(engine, own, shown, resolve);
    }

    /**
     * A call made of several. It has no timeout but one that it is given itself; each step has the client's.
     *
     * @param description what {@code toString()} and failures show, such as {@code jobs.awaitRun etl}
     */
    public <T> Call<T> composed(String description, CallBody<T> body) {
        return EngineCalls.composed(engine, own, description, body);
    }

    /**
     * A call whose answer is written on as it comes, so that its size is of no matter, and so is the limit on sizes.
     * How long the server may be silent is limited as for streams. It is not repeated once the answer has begun.
     *
     * @param request what to ask; with an Accept header
     * @param target where to write; neither flushed nor closed
     * @return the number of bytes
     */
    public Call<Long> download(Request request, OutputStream target) {
        return EngineCalls.download(engine, own, request, target);
    }

    /**
     * A stream of events.
     *
     * @param request how to ask for it; with the Accept header that the server wants, if it is not JSON
     * @param framing how it is cut into records
     * @param decoder reads a record
     */
    public <E> StreamCall<E> stream(Request request, Framing framing, EventDecoder<E> decoder) {
        return EngineCalls.stream(engine, own, request, framing, decoder);
    }

    /**
     * Begins a request whose body is written, as RecordIO, while it is under way: at once, on a thread of the client's.
     * It is never repeated, and has no timeout.
     *
     * @param request all but the body; with the Content-Type that the server wants
     * @param heartbeat what to send while nobody writes
     * @param decoder reads the answer
     * @throws io.mesokit.core.ClosedException if the client is closed
     */
    public <T> Upload<T> upload(Request request, Heartbeat heartbeat, Decoder<T> decoder) {
        return EngineCalls.upload(engine, own, request, heartbeat, decoder);
    }

    /** The options that the client was made from. */
    public ClientOptions options() {
        return engine.options();
    }

    /**
     * The threads of the client, or the caller's own: where to tell listeners, who may take their time. It takes
     * nothing more once the client is closed.
     */
    public Executor executor() {
        return EngineCalls.threads(engine);
    }

    /** Ends what is under way and lets nothing new begin. Does not wait; does nothing the second time. */
    @Override
    public void close() {
        engine.close();
    }

    /** The server asked now, without credentials. */
    @Override
    public String toString() {
        return engine.base();
    }
}
