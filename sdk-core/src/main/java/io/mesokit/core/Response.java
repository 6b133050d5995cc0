package io.mesokit.core;

import java.net.http.HttpHeaders;

/**
 * An answer with what came around it. Immutable.
 *
 * @param value what the body was read into; null exactly when the call is a {@code Call<Void>}
 * @param raw the last exchange as it came
 * @param <T> the type of the value
 */
public record Response<T>(T value, RawResponse raw) {
    /** The HTTP status of the last exchange. */
    public int status() {
        return raw.status();
    }

    /** The headers of the last exchange; names are compared without case. */
    public HttpHeaders headers() {
        return raw.headers();
    }

    /** What was asked, as it may be shown. */
    public RequestInfo request() {
        return raw.request();
    }

    /** How many exchanges it took: 1 when nothing was retried. */
    public int attempts() {
        return request().attempts();
    }
}
