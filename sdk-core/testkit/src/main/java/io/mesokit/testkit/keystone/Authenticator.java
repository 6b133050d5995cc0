package io.mesokit.testkit.keystone;

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
 * not beget tokens (403). The scope is looked up before anybody has proved anything, and what somebody may do there
 * after all else: a wrong password does not hide that the project is named badly.
 */
final class Authenticator {
    private static final Duration RECEIPT_LIFETIME = Duration.ofMinutes(5);

    private final World world;
    private final Finder finder;
    private final Proofs proofs;
    private volatile Duration lifetime;
    private volatile List<String> enabled = AuthRequest.STOCK;

    /** What a login asks for: a scope, which a trust may choose; empty when it leaves that to the server. */
    private record Target(Optional<Scope> scope, Optional<ObjectNode> trust) {}

    /** Who a new token stands for, on what and with which roles. */
    private record Right(String userId, Scope scope, List<Role> roles, Optional<String> trustId) {}

    Authenticator(World world, Duration lifetime) {
        this.world = world;
        this.finder = new Finder(world.directory());
        this.proofs = new Proofs(world, finder);
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
        Target target = target(request);
        Proof proof = proofs.of(request);
        Optional<Receipt> before =
                receipt.filter(id -> !id.isEmpty()).map(id -> world.secrets().receipt(id, proof.user()));
        List<String> methods =
                methods(request, proof, before.map(Receipt::methods).orElse(List.of()));
        List<List<String>> rules = rules(proof.user());
        if (!rules.isEmpty() && rules.stream().noneMatch(methods::containsAll)) {
            return receipt(proof.user(), methods, rules);
        }
        return token(proof, right(target, proof), methods);
    }

    /** Where the login wants to go, before it is known who it is. */
    private Target target(AuthRequest request) {
        if (request.uses(Proofs.CREDENTIAL)) {
            return new Target(Optional.of(credentialScope(request)), Optional.empty());
        }
        if (request.scope().isEmpty()) {
            return new Target(Optional.empty(), Optional.empty());
        }
        JsonNode scope = request.scope().get();
        String kind = AuthRequest.kind(scope);
        return kind.equals("OS-TRUST:trust")
                ? entrusted(scope.path(kind))
                : new Target(Optional.of(finder.scope(kind, scope)), Optional.empty());
    }

    private Target entrusted(JsonNode named) {
        String id = Finder.given(named, "id").orElseThrow(() -> KeystoneException.missing("trust_id", "trust"));
        if (!world.trusts().has(id)) {
            throw KeystoneException.unauthorized();
        }
        ObjectNode trust = world.trusts().get(id);
        Scope scope = finder.entrusted(trust.path("project_id").asText());
        return new Target(Optional.of(scope), Optional.of(trust));
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

    private Right right(Target target, Proof proof) {
        if (target.trust().isPresent()) {
            return delegated(proof.user(), target.trust().get(), target.scope().orElse(Scope.UNSCOPED));
        }
        Scope scope = target.scope().orElseGet(() -> defaultScope(proof.user()));
        return new Right(proof.user().id(), scope, roles(proof, scope), Optional.empty());
    }

    /** What a trust lets its trustee do: its roles, all of which the trustor must still hold. */
    private Right delegated(User trustee, ObjectNode trust, Scope scope) {
        User trustor = world.directory()
                .user(trust.path("trustor_user_id").asText())
                .filter(User::enabled)
                .filter(user -> trust.path("trustee_user_id").asText().equals(trustee.id()))
                .orElseThrow(KeystoneException::forbidden);
        Set<String> delegated = new HashSet<>();
        trust.path("roles").forEach(role -> delegated.add(role.asText()));
        List<Role> roles = world.directory().roles(trustor.id(), scope).stream()
                .filter(role -> delegated.contains(role.id()))
                .toList();
        if (roles.size() < delegated.size()) {
            throw KeystoneException.forbidden();
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

    private Scope credentialScope(AuthRequest request) {
        if (request.scope().isPresent()) {
            throw KeystoneException.credentialMisuse("Error authenticating with application credential:"
                    + " Application credentials cannot request a scope.");
        }
        return Scope.project(
                proofs.credential(request.payload(Proofs.CREDENTIAL)).projectId());
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
