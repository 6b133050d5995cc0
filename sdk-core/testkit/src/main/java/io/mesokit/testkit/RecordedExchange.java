package io.mesokit.testkit;

import io.mesokit.testkit.http.WireHeaders;
import java.time.Instant;
import java.util.Optional;

/**
 * A request to a real server and what it answered. Immutable.
 *
 * @param name number and keyword; numbers give the order within a set and may have gaps
 * @param note what is remarkable, or ""
 * @param at when the server answered, to the second; empty when it did not
 * @param method the request's method
 * @param path the request's path with its query, as sent
 * @param requestHeaders the headers that matter; no Host, Content-Length, or User-Agent
 * @param requestBody the request's body; empty when none was sent
 * @param status the answer's status; 0 when the connection was refused
 * @param headers the answer's headers, without Date
 * @param body the answer's body as text, with chunks put together
 */
public record RecordedExchange(
        String name,
        String note,
        Optional<Instant> at,
        String method,
        String path,
        WireHeaders requestHeaders,
        Optional<String> requestBody,
        int status,
        WireHeaders headers,
        String body) {

    @Override
    public String toString() {
        return name + " " + method + " " + path + " -> " + status;
    }
}
