package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/**
 * The body is valid JSON of another shape than the one this operation answers with; the message names the place. Worth
 * reporting: the server may be of a version that is not known here.
 */
public final class UnexpectedShapeException extends DecodingException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public UnexpectedShapeException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
