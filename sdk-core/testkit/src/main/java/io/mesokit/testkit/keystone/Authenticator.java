package io.mesokit.testkit.keystone;

import static io.mesokit.testkit.keystone.AuthRequest.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.keystone.Token.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/*
 * Turns a login into a token.
 *
 * A login proves who somebody is by one or more methods, all of which must name the same user, and asks for a scope.
 * What it inherits depends on the method: a token made from a token keeps the first one's end, its methods and its
 * audit chain; a token made from an application credential gets the credential's project and roles and may not ask for
 * a scope. Without a scope the user's default project is taken if it can be used, and else the token is unscoped.
 *
 * A user may demand more than one method. A login that proves only some of them gets a receipt instead of a token, and
 * hands it in with the next method.
 *
 * Everything that does not fit is a 401 with one and the same text, so that nobody learns which part was wrong; the
 * exceptions are bodies of the wrong form (400), tokens and credentials that are not there (404), and tokens that must
 * not beget tokens (403).
 */
final class Authenticator {
    private static final Duration RECEIPT_LIFETIME = Duration.ofMinutes(5);
    private static final String CREDENTIAL = "application_credential";

    private final World world;
    private final Finder finder;
    private volatile Duration lifetime;
    private volatile List<String> enabled = AuthRequest.STOCK;

    /** What one or more methods proved, and what the new token inherits from them. */
    private record Proof(User user, Optional<Token> parent, Optional<Credential> credential) {}

    /** Who a new token stands for, on what and with which roles. */
    private record Right(String userId, Scope scope, List<Role> roles, Optional<String> trustId) {}

    Authenticator(World world, Duration lifetime) {
        this.world = world;
        this.finder = new Finder(world.directory());
        this.lifetime = lifetime;
    }

    void methods(List<String> next) {
        enabled = next;
    }

    void lifetime(Duration next) {
        lifetime = next;
    }

    LoginOutcome authenticate(JsonNode body, Optional<String> receipt) {
        AuthRequest request = AuthRequest.parse(body, enabled);
        Optional<Receipt> before = receipt.map(world.secrets()::receipt);
        Proof proof = proof(request);
        before.filter(first -> !first.user().id().equals(proof.user().id())).ifPresent(stolen -> {
            throw KeystoneException.unauthorized();
        });
        Right right = right(request, proof);
        List<String> methods =
                methods(request, proof, before.map(Receipt::methods).orElse(List.of()));
        List<List<String>> rules = rules(proof.user());
        if (!rules.isEmpty() && rules.stream().noneMatch(methods::containsAll)) {
            return receipt(proof.user(), methods, rules);
        }
        return token(proof, right, methods);
    }

    private Token token(Proof proof, Right right, List<String> methods) {
        Token token = new Token(
                world.ids().tokenId(),
                methods,
                right.userId(),
                right.scope(),
                right.roles(),
                auditIds(proof),
                validity(proof),
                proof.credential().map(Credential::id),
                right.trustId());
        world.tokens().add(token);
        return token;
    }

    private Right right(AuthRequest request, Proof proof) {
        Optional<String> trust = proof.credential().isPresent() ? Optional.empty() : request.trust();
        if (trust.isPresent()) {
            return entrusted(proof.user(), world.trusts().get(trust.get()));
        }
        Scope scope = scope(request, proof);
        return new Right(proof.user().id(), scope, roles(proof, scope), Optional.empty());
    }

    /** What a trust lets its trustee do: the part of its roles that the trustor still holds. */
    private Right entrusted(User trustee, ObjectNode trust) {
        if (!trust.path("trustee_user_id").asText().equals(trustee.id())) {
            throw KeystoneException.forbidden("User is not a trustee.");
        }
        User trustor = world.directory()
                .user(trust.path("trustor_user_id").asText())
                .filter(User::enabled)
                .orElseThrow(() -> KeystoneException.forbidden("Trustor is disabled."));
        Scope scope = finder.entrusted(trust.path("project_id").asText());
        Set<String> delegated = new HashSet<>();
        trust.path("roles").forEach(role -> delegated.add(role.asText()));
        List<Role> roles = world.directory().roles(trustor.id(), scope).stream()
                .filter(role -> delegated.contains(role.id()))
                .toList();
        if (roles.size() < delegated.size()) {
            throw KeystoneException.forbidden("Trustee has no delegated roles.");
        }
        String user = trust.path("impersonation").asBoolean() ? trustor.id() : trustee.id();
        return new Right(user, scope, roles, Optional.of(trust.path("id").asText()));
    }

    /** A user's rules, less the methods that nobody can use here. */
    private List<List<String>> rules(User user) {
        return user.methodRules().stream()
                .map(rule -> rule.stream().filter(enabled::contains).toList())
                .filter(rule -> !rule.isEmpty())
                .toList();
    }

    private Receipt receipt(User user, List<String> methods, List<List<String>> rules) {
        Instant now = world.now().truncatedTo(ChronoUnit.SECONDS);
        Validity validity = new Validity(now, now.plus(RECEIPT_LIFETIME));
        Receipt receipt = new Receipt(world.ids().tokenId(), user, methods, rules, validity);
        world.secrets().add(receipt);
        return receipt;
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
            case "totp" -> new Proof(byPasscode(payload), Optional.empty(), Optional.empty());
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

    private User byPasscode(JsonNode payload) {
        JsonNode claimed = required(payload, "user", "totp");
        User user = finder.user(claimed, "identity/totp/user");
        String passcode = required(claimed, "passcode", "user").asText();
        if (!world.secrets().isPasscode(user.id(), passcode)) {
            throw KeystoneException.unauthorized();
        }
        return user;
    }

    private Proof byToken(String id) {
        Token parent = world.tokens().named(id, false);
        if (parent.credentialId().isPresent() || parent.trustId().isPresent()) {
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

    private static List<String> methods(AuthRequest request, Proof proof, List<String> proven) {
        List<String> methods =
                new ArrayList<>(proof.parent().map(Token::methods).orElse(List.of()));
        Stream.concat(proven.stream(), request.methods().stream())
                .filter(method -> !methods.contains(method))
                .forEach(methods::add);
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
