package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;

/**
 * Trusts, by which one user lets another act on a project: {@code /v3/OS-TRUST/trusts}. They neither end nor run out.
 */
final class TrustActions {
    private static final int ID_LIMIT = 255;

    private final World world;

    TrustActions(World world) {
        this.world = world;
    }

    List<Route> routes() {
        String all = "/v3/OS-TRUST/trusts";
        return List.of(
                new Route(all).on("POST", this::create),
                new Route(all + "/{}").on("GET", this::show).on("DELETE", this::delete));
    }

    private WireResponse create(Call call) {
        Token caller = call.caller();
        JsonNode wanted = call.entity("trust");
        if (!caller.userId().equals(Entities.requiredText(wanted, "trustor_user_id", ID_LIMIT))) {
            throw KeystoneException.forbidden("identity:create_trust");
        }
        checkPlain(wanted);
        ObjectNode trust =
                JsonNodeFactory.instance.objectNode().put("id", world.ids().entityId());
        trust.put("trustor_user_id", caller.userId());
        trust.put("trustee_user_id", trustee(wanted));
        String project = Entities.requiredText(wanted, "project_id", ID_LIMIT);
        trust.put("project_id", project);
        trust.put("impersonation", wanted.path("impersonation").asBoolean());
        roles(trust.putArray("roles"), wanted.path("roles"), held(caller.userId(), project));
        world.trusts().put(trust);
        return Answers.json(201, Entities.named("trust", shown(trust, call)));
    }

    /** Refuses what this server cannot keep, rather than make a trust of another kind. */
    private static void checkPlain(JsonNode wanted) {
        if (!wanted.path("impersonation").isBoolean()) {
            throw KeystoneException.invalid("'impersonation' is a required property, a boolean");
        }
        for (String member : List.of("expires_at", "remaining_uses", "allow_redelegation", "redelegation_count")) {
            if (wanted.hasNonNull(member) && !wanted.path(member).asText().equals("false")) {
                throw KeystoneException.invalid("'" + member + "' is not supported here");
            }
        }
    }

    private String trustee(JsonNode wanted) {
        String id = Entities.requiredText(wanted, "trustee_user_id", ID_LIMIT);
        return world.directory().user(id).map(User::id).orElseThrow(() -> KeystoneException.unknown("user", id));
    }

    private List<Role> held(String userId, String project) {
        return world.directory().roles(userId, Scope.project(project));
    }

    private static void roles(ArrayNode kept, JsonNode wanted, List<Role> held) {
        if (wanted.isEmpty()) {
            throw KeystoneException.forbidden("At least one role should be specified");
        }
        for (JsonNode one : wanted) {
            Role role = held.stream()
                    .filter(known -> known.id().equals(one.path("id").asText())
                            || known.name().equals(one.path("name").asText()))
                    .findFirst()
                    .orElseThrow(() -> KeystoneException.unknown(
                            "role", one.path("id").asText(one.path("name").asText())));
            kept.add(role.id());
        }
    }

    private WireResponse show(Call call) {
        ObjectNode trust = world.trusts().get(call.variable(0));
        String caller = call.caller().userId();
        if (!caller.equals(trust.path("trustee_user_id").asText())
                && !caller.equals(trust.path("trustor_user_id").asText())) {
            call.adminFor("get_trust");
        }
        return Answers.json(200, Entities.named("trust", shown(trust, call)));
    }

    /** Ends the tokens that were made by it, too. */
    private WireResponse delete(Call call) {
        String id = call.variable(0);
        ObjectNode trust = world.trusts().get(id);
        if (!call.caller().userId().equals(trust.path("trustor_user_id").asText())) {
            call.adminFor("delete_trust");
        }
        world.trusts().removeIf(other -> other.path("id").asText().equals(id));
        world.tokens().revokeIf(token -> token.trustId().filter(id::equals).isPresent());
        return Answers.noContent();
    }

    private ObjectNode shown(ObjectNode trust, Call call) {
        String id = trust.path("id").asText();
        ArrayNode roles = JsonNodeFactory.instance.arrayNode();
        trust.path("roles")
                .forEach(role -> world.directory()
                        .role(role.asText())
                        .ifPresent(known -> roles.add(Entities.role(known, call))));
        ObjectNode shown = trust.deepCopy();
        shown.set("roles", roles);
        List.of("expires_at", "remaining_uses", "deleted_at", "redelegated_trust_id")
                .forEach(shown::putNull);
        shown.put("redelegation_count", 0);
        ObjectNode links = shown.putObject("roles_links").put("self", call.base() + "/" + id + "/roles");
        links.putNull("next").putNull("previous");
        return Answers.linked(shown, call.base() + "/OS-TRUST/trusts/" + id);
    }
}
