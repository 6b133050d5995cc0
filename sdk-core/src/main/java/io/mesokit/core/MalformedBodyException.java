package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/**
 * The body is not the format that it should be in: not JSON at all, cut short, or empty where something was due. Often
 * it is a proxy's page and not the server's answer.
 */
public final class MalformedBodyException extends DecodingException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public MalformedBodyException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
