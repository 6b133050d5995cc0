package io.mesokit.core.internal;

import io.mesokit.core.CallCancelledException;
import io.mesokit.core.CallOptions;
import io.mesokit.core.MesokitException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.Heartbeat;
import io.mesokit.core.spi.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Call;
import okhttp3.Response;

/** A request whose body is written while it is under way. Safe for use by many threads. */
final class HttpUpload<T> implements Upload<T> {
    /** It may go on for as long as somebody writes. */
    private static final Duration ENDLESS = Duration.ofDays(3650);

    private static final CallOptions ONCE = CallOptions.builder()
            .retry(RetryPolicy.none())
            .repeatable(false)
            .timeout(ENDLESS)
            .attemptTimeout(ENDLESS)
            .build();

    private final RecordPipe pipe;
    private final CompletableFuture<T> answer;
    private final String shown;

    private HttpUpload(RecordPipe pipe, io.mesokit.core.Call<T> call) {
        this.pipe = pipe;
        this.shown = call.toString();
        this.answer = call.executeAsync();
        CompletableFuture<T> unused = answer.whenComplete((value, failure) -> pipe.abandon());
    }

    /** Begins it, on a thread of the client's. */
    static <T> HttpUpload<T> begin(
            Engine engine, CallOptions own, Request request, Heartbeat heartbeat, Decoder<T> decoder) {
        engine.checkOpen();
        RecordPipe pipe = new RecordPipe();
        Body body = new Body(new StreamedPayload(pipe, heartbeat));
        return new HttpUpload<>(pipe, new HttpCall<>(engine, own.merge(ONCE), request, decoder, body));
    }

    /** Lends its body to the exchange, and keeps every limit off it. */
    private record Body(StreamedPayload payload) implements Intake {
        @Override
        public Optional<StreamedPayload> streamed() {
            return Optional.of(payload);
        }

        @Override
        public void limit(Call call, long nanos) {
            // None: it would count the whole life of the body.
        }

        @Override
        public RawResponse take(Exchange exchange, Response response) throws IOException {
            return Intake.whole().take(exchange, response);
        }
    }

    @Override
    public boolean write(byte[] record) {
        try {
            return pipe.put(record) || answered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallCancelledException(null, "interrupted while waiting to send a record", e);
        }
    }

    /** False if the answer was a good one. */
    private boolean answered() {
        try {
            answer.join();
            return false;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof MesokitException known ? known : failed;
        } catch (CancellationException closed) {
            throw new CallCancelledException(null, shown + " was closed", closed);
        }
    }

    @Override
    public void end() {
        pipe.end();
    }

    @Override
    public CompletableFuture<T> answer() {
        return answer;
    }

    @Override
    public void close() {
        answer.cancel(true);
    }

    @Override
    public String toString() {
        return shown;
    }
}
