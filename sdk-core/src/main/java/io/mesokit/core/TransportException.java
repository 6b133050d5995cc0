package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/**
 * No answer came: the connection was refused, reset, cut, or never made. Either nothing was sent, or the operation is
 * safe to repeat; so the call may be run again.
 */
public final class TransportException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public TransportException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
