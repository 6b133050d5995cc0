package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/** The call was cancelled: its thread was interrupted, or the future that carried it was cancelled. */
public final class CallCancelledException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public CallCancelledException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
