package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/**
 * The request was sent, no complete answer came back, and doing it twice would not be the same as doing it once. It may
 * or may not have happened: read the server's state before running the call again. The cause is the {@link
 * TransportException} or {@link CallTimeoutException} that cut it short. Calls that are safe to repeat never end so;
 * {@link CallOptions.Builder#repeatable(boolean)} declares one safe.
 */
public final class OutcomeUnknownException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public OutcomeUnknownException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
