package io.mesokit.core;

import org.jspecify.annotations.Nullable;

/**
 * The answer is larger, longer or deeper than this client accepts; see {@link CallOptions.Builder#maxBodyBytes(long)}
 * and {@link StreamOptions}.
 */
public final class LimitExceededException extends DecodingException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of a call.
     *
     * @param request what was asked; null if it failed before there was a request
     * @param message what went wrong and what to do about it
     * @param cause what was underneath; null if nothing
     */
    public LimitExceededException(@Nullable RequestInfo request, String message, @Nullable Throwable cause) {
        super(request, message, cause);
    }
}
