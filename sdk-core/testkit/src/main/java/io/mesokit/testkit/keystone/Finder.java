package io.mesokit.testkit.keystone;

import static io.mesokit.testkit.keystone.AuthRequest.required;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Finds what a login names: by id, or by name within a domain. Whatever is not there is a 401, as a wrong password. */
final class Finder {
    private final Directory directory;

    Finder(Directory directory) {
        this.directory = directory;
    }

    /** The user a method's payload names; 401 when unknown or disabled. */
    User user(JsonNode user, String field) {
        if (!user.has("id") && !user.has("name")) {
            throw KeystoneException.invalid("Invalid input for field " + field + ": id or name must be present.");
        }
        Optional<User> found = user.has("id")
                ? directory.user(user.path("id").asText())
                : directory.userNamed(
                        user.path("name").asText(),
                        domain(required(user, "domain", "user")).id());
        return found.filter(User::enabled).orElseThrow(KeystoneException::unauthorized);
    }

    /** The target of a scope; 401 when unknown or disabled. */
    Scope scope(JsonNode scope) {
        if (scope.has("project")) {
            return Scope.project(project(scope.path("project")).id());
        }
        if (scope.has("domain")) {
            return Scope.domain(domain(scope.path("domain")).id());
        }
        if (scope.path("system").path("all").asBoolean(false)) {
            return Scope.SYSTEM;
        }
        if (scope.has("system")) {
            throw KeystoneException.missing("all", "system");
        }
        throw KeystoneException.missing("id", "OS-TRUST:trust");
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
        Optional<Project> found = project.has("id")
                ? directory.project(project.path("id").asText())
                : directory.projectNamed(
                        required(project, "name", "project").asText(),
                        domain(required(project, "domain", "project")).id());
        return found.filter(Project::enabled).orElseThrow(KeystoneException::unauthorized);
    }

    private Domain domain(JsonNode domain) {
        Optional<Domain> found = domain.has("id")
                ? directory.domain(domain.path("id").asText())
                : directory.domainNamed(required(domain, "name", "domain").asText());
        return found.filter(Domain::enabled).orElseThrow(KeystoneException::unauthorized);
    }
}
