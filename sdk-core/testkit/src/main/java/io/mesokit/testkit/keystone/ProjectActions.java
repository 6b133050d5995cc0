package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.ArrayList;
import java.util.List;

/** Projects, and the domains they are in: {@code /v3/projects}, {@code /v3/domains}. For admins. */
final class ProjectActions {
    private static final int NAME_LIMIT = 64;

    private final World world;

    ProjectActions(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                new Route("/v3/projects").on("GET", this::list).on("POST", this::create),
                new Route("/v3/projects/{}")
                        .on("GET", this::show)
                        .on("PATCH", this::update)
                        .on("DELETE", this::delete),
                new Route("/v3/domains").on("GET", this::domains),
                new Route("/v3/domains/{}").on("GET", this::domain));
    }

    private WireResponse list(Call call) {
        call.adminFor("list_projects");
        List<ObjectNode> projects = world.directory().projects().stream()
                .filter(project -> call.matches("name", project.name()))
                .filter(project -> call.matches("domain_id", project.domainId()))
                .filter(project ->
                        call.request().parameter("enabled").isEmpty() || call.flag("enabled") == project.enabled())
                .map(project -> Entities.project(project, call))
                .toList();
        return Answers.collection("projects", projects, call);
    }

    private WireResponse create(Call call) {
        call.adminFor("create_project");
        JsonNode requested = call.entity("project");
        Project project = merged(
                new Project(world.ids().entityId(), "", Domain.DEFAULT.id(), "", true, List.of()),
                requested,
                Entities.name(requested, NAME_LIMIT));
        checkFree(project);
        world.directory().put(project);
        return Answers.json(201, Entities.named("project", Entities.project(project, call)));
    }

    private void checkFree(Project wanted) {
        world.directory()
                .projectNamed(wanted.name(), wanted.domainId())
                .filter(other -> !other.id().equals(wanted.id()))
                .ifPresent(other -> {
                    throw KeystoneException.conflict("project - it is not permitted to have two projects with either"
                            + " the same name or same id in the same domain: name is " + wanted.name()
                            + ", project id " + wanted.id() + ".");
                });
    }

    private static Project merged(Project before, JsonNode requested, String name) {
        List<String> tags = new ArrayList<>();
        requested.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new Project(
                before.id(),
                name,
                Entities.text(requested, "domain_id").orElse(before.domainId()),
                Entities.text(requested, "description").orElse(before.description()),
                requested.path("enabled").asBoolean(before.enabled()),
                requested.has("tags") ? tags : before.tags());
    }

    private WireResponse show(Call call) {
        call.adminFor("get_project");
        return Answers.json(200, Entities.named("project", Entities.project(project(call), call)));
    }

    private WireResponse update(Call call) {
        call.adminFor("update_project");
        Project before = project(call);
        JsonNode requested = call.entity("project");
        String name = requested.has("name") ? Entities.name(requested, NAME_LIMIT) : before.name();
        Project after = merged(before, requested, name);
        checkFree(after);
        world.directory().put(after);
        ObjectNode shown = Entities.project(after, call);
        shown.putObject("extra");
        return Answers.json(200, Entities.named("project", shown));
    }

    private WireResponse delete(Call call) {
        call.adminFor("delete_project");
        Project gone = project(call);
        world.directory().removeProject(gone.id());
        world.tokens().revokeIf(token -> token.scope().equals(Scope.project(gone.id())));
        return Answers.noContent();
    }

    private Project project(Call call) {
        return world.directory()
                .project(call.variable(0))
                .orElseThrow(() -> KeystoneException.unknown("project", call.variable(0)));
    }

    private WireResponse domains(Call call) {
        call.adminFor("list_domains");
        List<ObjectNode> domains = world.directory().domains().stream()
                .filter(domain -> call.matches("name", domain.name()))
                .map(domain -> Entities.domain(domain, call))
                .toList();
        return Answers.collection("domains", domains, call);
    }

    private WireResponse domain(Call call) {
        call.adminFor("get_domain");
        Domain domain = world.directory()
                .domain(call.variable(0))
                .orElseThrow(() -> KeystoneException.unknown("domain", call.variable(0)));
        return Answers.json(200, Entities.named("domain", Entities.domain(domain, call)));
    }
}
