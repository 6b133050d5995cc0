package io.mesokit.core;

/** Too many requests; the header {@code Retry-After}, where there is one, says when to come back. */
public final class RateLimitedException extends StatusException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people
     */
    public RateLimitedException(RawResponse response, String summary) {
        super(response, summary);
    }
}
