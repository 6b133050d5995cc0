package io.mesokit.core.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * JSON Web Tokens (RFC 7519), as far as a login needs them: signed with RSA, and looked into without being verified.
 */
public final class Jwt {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));

    private Jwt() {}

    /** These claims, signed. */
    public static String rs256(Map<String, Object> claims, PrivateKey key) {
        try {
            String content = HEADER + "." + encoded(Json.mapper().writeValueAsBytes(claims));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (IOException | GeneralSecurityException e) {
            // Without the cause: nothing of a key may show.
            throw new IllegalArgumentException(
                    "the private key does not sign RS256: " + e.getClass().getSimpleName());
        }
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    /** When a token runs out, if it is a JWT that tells. */
    public static Optional<Instant> expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode end = Json.mapper()
                    .readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("exp");
            return end.canConvertToLong() ? Optional.of(Instant.ofEpochSecond(end.longValue())) : Optional.empty();
        } catch (IOException | RuntimeException notSuch) {
            return Optional.empty();
        }
    }
}
