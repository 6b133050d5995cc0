package io.mesokit.core;

/**
 * The server does not know who is asking: no credentials, wrong ones, or a token that has run out and could not be
 * renewed.
 */
public final class UnauthorizedException extends StatusException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people
     */
    public UnauthorizedException(RawResponse response, String summary) {
        super(response, summary);
    }
}
