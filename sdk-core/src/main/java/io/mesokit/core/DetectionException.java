package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/**
 * Who leads could not be found out; nothing was sent. Mostly a matter of the address or the credentials of the lookup.
 */
public final class DetectionException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was to be asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public DetectionException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
