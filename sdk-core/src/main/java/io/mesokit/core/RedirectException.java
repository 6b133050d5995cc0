package io.mesokit.core;

/**
 * The server sent the call elsewhere, and that was not followed: to a host that the caller did not name, in a circle,
 * or without saying where. A circle of servers that name each other, or themselves, as the leader is waited out first,
 * as an election is. Credentials went nowhere else. A host that is to be trusted is named by {@link
 * ClientOptions.Builder#trustHost(String)}.
 */
public final class RedirectException extends StatusException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people
     */
    public RedirectException(RawResponse response, String summary) {
        super(response, summary);
    }
}
