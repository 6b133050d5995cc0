package io.mesokit.core;

/**
 * The server answered that it would not. A subclass says what the caller can do, going by what the server means rather
 * than by the number alone: Chronos, for one, says 400 for what is a {@link NotFoundException}. A status without a
 * class of its own (405, 415, 406 ...) comes as this class itself.
 */
public class StatusException extends MesokitException {
    private static final long serialVersionUID = 1L;

    private final transient RawResponse response;

    /**
     * A refusal.
     *
     * @param response what the server said
     * @param summary what it means, for people; the body's head where nothing better is known
     */
    public StatusException(RawResponse response, String summary) {
        super(response.request(), response.shown(response.status() + (summary.isEmpty() ? "" : ": " + summary)), null);
        this.response = response;
    }

    /** The HTTP status, as the server sent it. */
    public int status() {
        return response.status();
    }

    /** The whole answer: headers and body. */
    public RawResponse response() {
        return response;
    }
}
