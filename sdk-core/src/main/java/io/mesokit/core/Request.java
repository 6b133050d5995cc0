package io.mesokit.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mesokit.core.internal.HeaderText;
import io.mesokit.core.internal.Redaction;
import io.mesokit.core.spi.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to ask of a server, for what the SDK has no method for (and, inside, for what it has). Immutable; each method
 * gives a new one.
 *
 * <pre>{@code
 * JsonNode jobs = chronos.raw(Request.get("/v1/scheduler/jobs").query("limit", 5)).execute();
 * }</pre>
 */
public final class Request {
    private final String operation;
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers;
    private final byte @Nullable [] body;
    private final boolean repeatable;

    private Request(
            String operation,
            String method,
            String path,
            String query,
            Map<String, String> headers,
            byte @Nullable [] body,
            boolean repeatable) {
        this.operation = operation;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.repeatable = repeatable;
    }

    /**
     * A request of any method, safe to repeat only if it is GET or HEAD, unless {@link #repeatable(boolean)} says more.
     *
     * @param method the HTTP method
     * @param path the path below the endpoint, beginning with a slash and already percent-encoded; without a query
     * @throws IllegalArgumentException if the path does not begin with a slash, or has a query
     */
    public static Request of(String method, String path) {
        if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            // Of a whole URL nothing is shown, for a password may be in it; nor of a query.
            String shown = path.startsWith("/") ? path.replaceAll("(?s)[?#].*", "…") : "…";
            throw new IllegalArgumentException("a path begins with a slash and has no query: " + shown);
        }
        boolean repeatable = method.equals("GET") || method.equals("HEAD");
        return new Request("raw", method, path, "", Map.of(), null, repeatable);
    }

    /** {@code GET path}; see {@link #of}. */
    public static Request get(String path) {
        return of("GET", path);
    }

    /** {@code POST path}; see {@link #of}. */
    public static Request post(String path) {
        return of("POST", path);
    }

    /** {@code PUT path}; see {@link #of}. */
    public static Request put(String path) {
        return of("PUT", path);
    }

    /** {@code DELETE path}; see {@link #of}. */
    public static Request delete(String path) {
        return of("DELETE", path);
    }

    /**
     * Adds one segment to the path, percent-encoded whatever it holds.
     *
     * @param segment a name or id; not empty, and neither {@code .} nor {@code ..}, which would leave its place
     * @throws IllegalArgumentException if it is one of these
     */
    public Request segment(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(
                    "\"" + segment + "\" cannot be a name or id: it would leave its place in " + path + "/…");
        }
        return new Request(operation, method, path + "/" + encode(segment), query, headers, body, repeatable);
    }

    /**
     * Adds a query parameter, percent-encoded.
     *
     * @param name its name
     * @param value its value, by {@code toString()}
     */
    public Request query(String name, Object value) {
        String pair = encode(name) + "=" + encode(value.toString());
        String longer = query.isEmpty() ? pair : query + "&" + pair;
        return new Request(operation, method, path, longer, headers, body, repeatable);
    }

    /**
     * Adds a query parameter if there is a value.
     *
     * @param name its name
     * @param value its value, by {@code toString()}
     */
    public Request query(String name, Optional<?> value) {
        return value.isPresent() ? query(name, value.get()) : this;
    }

    /**
     * Sets a header.
     *
     * @param name its name
     * @param value its value, of visible ASCII characters; never shown
     * @throws IllegalArgumentException if it has others, such as the line end of a file it was read from
     */
    public Request header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, HeaderText.checked(name, value));
        return new Request(operation, method, path, query, more, body, repeatable);
    }

    /**
     * Sets the body: exactly {@code application/json}, of a known length.
     *
     * @param value a model, a {@code JsonNode}, a map, a list
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public Request json(Object value) {
        try {
            return body("application/json", Json.mapper().writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a body of " + value.getClass().getName() + " cannot be written as JSON: " + e.getOriginalMessage(),
                    e);
        }
    }

    /**
     * Sets the body to a form.
     *
     * @param fields names and values
     */
    public Request form(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return body("application/x-www-form-urlencoded", text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Sets the body.
     *
     * @param contentType sent exactly so
     * @param bytes the body; taken over, not copied
     */
    public Request body(String contentType, byte[] bytes) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put("Content-Type", contentType);
        return new Request(operation, method, path, query, more, Objects.requireNonNull(bytes, "bytes"), repeatable);
    }

    /**
     * Says whether sending it twice does no more than once, so that a lost answer may be answered by another try.
     *
     * @param repeatable default true for GET and HEAD only
     */
    public Request repeatable(boolean repeatable) {
        return new Request(operation, method, path, query, headers, body, repeatable);
    }

    /**
     * Names the operation, for messages and logs.
     *
     * @param operation such as {@code jobs.get}; default {@code raw}
     */
    public Request operation(String operation) {
        return new Request(operation, method, path, query, headers, body, repeatable);
    }

    /** The operation's name. */
    public String operation() {
        return operation;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path below the endpoint, percent-encoded. */
    public String path() {
        return path;
    }

    /** The query, percent-encoded, without the question mark; empty for none. */
    public String query() {
        return query;
    }

    /** The headers to set; their values may be secret. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body, if any; not a copy. */
    public Optional<byte[]> body() {
        return Optional.ofNullable(body);
    }

    /** Whether sending it twice does no more than once. */
    public boolean repeatable() {
        return repeatable;
    }

    /** Method, path and query, without the values of parameters that are named like secrets; no header and no body. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + Redaction.query(query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
