package io.mesokit.testkit.keystone;

import static io.mesokit.testkit.keystone.AuthRequest.required;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.keystone.Token.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/*
 * Turns a login into a token.
 *
 * A login proves who somebody is by one or more methods, all of which must name the same user, and asks for a scope.
 * What it inherits depends on the method: a token made from a token keeps the first one's end, its methods and its
 * audit chain; a token made from an application credential gets the credential's project and roles and may not ask for
 * a scope. Without a scope the user's default project is taken if it can be used, and else the token is unscoped.
 *
 * Everything that does not fit is a 401 with one and the same text, so that nobody learns which part was wrong; the
 * exceptions are bodies of the wrong form (400), tokens and credentials that are not there (404), and tokens that must
 * not beget tokens (403).
 */
final class Authenticator {
    private static final String CREDENTIAL = "application_credential";

    private final World world;
    private final Finder finder;
    private volatile Duration lifetime;

    /** What one or more methods proved, and what the new token inherits from them. */
    private record Proof(User user, Optional<Token> parent, Optional<Credential> credential) {}

    Authenticator(World world, Duration lifetime) {
        this.world = world;
        this.finder = new Finder(world.directory());
        this.lifetime = lifetime;
    }

    void lifetime(Duration next) {
        lifetime = next;
    }

    Token authenticate(AuthRequest request) {
        Proof proof = proof(request);
        Scope scope = scope(request, proof);
        List<Role> roles = roles(proof, scope);
        Token token = new Token(
                world.ids().tokenId(),
                methods(request, proof),
                proof.user().id(),
                scope,
                roles,
                auditIds(proof),
                validity(proof),
                proof.credential().map(Credential::id));
        world.tokens().add(token);
        return token;
    }

    private Proof proof(AuthRequest request) {
        Optional<Proof> all = Optional.empty();
        for (String method : request.methods()) {
            Proof next = proof(method, request.payload(method));
            if (all.isPresent() && !all.get().user().id().equals(next.user().id())) {
                throw KeystoneException.unauthorized();
            }
            all = Optional.of(all.map(first -> merge(first, next)).orElse(next));
        }
        return all.orElseThrow(KeystoneException::unauthorized);
    }

    private static Proof merge(Proof first, Proof second) {
        return new Proof(
                first.user(),
                first.parent().or(second::parent),
                first.credential().or(second::credential));
    }

    private Proof proof(String method, JsonNode payload) {
        return switch (method) {
            case "password" -> new Proof(byPassword(payload), Optional.empty(), Optional.empty());
            case "token" -> byToken(required(payload, "id", "token").asText());
            case CREDENTIAL -> byCredential(payload);
            default -> throw KeystoneException.unauthorized();
        };
    }

    private User byPassword(JsonNode payload) {
        JsonNode claimed = required(payload, "user", "password");
        User user = finder.user(claimed, "identity/password/user");
        if (!user.password().equals(required(claimed, "password", "user").asText())) {
            throw KeystoneException.unauthorized();
        }
        return user;
    }

    private Proof byToken(String id) {
        Token parent = world.tokens().named(id, false);
        if (parent.credentialId().isPresent()) {
            throw KeystoneException.forbidden("Using a delegated token to create another token is not allowed.");
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

    private Credential credential(JsonNode payload) {
        if (payload.has("id")) {
            return world.credentials().get(payload.path("id").asText());
        }
        String name = required(payload, "name", CREDENTIAL).asText();
        User owner = finder.user(required(payload, "user", CREDENTIAL), "identity/" + CREDENTIAL + "/user");
        return world.credentials()
                .named(owner.id(), name)
                .orElseThrow(() -> KeystoneException.unknown("Application Credential", name));
    }

    private User enabled(String userId) {
        return world.directory().user(userId).filter(User::enabled).orElseThrow(KeystoneException::unauthorized);
    }

    private Scope scope(AuthRequest request, Proof proof) {
        if (proof.credential().isPresent()) {
            return credentialScope(request, proof.credential().get());
        }
        if (request.isUnscoped()) {
            return Scope.UNSCOPED;
        }
        return request.scope().map(finder::scope).orElseGet(() -> defaultScope(proof.user()));
    }

    private static Scope credentialScope(AuthRequest request, Credential credential) {
        if (request.scope().isPresent()) {
            throw KeystoneException.credentialMisuse("Error authenticating with application credential:"
                    + " Application credentials cannot request a scope.");
        }
        return Scope.project(credential.projectId());
    }

    private Scope defaultScope(User user) {
        return user.defaultProjectId()
                .flatMap(world.directory()::project)
                .filter(Project::enabled)
                .map(project -> Scope.project(project.id()))
                .filter(scope -> !world.directory().roles(user.id(), scope).isEmpty())
                .orElse(Scope.UNSCOPED);
    }

    private List<Role> roles(Proof proof, Scope scope) {
        if (scope.isUnscoped()) {
            return List.of();
        }
        List<Role> roles = proof.credential()
                .map(Credential::roles)
                .orElseGet(() -> world.directory().roles(proof.user().id(), scope));
        if (roles.isEmpty()) {
            throw KeystoneException.unauthorized();
        }
        return roles;
    }

    private static List<String> methods(AuthRequest request, Proof proof) {
        List<String> methods =
                new ArrayList<>(proof.parent().map(Token::methods).orElse(List.of()));
        request.methods().stream().filter(method -> !methods.contains(method)).forEach(methods::add);
        return List.copyOf(methods);
    }

    private List<String> auditIds(Proof proof) {
        String own = world.ids().auditId();
        return proof.parent()
                .map(Token::auditIds)
                .map(chain -> List.of(own, chain.get(chain.size() - 1)))
                .orElse(List.of(own));
    }

    private Validity validity(Proof proof) {
        Instant now = world.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end =
                proof.parent().map(parent -> parent.validity().expiresAt()).orElse(now.plus(lifetime));
        Instant credentialEnd =
                proof.credential().flatMap(Credential::expiresAt).orElse(end);
        return new Validity(now, credentialEnd.isBefore(end) ? credentialEnd : end);
    }
}
