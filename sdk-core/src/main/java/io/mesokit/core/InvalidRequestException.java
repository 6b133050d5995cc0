package io.mesokit.core;

/** The server found the request itself wrong; its message says what. Repeating it unchanged is of no use. */
public final class InvalidRequestException extends StatusException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people
     */
    public InvalidRequestException(RawResponse response, String summary) {
        super(response, summary);
    }
}
