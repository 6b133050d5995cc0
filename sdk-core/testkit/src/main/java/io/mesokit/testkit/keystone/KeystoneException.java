package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A refusal, with the status and the body that the wire carries. */
final class KeystoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MALFORMED = " The server could not comply with the request since it is either"
            + " malformed or otherwise incorrect. The client is assumed to be in error.";
    private static final String NEEDS_AUTHENTICATION = "The request you have made requires authentication.";
    private static final String NOT_ALLOWED = "You are not authorized to perform the requested action";

    private final int status;
    private final String title;
    private final transient Optional<ObjectNode> identity;

    private KeystoneException(int status, String title, String message, Optional<ObjectNode> identity) {
        super(message);
        this.status = status;
        this.title = title;
        this.identity = identity;
    }

    private static KeystoneException of(int status, String title, String message) {
        return new KeystoneException(status, title, message, Optional.empty());
    }

    static KeystoneException malformed(String message) {
        return of(400, "Bad Request", message + MALFORMED);
    }

    static KeystoneException invalid(String message) {
        return of(400, "Bad Request", message);
    }

    static KeystoneException missing(String attribute, String target) {
        return malformed("Expecting to find " + attribute + " in " + target + ".");
    }

    static KeystoneException unauthorized() {
        return of(401, "Unauthorized", NEEDS_AUTHENTICATION);
    }

    static KeystoneException unauthorized(String message) {
        return of(401, "Unauthorized", message);
    }

    static KeystoneException unsupportedMethod(List<String> supported) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        supported.forEach(identity.putArray("methods")::add);
        return new KeystoneException(
                401, "Unauthorized", "Attempted to authenticate with an unsupported method.", Optional.of(identity));
    }

    static KeystoneException credentialMisuse(String message) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        return new KeystoneException(401, "Unauthorized", message, Optional.of(identity));
    }

    static KeystoneException forbidden() {
        return of(403, "Forbidden", NOT_ALLOWED + ".");
    }

    static KeystoneException forbidden(String action) {
        return of(403, "Forbidden", NOT_ALLOWED + ": " + action + ".");
    }

    static KeystoneException undeletable(String message) {
        return of(403, "Forbidden", message);
    }

    static KeystoneException notFound(String message) {
        return of(404, "Not Found", message);
    }

    static KeystoneException unknown(String kind, String id) {
        return notFound("Could not find " + kind + ": " + id + ".");
    }

    static KeystoneException conflict(String message) {
        return of(409, "Conflict", "Conflict occurred attempting to store " + message);
    }

    static KeystoneException duplicate(String kind, String name) {
        return conflict(kind + " - Duplicate entry found with name " + name + ".");
    }

    /** What the server says of its own mistakes, such as a member of a type that nothing has checked. */
    static KeystoneException unexpected() {
        return of(
                500, "Internal Server Error", "An unexpected error prevented the server from fulfilling your request.");
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        error.put("code", status);
        identity.ifPresent(node -> error.set("identity", node));
        error.put("message", String.valueOf(getMessage()));
        error.put("title", title);
        return body;
    }
}
