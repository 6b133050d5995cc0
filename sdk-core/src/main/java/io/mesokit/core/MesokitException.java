package io.mesokit.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything that can go wrong with a call. Its children differ by what the caller can do about it:
 *
 * <ul>
 *   <li>{@link TransportException}: no answer came; the call may be run again
 *   <li>{@link OutcomeUnknownException}: no answer came, and it may or may not have happened; look before repeating
 *   <li>{@link CallTimeoutException}: no answer in time
 *   <li>{@link StatusException}: the server refused; its children say why
 *   <li>{@link DecodingException}: the answer could not be read
 *   <li>{@link DetectionException}: whom to ask could not be found out
 *   <li>{@link CircuitOpenException}: held back after many failures; wait
 *   <li>{@link CallCancelledException}, {@link ClosedException}: this process ended it
 * </ul>
 *
 * Mistakes in the program (a bad argument, a bad option) are {@link IllegalArgumentException} or
 * {@link IllegalStateException} instead. No message holds a secret.
 */
public class MesokitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable RequestInfo request;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public MesokitException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request == null ? message : request + ": " + message, cause);
        this.request = request;
    }

    /** What was asked, if it came to a request. */
    public Optional<RequestInfo> request() {
        return Optional.ofNullable(request);
    }

    /** How many exchanges were begun; 0 if it failed before the first. */
    public int attempts() {
        return request == null ? 0 : request.attempts();
    }
}
