package io.mesokit.core;

/**
 * What was asked, as it may be shown: the URL has no user, password or token in it. Immutable.
 *
 * @param operation the operation by its group and verb, such as {@code jobs.get}
 * @param method the HTTP method
 * @param url the URL last asked, redacted
 * @param attempts exchanges begun so far; 0 when the call failed before the first
 */
public record RequestInfo(String operation, String method, String url, int attempts) {
    /** One line for people: {@code GET http://host/path (jobs.get, 2 attempts)}. */
    @Override
    public String toString() {
        String tries = attempts == 1 ? "1 attempt" : attempts + " attempts";
        return method + " " + url + " (" + operation + ", " + tries + ")";
    }
}
