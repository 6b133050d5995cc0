package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.StatusException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.spi.ErrorMapper;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What Keystone means by its refusals. To a login it says 401 for nearly everything, in the same words, so as to tell
 * nothing to a stranger; 404 if an application credential or token is gone; and 400 with a dump of the request, which
 * is where a password could come back.
 */
final class KeystoneRefusals implements ErrorMapper {
    private static final String MASK = "***";
    private static final String WHICH = "; Keystone does not tell which: a wrong password, an unknown user, domain or"
            + " project, no role in it, or an account that is disabled or locked";

    private final String secret;

    KeystoneRefusals(String secret) {
        this.secret = secret;
    }

    @Override
    public Optional<StatusException> map(Request request, RawResponse response) {
        if (!request.operation().equals(Login.OPERATION)) {
            return Optional.empty();
        }
        return switch (response.status()) {
            case 400 -> Optional.of(invalid(withoutSecret(response)));
            case 401 -> Optional.of(new UnauthorizedException(response, unauthorized(json(response))));
            case 404 -> notFound(response);
            default -> Optional.empty();
        };
    }

    private static Optional<StatusException> notFound(RawResponse response) {
        JsonNode error = json(response).path("error");
        if (!error.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new UnauthorizedException(
                response,
                error.path("message").asText()
                        + " (the application credential is unknown or was deleted, or the token has expired)"));
    }

    private static String unauthorized(JsonNode body) {
        if (body.has("receipt")) {
            return "the password was right, but this user must prove more: one of " + factors(body)
                    + "; use an application credential instead";
        }
        JsonNode error = body.path("error");
        JsonNode methods = error.path("identity").path("methods");
        String enabled = methods.isArray() ? "; enabled methods: " + methods : "";
        return error.path("message").asText("refused") + (error.has("identity") ? enabled : WHICH);
    }

    private static String factors(JsonNode body) {
        return StreamSupport.stream(body.path("required_auth_methods").spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining(", "));
    }

    private InvalidRequestException invalid(RawResponse response) {
        // JSON may have written the secret in other characters than these, so it is masked again, and cut only then.
        String message = masked(json(response).path("error").path("message").asText(response.head()));
        String line = message.strip().lines().findFirst().orElse("");
        return new InvalidRequestException(response, line.length() <= 500 ? line : line.substring(0, 500) + "…");
    }

    private RawResponse withoutSecret(RawResponse response) {
        byte[] body = masked(response.text()).getBytes(StandardCharsets.UTF_8);
        return new RawResponse(response::request, response.status(), response::headers, body);
    }

    private String masked(String text) {
        return secret.isEmpty() ? text : text.replace(secret, MASK);
    }

    private static JsonNode json(RawResponse response) {
        try {
            return Json.mapper().readTree(response.bytes());
        } catch (IOException notJson) {
            return Json.mapper().missingNode();
        }
    }
}
