package io.mesokit.testkit.keystone;

import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Ids and secrets in the shapes Keystone gives them. Thread-safe. */
final class Identifiers {
    private static final int TOKEN_BYTES = 135;
    private static final int SECRET_BYTES = 64;

    private final RandomGenerator random;

    Identifiers(RandomGenerator random) {
        this.random = random;
    }

    String entityId() {
        return HexFormat.of().formatHex(bytes(16));
    }

    String auditId() {
        return base64(16);
    }

    /** A token id: opaque, 187 characters, starting as every Fernet token of this age does. */
    String tokenId() {
        return "gAAAAAB" + base64(TOKEN_BYTES);
    }

    String secret() {
        return base64(SECRET_BYTES);
    }

    String requestId() {
        String hex = entityId();
        return "req-" + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }

    private String base64(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    private synchronized byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
