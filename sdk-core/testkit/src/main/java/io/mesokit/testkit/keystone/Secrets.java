package io.mesokit.testkit.keystone;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What proves a person besides the password: credentials such as seeds of one-time passwords, and receipts. */
final class Secrets {
    private final InstantSource clock;
    private final Shelf credentials = new Shelf("credential");
    private final Map<String, Receipt> receipts = new LinkedHashMap<>();

    Secrets(InstantSource clock) {
        this.clock = clock;
    }

    Shelf credentials() {
        return credentials;
    }

    boolean isPasscode(String userId, String passcode) {
        return credentials.having("user_id", userId).stream()
                .filter(credential -> credential.path("type").asText().equals("totp"))
                .anyMatch(seed -> Totp.matches(seed.path("blob").asText(), passcode, clock.instant()));
    }

    void forget(String userId) {
        credentials.removeIf(credential -> credential.path("user_id").asText().equals(userId));
    }

    synchronized void add(Receipt receipt) {
        receipts.put(receipt.id(), receipt);
    }

    /** The receipt a login of that user goes on with; 401 when unknown, over or another's. */
    synchronized Receipt receipt(String id, User user) {
        Receipt found = receipts.get(id);
        if (found == null
                || !clock.instant().isBefore(found.validity().expiresAt())
                || !found.user().id().equals(user.id())) {
            throw KeystoneException.unauthorized("Could not find auth receipt: " + id + ".");
        }
        return found;
    }
}
