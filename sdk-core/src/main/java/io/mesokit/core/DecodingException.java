package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/** The server answered, but the answer could not be read. Running the call again will hardly help. */
public class DecodingException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public DecodingException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
