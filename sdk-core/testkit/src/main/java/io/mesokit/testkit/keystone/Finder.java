package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Finds what a login names: by name within a domain, and without a name by id. Whatever is not there is a 401, as a
 * wrong password.
 */
final class Finder {
    private final Directory directory;

    Finder(Directory directory) {
        this.directory = directory;
    }

    /** The user a method's payload names; 401 when unknown or disabled. */
    User user(JsonNode payload, String method) {
        JsonNode user = member(payload, "user", method);
        Optional<String> name = given(user, "name");
        Optional<String> id = given(user, "id");
        if (name.isEmpty() && id.isEmpty()) {
            throw KeystoneException.missing("id or name", "user");
        }
        Optional<User> found = name.isPresent() ? userNamed(user, name.get()) : directory.user(id.get());
        return found.filter(User::enabled).orElseThrow(KeystoneException::unauthorized);
    }

    private Optional<User> userNamed(JsonNode user, String name) {
        JsonNode domain = member(user, "domain", "user");
        if (given(domain, "name").isEmpty() && given(domain, "id").isEmpty()) {
            throw KeystoneException.missing("id or name", "domain");
        }
        return directory.userNamed(name, domain(domain).id());
    }

    /** The target of a scope of some kind; 401 when unknown or disabled. */
    Scope scope(String kind, JsonNode scope) {
        return switch (kind) {
            case "system" -> Scope.SYSTEM;
            case "unscoped" -> Scope.UNSCOPED;
            case "project" -> Scope.project(project(scope.path(kind)).id());
            default -> Scope.domain(domain(scope.path(kind)).id());
        };
    }

    /** The project of a trust; 401 when unknown or disabled. */
    Scope entrusted(String projectId) {
        return directory
                .project(projectId)
                .filter(Project::enabled)
                .map(project -> Scope.project(project.id()))
                .orElseThrow(KeystoneException::unauthorized);
    }

    private Project project(JsonNode project) {
        Optional<Project> found = given(project, "name")
                .map(name -> directory.projectNamed(
                        name, domain(member(project, "domain", "project")).id()))
                .orElseGet(() -> given(project, "id").flatMap(directory::project));
        return found.filter(Project::enabled).orElseThrow(KeystoneException::unauthorized);
    }

    /** 401 when unknown or disabled. */
    Domain domain(JsonNode domain) {
        Optional<Domain> found = given(domain, "name")
                .map(directory::domainNamed)
                .orElseGet(() -> given(domain, "id").flatMap(directory::domain));
        return found.filter(Domain::enabled).orElseThrow(KeystoneException::unauthorized);
    }

    /** An object in an object; 400 when it is not there. */
    static JsonNode member(JsonNode parent, String name, String parentName) {
        if (!parent.isObject()) {
            throw KeystoneException.unexpected();
        }
        if (!parent.has(name)) {
            throw KeystoneException.missing(name, parentName);
        }
        JsonNode node = parent.path(name);
        if (!node.isObject()) {
            throw KeystoneException.unexpected();
        }
        return node;
    }

    /** A text that is there and not empty. */
    static Optional<String> given(JsonNode parent, String member) {
        JsonNode node = parent.path(member);
        if (node.isContainerNode() && !node.isEmpty()) {
            throw KeystoneException.unexpected();
        }
        return Optional.of(node.asText()).filter(text -> !node.isNull() && !text.isEmpty());
    }
}
