package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/** The client, or the stream, was closed before or while this ran. Make a new one. */
public final class ClosedException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public ClosedException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
