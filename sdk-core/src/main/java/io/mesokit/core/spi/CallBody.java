package io.mesokit.core.spi;

/**
 * A call made of several: calls executed inside share its timeout and are cancelled with it.
 *
 * @param <T> the type of result
 */
@FunctionalInterface
public interface CallBody<T> {
    /** Runs on the caller's thread or one of the client's; may block. */
    T run(CallScope scope);
}
