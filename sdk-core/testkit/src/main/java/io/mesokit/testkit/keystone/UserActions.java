package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users and their passwords: {@code /v3/users}. For admins, except what users may do about themselves. */
final class UserActions {
    private static final int NAME_LIMIT = 255;
    private static final List<String> KNOWN =
            List.of("name", "password", "domain_id", "default_project_id", "enabled", "options", "id", "links");

    private final World world;

    UserActions(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                new Route("/v3/users").on("GET", this::list).on("POST", this::create),
                new Route("/v3/users/{}")
                        .on("GET", this::show)
                        .on("PATCH", this::update)
                        .on("DELETE", this::delete),
                new Route("/v3/users/{}/projects").on("GET", this::projects),
                new Route("/v3/users/{}/password").on("POST", this::changePassword));
    }

    private WireResponse list(Call call) {
        call.adminFor("list_users");
        List<ObjectNode> users = world.directory().users().stream()
                .filter(user -> call.matches("name", user.name()))
                .filter(user -> call.matches("domain_id", user.domainId()))
                .filter(user -> call.request().parameter("enabled").isEmpty() || call.flag("enabled") == user.enabled())
                .map(user -> Entities.user(user, call))
                .toList();
        return Answers.collection("users", users, call);
    }

    private WireResponse create(Call call) {
        call.adminFor("create_user");
        JsonNode requested = call.entity("user");
        String name = Entities.name(requested, NAME_LIMIT);
        User blank = new User(
                world.ids().entityId(),
                name,
                world.ids().secret(),
                Domain.DEFAULT.id(),
                Optional.empty(),
                true,
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode());
        User user = merged(blank, requested);
        checkFree(user);
        world.directory().put(user);
        return Answers.json(201, Entities.named("user", Entities.user(user, call)));
    }

    private void checkFree(User wanted) {
        boolean taken = world.directory()
                .userNamed(wanted.name(), wanted.domainId())
                .filter(other -> !other.id().equals(wanted.id()))
                .isPresent();
        if (taken) {
            throw KeystoneException.conflict("user - Duplicate entry found with name " + wanted.name()
                    + " at domain ID " + wanted.domainId() + ".");
        }
    }

    private static User merged(User before, JsonNode requested) {
        return new User(
                before.id(),
                requested.has("name") ? Entities.name(requested, NAME_LIMIT) : before.name(),
                Entities.text(requested, "password").orElse(before.password()),
                Entities.text(requested, "domain_id").orElse(before.domainId()),
                Entities.text(requested, "default_project_id").or(before::defaultProjectId),
                requested.path("enabled").asBoolean(before.enabled()),
                options(before, requested.path("options")),
                extra(before, requested));
    }

    private static ObjectNode options(User before, JsonNode requested) {
        ObjectNode options = before.options().deepCopy();
        for (Map.Entry<String, JsonNode> option : requested.properties()) {
            if (option.getValue().isNull()) {
                options.remove(option.getKey());
            } else {
                options.set(option.getKey(), option.getValue());
            }
        }
        return options;
    }

    /** Unknown members are kept; null takes one away. */
    private static ObjectNode extra(User before, JsonNode requested) {
        ObjectNode extra = before.extra().deepCopy();
        for (Map.Entry<String, JsonNode> member : requested.properties()) {
            if (member.getValue().isNull()) {
                extra.remove(member.getKey());
            } else if (!KNOWN.contains(member.getKey())) {
                extra.set(member.getKey(), member.getValue());
            }
        }
        return extra;
    }

    private WireResponse show(Call call) {
        selfOrAdmin(call, "get_user");
        return Answers.json(200, Entities.named("user", Entities.user(user(call), call)));
    }

    private WireResponse update(Call call) {
        call.adminFor("update_user");
        User before = user(call);
        User after = merged(before, call.entity("user"));
        checkFree(after);
        world.directory().put(after);
        if (!after.enabled() || !after.password().equals(before.password())) {
            endTokens(after);
        }
        ObjectNode shown = Entities.user(after, call);
        shown.set("extra", after.extra());
        return Answers.json(200, Entities.named("user", shown));
    }

    private WireResponse delete(Call call) {
        call.adminFor("delete_user");
        User gone = user(call);
        endTokens(gone);
        world.directory().removeUser(gone.id());
        world.groups().forget(gone.id());
        world.secrets().forget(gone.id());
        world.credentials()
                .of(gone.id())
                .forEach(credential -> world.credentials().remove(credential.id()));
        return Answers.noContent();
    }

    private WireResponse projects(Call call) {
        selfOrAdmin(call, "list_user_projects");
        List<ObjectNode> projects = world.directory().projectsOf(user(call).id()).stream()
                .map(project -> Entities.project(project, call))
                .toList();
        return Answers.collection("projects", projects, call);
    }

    /** Needs no token: the original password is the proof. All tokens of the user end. */
    private WireResponse changePassword(Call call) {
        JsonNode request = required(call.body(), "user", "request body");
        String original = required(request, "original_password", "user").asText();
        String next = required(request, "password", "user").asText();
        User user = world.directory()
                .user(call.variable(0))
                .filter(User::enabled)
                .filter(known -> known.password().equals(original))
                .orElseThrow(KeystoneException::unauthorized);
        world.directory().put(user.withPassword(next));
        endTokens(user);
        return Answers.noContent();
    }

    private static JsonNode required(JsonNode parent, String member, String parentName) {
        if (!parent.hasNonNull(member)) {
            throw KeystoneException.missing(member, parentName);
        }
        return parent.path(member);
    }

    private void endTokens(User user) {
        world.tokens().revokeIf(token -> token.userId().equals(user.id()));
    }

    private static void selfOrAdmin(Call call, String action) {
        if (!call.caller().userId().equals(call.variable(0))) {
            call.adminFor(action);
        }
    }

    private User user(Call call) {
        return world.directory()
                .user(call.variable(0))
                .orElseThrow(() -> KeystoneException.unknown("user", call.variable(0)));
    }
}
