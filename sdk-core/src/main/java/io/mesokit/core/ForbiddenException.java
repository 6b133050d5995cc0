package io.mesokit.core;

/** The server knows who is asking, and that one may not do this. */
public final class ForbiddenException extends StatusException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people
     */
    public ForbiddenException(RawResponse response, String summary) {
        super(response, summary);
    }
}
