package io.mesokit.core.spi;

/** What a refusal says of the server, beside what it says of the request: whether it looked at the request at all. */
public enum Readiness {
    /** It did, as servers mostly do before they refuse; what may be tried again is a matter of the operation. */
    READY,
    /**
     * It could not ask whoever acts on it, as with a 502, and may not know whether that one did; an operation that is
     * safe to repeat is tried again, at once at the next endpoint, as often as the retry policy says.
     */
    NOT_THIS_ONE,
    /** It did not, for it is only just starting; any operation is tried again, as often as the retry policy says. */
    STARTING,
    /**
     * It did not, for there is no leader, or the leader is not ready; any operation is tried again, also at other
     * endpoints, until the call's timeout. Not with a policy of one attempt.
     */
    ELECTING
}
