package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What somebody may see of a cluster, in answers and in events. Immutable. */
record Sight(Guard guard, Optional<String> principal) {
    private static final List<String> OF_AGENTS =
            List.of("total_resources", "allocated_resources", "offered_resources");

    boolean allows(MesosAction action) {
        return guard.allows(principal, action);
    }

    /** Refuses a route that shows nothing at all to one who may not see it. */
    void check(String path) {
        if (path.equals("/flags")) {
            guard.check(principal, MesosAction.VIEW_FLAGS);
        } else if (path.startsWith("/files/") && !path.equals("/files/debug")) {
            guard.check(principal, MesosAction.ACCESS_FILES);
        }
    }

    boolean flags() {
        return allows(MesosAction.VIEW_FLAGS);
    }

    boolean providers() {
        return allows(MesosAction.VIEW_RESOURCE_PROVIDER);
    }

    boolean roles() {
        return allows(MesosAction.VIEW_ROLE);
    }

    boolean frameworks() {
        return allows(MesosAction.VIEW_FRAMEWORK);
    }

    /** Tasks are seen of frameworks that are seen. */
    boolean tasks() {
        return frameworks() && allows(MesosAction.VIEW_TASK);
    }

    /** Executors are seen of frameworks that are seen. */
    boolean executors() {
        return frameworks() && allows(MesosAction.VIEW_EXECUTOR);
    }

    /** Resources without those that are of a role, for whoever may not see roles. */
    Resources resources(Resources all) {
        return roles() ? all : all.filter(one -> ofNoRole(one.json()));
    }

    /** An agent as in GET_AGENTS. */
    ObjectNode agent(ObjectNode agent) {
        if (!roles()) {
            OF_AGENTS.forEach(field -> withoutRoles(agent, field));
            withoutRoles(agent.path("agent_info"), "resources");
        }
        return agent;
    }

    /** An event as it is told here; none if it is about what may not be seen. */
    Optional<ObjectNode> event(ObjectNode event) {
        String type = event.path("type").asText();
        if (type.startsWith("TASK_") && !tasks() || type.startsWith("FRAMEWORK_") && !frameworks()) {
            return Optional.empty();
        }
        return Optional.of(roles() ? event : withoutRoles(event.deepCopy()));
    }

    private static ObjectNode withoutRoles(ObjectNode event) {
        withoutRoles(event.at("/agent_added/agent"), "total_resources");
        return event;
    }

    private static void withoutRoles(JsonNode holder, String field) {
        if (!holder.has(field)) {
            return;
        }
        ArrayNode seen = Json.stream(holder.get(field)).filter(Sight::ofNoRole).collect(Json.toArray());
        if (seen.isEmpty()) {
            ((ObjectNode) holder).remove(field);
        } else {
            ((ObjectNode) holder).set(field, seen);
        }
    }

    private static boolean ofNoRole(JsonNode resource) {
        return resource.path("reservations").isEmpty() && !resource.has("allocation_info");
    }
}
