package io.mesokit.core.internal;

import io.mesokit.core.CallOptions;
import io.mesokit.core.EventStream;
import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.StreamCall;
import io.mesokit.core.StreamListener;
import io.mesokit.core.StreamOptions;
import io.mesokit.core.Subscription;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.core.spi.EventDecoder;
import io.mesokit.core.spi.Framing;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream, described. */
final class HttpStreamCall<E> implements StreamCall<E> {
    private final Engine engine;
    private final CallOptions own;
    private final Source<E> source;
    private final StreamOptions options;
    private final Consumer<Gap> gaps;

    /** Where the events come from and how they are read. */
    record Source<E>(Request request, Framing framing, EventDecoder<E> decoder) {}

    HttpStreamCall(Engine engine, CallOptions own, Source<E> source, StreamOptions options, Consumer<Gap> gaps) {
        this.engine = engine;
        this.own = own;
        this.source = source;
        this.options = options;
        this.gaps = gaps;
    }

    @Override
    public EventStream<E> open() {
        engine.checkOpen();
        Canceller canceller = new Canceller();
        OpenStream first = connectHere(canceller);
        QueuedEvents<E> events = new QueuedEvents<>(options.bufferedEvents(), gaps, canceller);
        start(new StreamPump<>(this, events, canceller, first), canceller);
        return events;
    }

    @Override
    public Subscription subscribe(StreamListener<? super E> listener) {
        engine.checkOpen();
        Canceller canceller = new Canceller();
        ListenerSink<E> sink = new ListenerSink<>(Objects.requireNonNull(listener, "listener"), gaps, canceller);
        start(new StreamPump<>(this, sink, canceller, null), canceller);
        return sink;
    }

    private void start(StreamPump<E> pump, Canceller canceller) {
        engine.streams().add(canceller);
        try {
            engine.checkOpen(); // again, for a close that had passed by before the line above ends nothing of this
            engine.threads().forWaiting().execute(pump);
        } catch (Throwable notStarted) { // whatever it is, nobody else will ever end what is open
            pump.abandon();
            engine.checkOpen();
            throw notStarted;
        }
    }

    /** So that an interrupt of this thread ends the wait for the server. */
    private OpenStream connectHere(Canceller canceller) {
        canceller.begin();
        try {
            return connect(canceller);
        } finally {
            canceller.end();
        }
    }

    /** Opens a connection on this thread, with the retries of any call. */
    OpenStream connect(@Nullable Canceller canceller) {
        OpenStream stream = new OpenStream(options);
        new HttpCall<>(engine, own, source.request(), raw -> opened(raw, stream), stream).runHere(canceller);
        return stream;
    }

    private OpenStream opened(RawResponse raw, OpenStream stream) {
        if (stream.isOpen()) {
            return stream;
        }
        throw engine.profile()
                .errors()
                .map(source.request(), raw)
                .<MesokitException>map(refusal -> refusal)
                .orElseGet(() -> new UnexpectedShapeException(
                        raw.request(), raw.status() + " in place of a stream: " + raw.head(), null));
    }

    @Override
    public StreamCall<E> with(StreamOptions other) {
        return new HttpStreamCall<>(engine, own, source, Objects.requireNonNull(other, "options"), gaps);
    }

    @Override
    public StreamCall<E> onGap(Consumer<? super Gap> listener) {
        Objects.requireNonNull(listener, "listener");
        return new HttpStreamCall<>(engine, own, source, options, gaps.andThen(listener::accept));
    }

    Engine engine() {
        return engine;
    }

    StreamOptions options() {
        return options;
    }

    Framing framing() {
        return source.framing();
    }

    EventDecoder<E> decoder() {
        return source.decoder();
    }

    @Override
    public String toString() {
        return engine.show(source.request());
    }
}
