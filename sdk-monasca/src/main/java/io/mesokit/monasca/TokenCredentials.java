package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Credentials;
import io.mesokit.core.RawResponse;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.SharedToken;
import io.mesokit.monasca.model.Token;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** {@code X-Auth-Token}, from the shared token. */
final class TokenCredentials implements Credentials {
    static final String HEADER = "X-Auth-Token";

    private final ServiceClient logins;
    private final SharedToken<Token> shared;
    private final String description;

    TokenCredentials(ServiceClient logins, SharedToken<Token> shared, String description) {
        this.logins = logins;
        this.shared = shared;
        this.description = description;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HEADER, shared.fresh().orElseGet(this::renewed).id());
    }

    /** A call, so that it waits no longer than the one that it is for. */
    private Token renewed() {
        return logins.composed("tokens.current", shared::current).execute();
    }

    @Override
    public boolean refused(Map<String, String> sent) {
        Optional.ofNullable(sent.get(HEADER)).ifPresent(shared::refused);
        return true;
    }

    /**
     * Monasca knows the token but misses a role: it says 401 to that too, where 403 is meant, and another is no better.
     */
    @Override
    public boolean refused(Map<String, String> sent, RawResponse answer) {
        return !forbids(answer) && refused(sent);
    }

    /** Whether a 401 is one of Monasca that means 403. */
    static boolean forbids(RawResponse answer) {
        try {
            JsonNode title = Json.mapper().readTree(answer.bytes()).path("title");
            return title.asText().equalsIgnoreCase("Forbidden");
        } catch (IOException notJson) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + description + "]";
    }
}
