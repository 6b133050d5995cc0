package io.mesokit.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One operation of a server, described but not yet sent. Nothing happens until it is run, and it can be run any number
 * of times, from any thread, by {@link #execute()} on the calling thread or {@link #executeAsync()} on the client's:
 * two ways to run the same thing.
 *
 * <pre>{@code
 * Job job = chronos.jobs().get("etl").execute();
 * CompletableFuture<Job> later = chronos.jobs().get("etl").withTimeout(Duration.ofSeconds(2)).executeAsync();
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads. Not for implementing: methods may be added. {@code toString()} shows
 * the request, with secrets masked, so that a forgotten {@code execute()} explains itself.
 *
 * @param <T> what the server's answer is read into; {@link Void} (always null) where there is nothing to read
 */
public interface Call<T> {
    /**
     * Runs the call on this thread and blocks until it has an answer, has failed for good, or ran out of time.
     *
     * @return the answer
     * @throws TransportException if no answer came; the request had no effect, or the operation is safe to repeat
     * @throws OutcomeUnknownException if no answer came, the request was sent, and repeating it could do it twice
     * @throws CallTimeoutException if the timeout passed
     * @throws StatusException if the server refused; its subclasses say what the caller can do
     * @throws DecodingException if the answer is not what the server is known to send
     * @throws CircuitOpenException if the circuit breaker holds calls back
     * @throws CallCancelledException if this thread was interrupted; the thread's interrupt flag is set again
     * @throws ClosedException if the client was closed
     */
    T execute();

    /**
     * Runs the call on the client's threads; never blocks. Failures complete the future with the very exception that
     * {@link #execute()} would throw. Cancelling this future (or completing it from outside, as {@code orTimeout} does)
     * ends the exchange and any retry; cancelling a future derived from it does not, as ever in the JDK.
     *
     * @return the future answer
     */
    CompletableFuture<T> executeAsync();

    /** The same call, giving its status, headers and number of attempts beside the value. */
    Call<Response<T>> asResponse();

    /** Short for {@code asResponse().execute()}; blocks and throws like {@link #execute()}. */
    default Response<T> executeForResponse() {
        return asResponse().execute();
    }

    /**
     * The same call with some options of its own; those left unset keep their value.
     *
     * @param options what to change
     */
    Call<T> with(CallOptions options);

    /**
     * The same call with another limit on its whole time, retries and waits included.
     *
     * @param total more than zero
     */
    default Call<T> withTimeout(Duration total) {
        return with(CallOptions.builder().timeout(total).build());
    }
}
