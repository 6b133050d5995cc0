package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes a token as the answer to a login or a validation. */
final class TokenBody {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final World world;

    TokenBody(World world) {
        this.world = world;
    }

    /** {@code 2026-11-21T07:26:03.000000}; token times add a {@code Z}, those of application credentials do not. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    ObjectNode write(Token token, boolean withCatalog) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode body = root.putObject("token");
        strings(body.putArray("methods"), token.methods());
        user(body.putObject("user"), token.userId());
        strings(body.putArray("audit_ids"), token.auditIds());
        body.put("expires_at", time(token.validity().expiresAt()) + "Z");
        body.put("issued_at", time(token.validity().issuedAt()) + "Z");
        if (!token.scope().isUnscoped()) {
            scope(body, token);
            if (withCatalog) {
                body.set("catalog", world.catalog().toJson());
            }
        }
        token.trustId().filter(world.trusts()::has).ifPresent(id -> trust(body, id));
        token.credentialId().filter(world.credentials()::exists).ifPresent(id -> credential(body, id));
        return root;
    }

    private void user(ObjectNode node, String id) {
        User user = world.directory().user(id).orElseThrow(KeystoneException::unauthorized);
        domain(node.putObject("domain"), user.domainId());
        node.put("id", user.id());
        node.put("name", user.name());
        node.putNull("password_expires_at");
    }

    private void scope(ObjectNode body, Token token) {
        switch (token.scope().kind()) {
            case PROJECT -> project(body, token.scope().id());
            case DOMAIN -> domain(body.putObject("domain"), token.scope().id());
            default -> body.putObject("system").put("all", true);
        }
        ArrayNode roles = body.putArray("roles");
        token.roles().forEach(role -> roles.addObject().put("id", role.id()).put("name", role.name()));
    }

    private void project(ObjectNode body, String id) {
        Project project = world.directory().project(id).orElseThrow(KeystoneException::unauthorized);
        ObjectNode node = body.putObject("project");
        domain(node.putObject("domain"), project.domainId());
        node.put("id", project.id());
        node.put("name", project.name());
        body.put("is_domain", false);
    }

    private void domain(ObjectNode node, String id) {
        node.put("id", id);
        node.put("name", world.directory().domain(id).map(Domain::name).orElse(id));
    }

    /** Roles that came by a trust are shown in full, and whether the project is a domain is not. */
    private void trust(ObjectNode body, String id) {
        ObjectNode trust = world.trusts().get(id);
        ObjectNode node = body.putObject("OS-TRUST:trust").put("id", id);
        node.putObject("trustor_user").set("id", trust.path("trustor_user_id"));
        node.putObject("trustee_user").set("id", trust.path("trustee_user_id"));
        node.set("impersonation", trust.path("impersonation"));
        body.remove("is_domain");
        body.path("roles")
                .forEach(role -> ((ObjectNode) role)
                        .putNull("domain_id")
                        .putNull("description")
                        .putObject("options"));
    }

    private void credential(ObjectNode body, String id) {
        Credential credential = world.credentials().get(id);
        ObjectNode node = body.putObject("application_credential");
        node.put("id", credential.id());
        node.put("name", credential.details().name());
        node.put("restricted", credential.isRestricted());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
