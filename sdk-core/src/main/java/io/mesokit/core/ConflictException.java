package io.mesokit.core;

/**
 * The call collides with the present state: a name already taken, a lock held, a version overtaken. Read again, then
 * decide.
 */
public final class ConflictException extends StatusException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people
     */
    public ConflictException(RawResponse response, String summary) {
        super(response, summary);
    }
}
