package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/**
 * The client's circuit breaker is open after too many failures, and nothing was sent. Wait, or see
 * {@link CircuitBreakerPolicy}.
 */
public final class CircuitOpenException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public CircuitOpenException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
