package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.keystone.Directory.Assignment;
import java.util.List;
import java.util.function.Function;

/** Roles and who holds them: {@code /v3/roles}, {@code /v3/role_assignments}, and the assignments of a scope. */
final class RoleActions {
    private static final int NAME_LIMIT = 255;

    private final World world;

    RoleActions(World world) {
        this.world = world;
    }

    /** One assignment that a path names. */
    private record Named(String userId, Scope scope, String roleId) {}

    List<Route> routes() {
        return List.of(
                new Route("/v3/roles").on("GET", this::list).on("POST", this::create),
                new Route("/v3/roles/{}").on("GET", this::show),
                new Route("/v3/role_assignments").on("GET", this::assignments),
                assignment(
                        "/v3/projects/{}/users/{}/roles/{}",
                        call -> new Named(call.variable(1), Scope.project(call.variable(0)), call.variable(2))),
                assignment(
                        "/v3/domains/{}/users/{}/roles/{}",
                        call -> new Named(call.variable(1), Scope.domain(call.variable(0)), call.variable(2))),
                assignment(
                        "/v3/system/users/{}/roles/{}",
                        call -> new Named(call.variable(0), Scope.SYSTEM, call.variable(1))));
    }

    private Route assignment(String path, Function<Call, Named> named) {
        return new Route(path)
                .on("PUT", call -> grant(call, named.apply(call)))
                .on("GET", call -> check(call, named.apply(call)))
                .on("DELETE", call -> revoke(call, named.apply(call)));
    }

    private WireResponse list(Call call) {
        call.adminFor("list_roles");
        List<ObjectNode> roles = world.directory().roles().stream()
                .filter(role -> call.matches("name", role.name()))
                .map(role -> Entities.role(role, call))
                .toList();
        return Answers.collection("roles", roles, call);
    }

    private WireResponse create(Call call) {
        call.adminFor("create_role");
        JsonNode requested = call.entity("role");
        Role role = new Role(world.ids().entityId(), Entities.name(requested, NAME_LIMIT));
        if (world.directory().roleNamed(role.name()).isPresent()) {
            throw KeystoneException.duplicate("role", role.name());
        }
        world.directory().put(role);
        return Answers.json(201, Entities.named("role", Entities.role(role, call)));
    }

    private WireResponse show(Call call) {
        call.adminFor("get_role");
        return Answers.json(200, Entities.named("role", Entities.role(role(call.variable(0)), call)));
    }

    private WireResponse grant(Call call, Named named) {
        call.adminFor("create_grant");
        checkExists(named);
        world.directory().grant(named.userId(), named.scope(), named.roleId());
        return Answers.noContent();
    }

    private WireResponse check(Call call, Named named) {
        call.adminFor("check_grant");
        checkHeld(named);
        return Answers.noContent();
    }

    private WireResponse revoke(Call call, Named named) {
        call.adminFor("revoke_grant");
        checkHeld(named);
        world.directory().revoke(named.userId(), named.scope(), named.roleId());
        world.tokens()
                .revokeIf(token ->
                        token.userId().equals(named.userId()) && token.scope().equals(named.scope()));
        return Answers.noContent();
    }

    private void checkExists(Named named) {
        role(named.roleId());
        if (world.directory().user(named.userId()).isEmpty()) {
            throw KeystoneException.unknown("user", named.userId());
        }
        String id = named.scope().id();
        if (named.scope().isProject() && world.directory().project(id).isEmpty()) {
            throw KeystoneException.unknown("project", id);
        }
        if (named.scope().kind() == Scope.Kind.DOMAIN
                && world.directory().domain(id).isEmpty()) {
            throw KeystoneException.unknown("domain", id);
        }
    }

    private void checkHeld(Named named) {
        boolean held = world.directory().roles(named.userId(), named.scope()).stream()
                .anyMatch(role -> role.id().equals(named.roleId()));
        if (!held) {
            throw KeystoneException.notFound("Could not find role assignment with role: " + named.roleId()
                    + ", user or group: " + named.userId() + ", project, domain, or system: "
                    + (named.scope().equals(Scope.SYSTEM)
                            ? "system"
                            : named.scope().id()) + ".");
        }
    }

    private Role role(String id) {
        return world.directory().role(id).orElseThrow(() -> KeystoneException.unknown("role", id));
    }

    private WireResponse assignments(Call call) {
        call.adminFor("list_role_assignments");
        List<ObjectNode> all = world.directory().assignments().stream()
                .filter(assignment -> call.matches("user.id", assignment.userId()))
                .filter(assignment -> call.matches("role.id", assignment.role().id()))
                .filter(assignment -> inScope(call, assignment.scope()))
                .map(assignment -> assignment(assignment, call))
                .toList();
        return Answers.collection("role_assignments", all, call);
    }

    private static boolean inScope(Call call, Scope scope) {
        boolean project = call.matches("scope.project.id", scope.isProject() ? scope.id() : "");
        boolean domain = call.matches("scope.domain.id", scope.kind() == Scope.Kind.DOMAIN ? scope.id() : "");
        return project && domain && (!call.flag("scope.system") || scope.equals(Scope.SYSTEM));
    }

    private ObjectNode assignment(Assignment assignment, Call call) {
        boolean names = call.flag("include_names");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putObject("links").put("assignment", link(assignment, call));
        scope(node.putObject("scope"), assignment.scope(), names);
        ObjectNode user = node.putObject("user").put("id", assignment.userId());
        ObjectNode role = node.putObject("role").put("id", assignment.role().id());
        if (names) {
            role.put("name", assignment.role().name());
            world.directory().user(assignment.userId()).ifPresent(known -> {
                user.put("name", known.name());
                domain(user.putObject("domain"), known.domainId());
            });
        }
        return node;
    }

    private static String link(Assignment assignment, Call call) {
        Scope scope = assignment.scope();
        String where = switch (scope.kind()) {
            case PROJECT -> "/projects/" + scope.id();
            case DOMAIN -> "/domains/" + scope.id();
            default -> "/system";
        };
        return call.base() + where + "/users/" + assignment.userId() + "/roles/"
                + assignment.role().id();
    }

    private void scope(ObjectNode node, Scope scope, boolean names) {
        switch (scope.kind()) {
            case PROJECT -> {
                ObjectNode project = node.putObject("project").put("id", scope.id());
                world.directory().project(scope.id()).filter(known -> names).ifPresent(known -> {
                    project.put("name", known.name());
                    domain(project.putObject("domain"), known.domainId());
                });
            }
            case DOMAIN -> {
                ObjectNode domain = node.putObject("domain").put("id", scope.id());
                world.directory()
                        .domain(scope.id())
                        .filter(known -> names)
                        .ifPresent(known -> domain.put("name", known.name()));
            }
            default -> node.putObject("system").put("all", true);
        }
    }

    private void domain(ObjectNode node, String id) {
        node.put("id", id);
        node.put("name", world.directory().domain(id).map(Domain::name).orElse(id));
    }
}
