package io.mesokit.core.internal;

import io.mesokit.core.Credentials;
import io.mesokit.core.RawResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Credentials that are fixed headers, or are asked of a provider; neither shows its secret. */
public record Secrets(String description, Map<String, String> headers) implements Credentials {
    /** HTTP Basic; see {@link Credentials#basic}. */
    public static Credentials basic(String user, String password) {
        Objects.requireNonNull(password, "password");
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "the user of Basic credentials must not hold a colon, for the server splits"
                            + " there: rename the principal, or use a token");
        }
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String value = "Basic " + Base64.getEncoder().encodeToString(pair);
        return new Secrets("basic for " + user, Map.of("Authorization", value));
    }

    /** One {@code Authorization} header. */
    public static Credentials authorization(String description, String value) {
        return new Secrets(description, Map.of("Authorization", HeaderText.checked("Authorization", value)));
    }

    /** Asked per request; see {@link Credentials#providedBy}. */
    public static Credentials providedBy(Supplier<Credentials> provider) {
        Objects.requireNonNull(provider, "provider");
        return new Credentials() {
            @Override
            public Map<String, String> headers() {
                return provider.get().headers();
            }

            @Override
            public boolean refused(Map<String, String> sent) {
                Credentials now = provider.get();
                return now.refused(sent) || !now.headers().equals(sent);
            }

            @Override
            public boolean refused(Map<String, String> sent, RawResponse answer) {
                Credentials now = provider.get();
                return now.refused(sent, answer) || !now.headers().equals(sent);
            }

            @Override
            public String toString() {
                return "Credentials[provided]";
            }
        };
    }

    @Override
    public String toString() {
        return "Credentials[" + description + "]";
    }
}
