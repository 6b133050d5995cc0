package io.mesokit.core;

import io.mesokit.core.internal.Secrets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Who is asking. Asked for the headers of every request, and told when a server refused them, so that a token can be
 * renewed. Implementations must be safe for use by many threads, and must not show a secret in {@code toString()}.
 *
 * <p>The headers are sent only to hosts that the caller named, or that the cluster's own leader election yielded.
 */
public interface Credentials {
    /**
     * The headers that say who is asking. May block to fetch a token; what it throws becomes the call's failure.
     *
     * @return name to value; empty for none
     */
    Map<String, String> headers();

    /**
     * Told that a server answered 401 to a request with these headers. The call is then sent once more if this returns
     * true: the server did not act on it, so that is safe for any operation.
     *
     * @param sent the headers that were refused
     * @return whether {@link #headers()} may now give others that are worth trying
     */
    default boolean refused(Map<String, String> sent) {
        return false;
    }

    /**
     * The same, with what the server said: the one that is asked. Some servers say 401 too when they know very well who
     * is asking, and then no other token would do better.
     *
     * @param sent the headers that were refused
     * @param answer the 401
     * @return whether {@link #headers()} may now give others that are worth trying; by default, what
     *     {@link #refused(Map)} says
     */
    default boolean refused(Map<String, String> sent, RawResponse answer) {
        return refused(sent);
    }

    /** Nobody in particular. */
    static Credentials none() {
        return new Secrets("none", Map.of());
    }

    /**
     * HTTP Basic.
     *
     * @param user the user or principal; without a colon, which is where Basic splits
     * @param password the password or secret
     * @throws IllegalArgumentException if the user has a colon in it
     */
    static Credentials basic(String user, String password) {
        return Secrets.basic(user, password);
    }

    /**
     * {@code Authorization: Bearer <token>}.
     *
     * @param token the token alone
     */
    static Credentials bearer(String token) {
        return Secrets.authorization("bearer", "Bearer " + Objects.requireNonNull(token, "token"));
    }

    /**
     * {@code Authorization: token=<token>}, as DC/OS wants it.
     *
     * @param token the token alone
     */
    static Credentials token(String token) {
        return Secrets.authorization("token", "token=" + Objects.requireNonNull(token, "token"));
    }

    /**
     * Whatever the provider says, asked anew for each request and once more after a 401.
     *
     * @param provider must be quick, or keep what it found
     */
    static Credentials providedBy(Supplier<Credentials> provider) {
        return Secrets.providedBy(provider);
    }
}
