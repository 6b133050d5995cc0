package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/**
 * No answer within the call's timeout, counted over all its attempts and waits; or, when there was time for no further
 * attempt, within the timeout of one.
 */
public final class CallTimeoutException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public CallTimeoutException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
