package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.SharedToken;
import io.mesokit.monasca.model.Token;
import java.io.IOException;
import java.util.List;

/** The request for a token, and how its answer is read. */
final class Login {
    static final String OPERATION = "tokens.issue";
    private static final String SUBJECT = "X-Subject-Token";

    private Login() {}

    static Request request(Identity who, JsonNode scope, Scope.Domain domain) {
        ObjectNode auth = Json.mapper().createObjectNode();
        ObjectNode identity = auth.putObject("identity");
        identity.set("methods", Json.mapper().valueToTree(List.of(who.method())));
        identity.set(who.method(), Json.mapper().valueToTree(who.payload(domain)));
        if (!scope.isMissingNode()) {
            auth.set("scope", scope);
        }
        // A token more leaves nothing behind, so a lost answer may be answered by asking again.
        return Request.post(Keystone.VERSION + "/auth/tokens")
                .json(Json.mapper().createObjectNode().set("auth", auth))
                .repeatable(true)
                .operation(OPERATION);
    }

    static Token decode(RawResponse response) throws IOException {
        String id = response.header(SUBJECT)
                .orElseThrow(() -> new UnexpectedShapeException(
                        response.request(),
                        response.status() + " without " + SUBJECT + "; is this a Keystone, and no proxy that drops it?",
                        null));
        JsonNode body = Json.mapper().readTree(response.bytes()).path("token");
        return Json.mapper().treeToValue(body, Token.class).toBuilder().id(id).build();
    }

    static SharedToken.Lease lease(Token token) {
        return new SharedToken.Lease(token.id(), token.issuedAt(), token.expiresAt());
    }
}
