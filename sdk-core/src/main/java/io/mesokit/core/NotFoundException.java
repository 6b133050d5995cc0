package io.mesokit.core;

/** What the call is about does not exist there. */
public final class NotFoundException extends StatusException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people
     */
    public NotFoundException(RawResponse response, String summary) {
        super(response, summary);
    }
}
