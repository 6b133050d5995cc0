package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Tries the methods of a login. What does not fit is a 401, as a wrong password. */
final class Proofs {
    static final String CREDENTIAL = "application_credential";
    private static final String CREDENTIAL_IN_TEXT = "application credential";

    private final World world;
    private final Finder finder;

    Proofs(World world, Finder finder) {
        this.world = world;
        this.finder = finder;
    }

    /** What all methods of a login prove together. */
    Proof of(AuthRequest request) {
        return request.methods().stream()
                .map(method -> proof(method, request))
                .reduce(Proof::and)
                .orElseThrow(KeystoneException::unauthorized);
    }

    private Proof proof(String method, AuthRequest request) {
        JsonNode payload = request.payload(method);
        return switch (method) {
            case "password" -> byPassword(payload);
            case "totp" -> byPasscode(payload);
            case "token" -> byToken(payload.path("id").asText(), request);
            case CREDENTIAL -> byCredential(payload);
            default -> throw KeystoneException.unauthorized();
        };
    }

    private Proof byPassword(JsonNode payload) {
        User user = finder.user(payload, "password");
        JsonNode password = payload.path("user").path("password");
        if (!password.isTextual() || !user.password().equals(password.asText())) {
            throw KeystoneException.unauthorized();
        }
        return Proof.of(user);
    }

    private Proof byPasscode(JsonNode payload) {
        User user = finder.user(payload, "totp");
        String passcode = payload.path("user").path("passcode").asText();
        if (!world.secrets().isPasscode(user.id(), passcode)) {
            throw KeystoneException.unauthorized();
        }
        return Proof.of(user);
    }

    private Proof byToken(String id, AuthRequest request) {
        Token parent = world.tokens().named(id, false);
        if (parent.credentialId().isPresent() || parent.trustId().isPresent()) {
            throw KeystoneException.forbidden("Using a delegated token to create another token is not allowed.");
        }
        if (parent.scope().equals(Scope.SYSTEM) && request.asksFor("project", "domain")) {
            throw KeystoneException.forbidden("Using a system-scoped token to create a project-scoped or"
                    + " domain-scoped token is not allowed.");
        }
        return new Proof(enabled(parent.userId()), Optional.of(parent), Optional.empty());
    }

    private Proof byCredential(JsonNode payload) {
        Credential credential = credential(payload);
        boolean right = credential.secret().equals(payload.path("secret").asText());
        if (!right || credential.expired(world.now())) {
            throw KeystoneException.unauthorized();
        }
        return new Proof(enabled(credential.userId()), Optional.empty(), Optional.of(credential));
    }

    /** The credential a payload names: 404 for an unknown id or user name, 401 for an unknown name of a credential. */
    Credential credential(JsonNode payload) {
        if (!payload.isObject()) {
            throw KeystoneException.unexpected();
        }
        Optional<String> id = Finder.given(payload, "id");
        if (id.isPresent()) {
            return world.credentials().get(id.get());
        }
        String name = Finder.given(payload, "name")
                .orElseThrow(() -> KeystoneException.missing("name or ID", CREDENTIAL_IN_TEXT));
        return world.credentials().named(owner(payload), name).orElseThrow(KeystoneException::unauthorized);
    }

    private String owner(JsonNode payload) {
        if (payload.path("user").isEmpty()) {
            throw KeystoneException.missing("user", CREDENTIAL_IN_TEXT);
        }
        JsonNode user = Finder.member(payload, "user", CREDENTIAL_IN_TEXT);
        return Finder.given(user, "id").orElseGet(() -> ownerNamed(user));
    }

    private String ownerNamed(JsonNode user) {
        Domain domain = finder.domain(Finder.member(user, "domain", "user"));
        String name = Finder.given(user, "name").orElseThrow(KeystoneException::unexpected);
        return world.directory()
                .userNamed(name, domain.id())
                .map(User::id)
                .orElseThrow(() -> KeystoneException.unknown("user", name));
    }

    private User enabled(String userId) {
        return world.directory().user(userId).filter(User::enabled).orElseThrow(KeystoneException::unauthorized);
    }
}
