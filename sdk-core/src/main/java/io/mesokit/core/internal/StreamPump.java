package io.mesokit.core.internal;

import io.mesokit.core.CallCancelledException;
import io.mesokit.core.ClosedException;
import io.mesokit.core.DecodingException;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.Gap;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.TransportException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.spi.StreamEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one stream, on a thread of its own: open, read, and open again when the connection is lost.
 *
 * <p>Three things end a connection, and they are not the same. A <em>loss</em> (cut, silent, or ended by the server) is
 * followed by another connection, and the consumer is told of the gap before the next event. A <em>refusal</em> (400,
 * 401, 403) or <em>nonsense</em> (bytes that are no records, records that are no events) would come again, so it ends
 * the stream with its failure. And <em>our own end</em> (closed, cancelled, the listener threw) ends it at once.
 */
final class StreamPump<E> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.core.streams");

    private final HttpStreamCall<E> call;
    private final StreamSink<E> sink;
    private final Canceller canceller;
    private @Nullable OpenStream first;
    private @Nullable Outage outage;

    StreamPump(HttpStreamCall<E> call, StreamSink<E> sink, Canceller canceller, @Nullable OpenStream first) {
        this.call = call;
        this.sink = sink;
        this.canceller = canceller;
        this.first = first;
    }

    @Override
    public void run() {
        Throwable failure = null;
        try {
            if (canceller.begin()) {
                pump();
            }
        } catch (Throwable thrown) { // whatever it is, the consumer must hear of the end
            failure = thrown;
        } finally {
            closeFirst();
            boolean cancelled = canceller.cancelled();
            canceller.end();
            call.engine().streams().remove(canceller);
            sink.end(call.engine().isClosed() ? call.engine().closed(null) : cancelled ? null : failure);
        }
    }

    /** It was given no thread to run on. */
    void abandon() {
        canceller.cancel();
        closeFirst();
        call.engine().streams().remove(canceller);
    }

    private void closeFirst() {
        if (first != null) {
            first.close();
        }
    }

    private void pump() throws InterruptedException {
        Optional<MesokitException> loss = connection();
        while (loss.isPresent() && !canceller.cancelled()) {
            if (!call.options().reconnect()) {
                throw loss.get();
            }
            if (outage == null) {
                outage = new Outage(loss.get());
                sink.loss(loss.get());
            }
            outage.waitBeforeNext(loss.get());
            loss = connection();
        }
    }

    /** One connection from beginning to end; empty if the end was all right. */
    private Optional<MesokitException> connection() throws InterruptedException {
        try (OpenStream stream = opened()) {
            if (outage != null) {
                sink.gap(outage.over());
            }
            return listen(stream);
        } catch (UnauthorizedException
                | ForbiddenException
                | InvalidRequestException
                | DecodingException
                | CallCancelledException
                | ClosedException refusal) {
            throw refusal;
        } catch (MesokitException unreachable) {
            if (outage == null) {
                throw unreachable;
            }
            return Optional.of(unreachable);
        }
    }

    private OpenStream opened() {
        OpenStream ready = first == null ? call.connect(canceller) : first;
        first = null;
        return ready;
    }

    private Optional<MesokitException> listen(OpenStream stream) throws InterruptedException {
        Records records = stream.records(call.framing());
        try {
            for (Optional<StreamEvent> next = records.next(); next.isPresent(); next = records.next()) {
                outage = null;
                deliver(stream, next.get());
            }
        } catch (IOException e) {
            return Optional.of(Losses.of(stream, e));
        }
        String ended = "the server ended the stream";
        return call.options().reconnect()
                ? Optional.of(new TransportException(stream.request(), ended, null))
                : Optional.empty();
    }

    private void deliver(OpenStream stream, StreamEvent record) throws IOException, InterruptedException {
        Optional<E> event;
        try {
            event = call.decoder().decode(record);
        } catch (IOException | RuntimeException e) {
            throw Decoding.failure(stream.request(), e, "; the event begins: " + Losses.head(record));
        }
        if (event.isPresent()) {
            watch(stream, event.get());
            sink.event(event.get());
        }
    }

    private void watch(OpenStream stream, E event) throws IOException {
        Optional<Duration> interval = call.decoder().heartbeat(event);
        if (interval.isPresent()) {
            stream.heartbeat(interval.get());
        }
    }

    /** From a loss to the first event after it. */
    private final class Outage {
        private final MesokitException reason;
        private final long since = System.nanoTime();
        private final Backoff backoff;
        private int attempts;

        Outage(MesokitException reason) {
            this.reason = reason;
            this.backoff = new Backoff(
                    call.options().backoff(),
                    call.options().backoff().maxAttempts(),
                    call.engine().options().random());
        }

        void waitBeforeNext(MesokitException loss) throws InterruptedException {
            attempts++;
            Duration wait = backoff.next(AttemptFailure.unreachable(loss, true)).orElseThrow(() -> loss);
            LOG.warn("stream lost, opening it again in {} ms: {}", wait.toMillis(), loss.getMessage());
            call.engine().options().sleeper().sleep(wait);
        }

        Gap over() {
            return new Gap(reason, Duration.ofNanos(System.nanoTime() - since), attempts);
        }
    }
}
