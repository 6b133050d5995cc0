package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.keystone.Credential.Details;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Application credentials and their access rules: {@code /v3/users/{id}/application_credentials} and the like. */
final class CredentialActions {
    private static final String ROOT = "application_credential";
    private static final int NAME_LIMIT = 255;

    private final World world;

    CredentialActions(World world) {
        this.world = world;
    }

    List<Route> routes() {
        String all = "/v3/users/{}/application_credentials";
        return List.of(
                new Route(all).on("GET", this::list).on("POST", this::create),
                new Route(all + "/{}").on("GET", this::show).on("DELETE", this::delete),
                new Route("/v3/users/{}/access_rules").on("GET", this::rules),
                new Route("/v3/users/{}/access_rules/{}").on("GET", this::rule));
    }

    private WireResponse create(Call call) {
        Token caller = owner(call, "identity:create_application_credential");
        checkUnrestricted(caller);
        if (!caller.scope().isProject()) {
            throw KeystoneException.malformed("An application credential needs a token with a project.");
        }
        Credential credential = credential(caller, requested(call));
        world.credentials().add(credential);
        ObjectNode members = members(credential);
        members.put("secret", credential.secret());
        return Answers.json(201, Answers.entity(ROOT, members, self(call, credential)));
    }

    private void checkUnrestricted(Token caller) {
        boolean restricted = caller.credentialId()
                .map(world.credentials()::get)
                .filter(Credential::isRestricted)
                .isPresent();
        if (restricted) {
            throw KeystoneException.forbidden("Using method 'application_credential' is not allowed for managing"
                    + " additional application credentials.");
        }
    }

    private static JsonNode requested(Call call) {
        JsonNode requested = call.body().path(ROOT);
        JsonNode name = requested.path("name");
        if (!requested.isObject()) {
            throw KeystoneException.invalid("'application_credential' is a required property");
        }
        if (name.isMissingNode()) {
            throw KeystoneException.invalid("'name' is a required property");
        }
        if (!name.isTextual() || name.asText().isBlank() || name.asText().length() > NAME_LIMIT) {
            throw KeystoneException.invalid(
                    "Invalid input for field 'name': " + name + " is not a name of 1 to " + NAME_LIMIT + " characters");
        }
        return requested;
    }

    private Credential credential(Token caller, JsonNode requested) {
        return new Credential(
                world.ids().entityId(),
                caller.userId(),
                caller.scope().id(),
                text(requested, "secret").orElseGet(world.ids()::secret),
                text(requested, "expires_at").map(this::future),
                roles(caller, requested.path("roles")),
                details(requested));
    }

    private Details details(JsonNode requested) {
        return new Details(
                requested.path("name").asText(),
                orNull(requested, "description"),
                orNull(requested, "unrestricted"),
                accessRules(requested.path("access_rules")));
    }

    private JsonNode accessRules(JsonNode requested) {
        if (!requested.isArray()) {
            return NullNode.getInstance();
        }
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (JsonNode rule : requested) {
            ObjectNode kept = rules.addObject();
            kept.put("id", world.ids().entityId());
            List.of("service", "path", "method").forEach(key -> kept.set(key, orNull(rule, key)));
        }
        return rules;
    }

    private List<Role> roles(Token caller, JsonNode requested) {
        if (!requested.isArray()) {
            return caller.roles();
        }
        List<Role> roles = new ArrayList<>();
        for (JsonNode wanted : requested) {
            roles.add(caller.roles().stream()
                    .filter(role -> role.id().equals(wanted.path("id").asText())
                            || role.name().equals(wanted.path("name").asText()))
                    .findFirst()
                    .orElseThrow(() -> KeystoneException.malformed(
                            "Invalid application credential: the role " + wanted + " is not held on the project.")));
        }
        return roles;
    }

    private Instant future(String text) {
        Instant end = instant(text);
        if (end.isBefore(world.now())) {
            throw KeystoneException.malformed("The 'expires_at' must not be before now.");
        }
        return end;
    }

    private static Instant instant(String text) {
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException malformed) {
            throw KeystoneException.malformed("Unable to parse expires_at: " + text);
        }
    }

    private WireResponse list(Call call) {
        reader(call, "identity:list_application_credentials");
        Optional<String> name = call.request().parameter("name");
        List<ObjectNode> all = world.credentials().of(call.variable(0)).stream()
                .filter(credential ->
                        name.isEmpty() || credential.details().name().equals(name.get()))
                .map(credential -> Answers.linked(members(credential), self(call, credential)))
                .toList();
        return Answers.collection("application_credentials", all, call);
    }

    private WireResponse show(Call call) {
        reader(call, "identity:get_application_credential");
        Credential credential = world.credentials().get(call.variable(1));
        return Answers.json(200, Answers.entity(ROOT, members(credential), self(call, credential)));
    }

    private WireResponse delete(Call call) {
        checkUnrestricted(reader(call, "identity:delete_application_credential"));
        world.credentials().remove(call.variable(1));
        return Answers.noContent();
    }

    private WireResponse rules(Call call) {
        reader(call, "identity:list_access_rules");
        return Answers.collection("access_rules", rulesOf(call), call);
    }

    private WireResponse rule(Call call) {
        reader(call, "identity:get_access_rule");
        String id = call.variable(1);
        return rulesOf(call).stream()
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .map(rule -> {
                    ObjectNode root = JsonNodeFactory.instance.objectNode();
                    root.set("access_rule", rule);
                    return Answers.json(200, root);
                })
                .orElseThrow(() -> KeystoneException.unknown("Access Rule", id));
    }

    private List<ObjectNode> rulesOf(Call call) {
        List<ObjectNode> rules = new ArrayList<>();
        for (Credential credential : world.credentials().of(call.variable(0))) {
            for (JsonNode rule : credential.details().accessRules()) {
                String self = call.base() + "/access_rules/" + rule.path("id").asText();
                rules.add(Answers.linked(rule.deepCopy(), self));
            }
        }
        return rules;
    }

    private Token owner(Call call, String action) {
        Token caller = call.caller();
        if (!caller.userId().equals(call.variable(0))) {
            throw KeystoneException.forbidden(action);
        }
        return caller;
    }

    private Token reader(Call call, String action) {
        return call.caller().holds("admin") ? call.caller() : owner(call, action);
    }

    private static ObjectNode members(Credential credential) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", credential.id());
        node.put("name", credential.details().name());
        node.set("description", credential.details().description());
        node.put("user_id", credential.userId());
        node.put("project_id", credential.projectId());
        node.putNull("system");
        node.put("expires_at", credential.expiresAt().map(TokenBody::time).orElse(null));
        node.set("unrestricted", credential.details().unrestricted());
        ArrayNode roles = node.putArray("roles");
        credential.roles().forEach(role -> role(roles.addObject(), role));
        if (credential.details().accessRules().isArray()) {
            node.set("access_rules", credential.details().accessRules());
        }
        return node;
    }

    private static void role(ObjectNode node, Role role) {
        node.put("id", role.id());
        node.put("name", role.name());
        node.putNull("domain_id");
        node.putNull("description");
        node.putObject("options");
    }

    private static String self(Call call, Credential credential) {
        return call.base() + "/application_credentials/" + credential.id();
    }

    private static Optional<String> text(JsonNode parent, String member) {
        return Optional.ofNullable(parent.get(member))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static JsonNode orNull(JsonNode parent, String member) {
        return Optional.ofNullable(parent.get(member)).orElse(NullNode.getInstance());
    }
}
