package io.mesokit.core;

/** The server, or a proxy before it, failed (5xx). */
public final class ServerException extends StatusException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people
     */
    public ServerException(RawResponse response, String summary) {
        super(response, summary);
    }
}
