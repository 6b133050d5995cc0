package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mesokit.testkit.http.WireRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One request on its way to an action.
 *
 * @param variables the path segments that the route leaves open
 * @param base address of the API as the client sees it, such as {@code http://127.0.0.1:5000/v3}
 * @param token the caller's valid token
 */
record Call(WireRequest request, List<String> variables, String base, Optional<Token> token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Token caller() {
        return token.orElseThrow(KeystoneException::unauthorized);
    }

    /** Lets nobody but an admin pass. */
    void adminFor(String action) {
        if (!caller().holds("admin")) {
            throw KeystoneException.forbidden("identity:" + action);
        }
    }

    /** Whether a parameter is absent or has that value. */
    boolean matches(String parameter, String value) {
        return request.parameter(parameter).map(value::equals).orElse(true);
    }

    String variable(int index) {
        return variables.get(index);
    }

    boolean flag(String parameter) {
        return request.parameter(parameter)
                .filter(value -> !List.of("0", "false", "no").contains(value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** The token named by {@code X-Subject-Token}; 404 when there is none or it is of no use. */
    Token subject(TokenStore tokens) {
        String id = request.header("X-Subject-Token")
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> KeystoneException.notFound("No token in the request"));
        return tokens.named(id, flag("allow_expired"));
    }

    /** The JSON body; a chunked one counts as empty, as behind WSGI. */
    JsonNode body() {
        boolean chunked = request.header("Transfer-Encoding").isPresent();
        if (chunked || request.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        checkContentType();
        JsonNode body = parsed();
        if (!body.isObject()) {
            throw KeystoneException.missing("valid JSON object", "request body");
        }
        return body;
    }

    /** The object under its name in the body. */
    JsonNode entity(String name) {
        JsonNode entity = body().path(name);
        if (!entity.isObject()) {
            throw KeystoneException.missing(name, "request body");
        }
        return entity;
    }

    private void checkContentType() {
        String type = request.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.isEmpty() && !type.equalsIgnoreCase("application/json")) {
            throw KeystoneException.missing("application/json", "Content-Type header");
        }
    }

    private JsonNode parsed() {
        try {
            return JSON.readTree(request.text());
        } catch (JsonProcessingException malformed) {
            throw KeystoneException.missing("valid JSON", "request body");
        }
    }
}
