package io.mesokit.testkit.keystone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who exists and who holds which role where. Thread-safe. */
final class Directory {
    private record Grant(String userId, Scope scope) {}

    /** That a user holds a role on a scope. */
    record Assignment(String userId, Scope scope, Role role) {}

    private final Map<String, Domain> domains = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<Grant, Set<String>> grants = new LinkedHashMap<>();

    Directory() {
        domains.put(Domain.DEFAULT.id(), Domain.DEFAULT);
    }

    synchronized void put(User user) {
        users.put(user.id(), user);
    }

    synchronized void put(Project project) {
        projects.put(project.id(), project);
    }

    synchronized void put(Role role) {
        roles.put(role.id(), role);
    }

    synchronized void grant(String userId, Scope scope, String roleId) {
        grants.computeIfAbsent(new Grant(userId, scope), key -> new LinkedHashSet<>())
                .add(roleId);
    }

    synchronized Optional<User> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    synchronized Optional<User> userNamed(String name, String domainId) {
        return first(
                users.values(),
                user -> user.name().equals(name) && user.domainId().equals(domainId));
    }

    synchronized Optional<Project> project(String id) {
        return Optional.ofNullable(projects.get(id));
    }

    synchronized Optional<Project> projectNamed(String name, String domainId) {
        return first(
                projects.values(),
                project -> project.name().equals(name) && project.domainId().equals(domainId));
    }

    synchronized Optional<Domain> domain(String id) {
        return Optional.ofNullable(domains.get(id));
    }

    synchronized Optional<Domain> domainNamed(String name) {
        return first(domains.values(), domain -> domain.name().equals(name));
    }

    synchronized Optional<Role> role(String id) {
        return Optional.ofNullable(roles.get(id));
    }

    synchronized Optional<Role> roleNamed(String name) {
        return first(roles.values(), role -> role.name().equals(name));
    }

    synchronized List<User> users() {
        return List.copyOf(users.values());
    }

    synchronized List<Project> projects() {
        return List.copyOf(projects.values());
    }

    synchronized List<Role> roles() {
        return List.copyOf(roles.values());
    }

    synchronized List<Domain> domains() {
        return List.copyOf(domains.values());
    }

    synchronized List<Assignment> assignments() {
        List<Assignment> all = new ArrayList<>();
        grants.keySet()
                .forEach(grant -> roles(grant.userId(), grant.scope())
                        .forEach(role -> all.add(new Assignment(grant.userId(), grant.scope(), role))));
        return all;
    }

    synchronized void removeUser(String id) {
        users.remove(id);
        grants.keySet().removeIf(grant -> grant.userId().equals(id));
    }

    synchronized void removeProject(String id) {
        projects.remove(id);
        grants.keySet().removeIf(grant -> grant.scope().equals(Scope.project(id)));
    }

    synchronized void revoke(String userId, Scope scope, String roleId) {
        grants.getOrDefault(new Grant(userId, scope), new LinkedHashSet<>()).remove(roleId);
    }

    /** The roles a user holds on a scope; empty when it may not be chosen. */
    synchronized List<Role> roles(String userId, Scope scope) {
        return grants.getOrDefault(new Grant(userId, scope), Set.of()).stream()
                .flatMap(id -> role(id).stream())
                .toList();
    }

    /** The projects a user may choose as a scope, by id as the server lists them. */
    synchronized List<Project> projectsOf(String userId) {
        return projects.values().stream()
                .filter(Project::enabled)
                .filter(project -> !roles(userId, Scope.project(project.id())).isEmpty())
                .sorted((left, right) -> left.id().compareTo(right.id()))
                .toList();
    }

    synchronized List<Domain> domainsOf(String userId) {
        return domains.values().stream()
                .filter(Domain::enabled)
                .filter(domain -> !roles(userId, Scope.domain(domain.id())).isEmpty())
                .toList();
    }

    private static <T> Optional<T> first(Iterable<T> values, Predicate<T> test) {
        for (T value : values) {
            if (test.test(value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
