package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a framework may say of itself. */
final class FrameworkRules {
    private static final double LONGEST_SECONDS = Long.MAX_VALUE / 1e9;

    private FrameworkRules() {}

    /** With the defaults that the server fills in. */
    static ObjectNode complete(JsonNode info) {
        return JsonMessages.shown(info, "FrameworkInfo");
    }

    static Set<String> roles(JsonNode info) {
        Set<String> roles = new LinkedHashSet<>();
        if (has(info, "MULTI_ROLE")) {
            Json.stream(info.path("roles")).map(JsonNode::asText).forEach(roles::add);
        } else {
            roles.add(info.path("role").asText("*"));
        }
        return roles;
    }

    static boolean has(JsonNode info, String capability) {
        return Json.stream(info.path("capabilities"))
                .anyMatch(one -> one.path("type").asText().equals(capability));
    }

    /** What is wrong with a framework by itself. */
    static Optional<String> problem(JsonNode info) {
        return roleProblem(info).or(() -> timeoutProblem(info));
    }

    /** What is wrong with what a subscription or an update says of offers. */
    static Optional<String> wishProblem(JsonNode request) {
        return suppressedProblem(request)
                .or(() -> ConstraintRules.problem(
                        request.path("offer_constraints"), roles(request.path("framework_info"))));
    }

    private static Optional<String> roleProblem(JsonNode info) {
        if (has(info, "MULTI_ROLE")) {
            return info.has("role")
                    ? Optional.of("'FrameworkInfo.role' must not be set when the framework is MULTI_ROLE capable")
                    : rolesProblem(info);
        }
        if (!info.path("roles").isEmpty()) {
            return Optional.of("'FrameworkInfo.roles' must not be set when the framework is not MULTI_ROLE capable");
        }
        return RoleNames.check(info.path("role").asText("*"))
                .map(why -> "'FrameworkInfo.role' is not a valid role: " + why);
    }

    private static Optional<String> rolesProblem(JsonNode info) {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (JsonNode role : info.path("roles")) {
            if (!seen.add(role.asText())) {
                twice.add(role.asText());
            }
        }
        if (!twice.isEmpty()) {
            return Optional.of("'FrameworkInfo.roles' contains duplicate items: " + braces(twice));
        }
        return seen.stream()
                .flatMap(role -> RoleNames.check(role).stream())
                .findFirst()
                .map(why -> "'FrameworkInfo.roles' contains invalid role: " + why);
    }

    private static Optional<String> timeoutProblem(JsonNode info) {
        double seconds = info.path("failover_timeout").asDouble();
        return Math.abs(seconds) <= LONGEST_SECONDS
                ? Optional.empty()
                : Optional.of("The framework failover_timeout ("
                        + Amount.Thousandths.plain(info.path("failover_timeout").decimalValue()) + ") is invalid");
    }

    private static Optional<String> suppressedProblem(JsonNode request) {
        Set<String> strange = new TreeSet<>();
        Json.stream(request.path("suppressed_roles")).map(JsonNode::asText).forEach(strange::add);
        strange.removeAll(roles(request.path("framework_info")));
        return strange.isEmpty()
                ? Optional.empty()
                : Optional.of("Suppressed roles " + braces(strange) + " are not contained in the set of roles");
    }

    static String braces(Set<String> names) {
        return "{ " + String.join(", ", names) + " }";
    }

    /** What an update may not change. */
    static Optional<String> immutable(JsonNode before, JsonNode after) {
        List<String> problems = new ArrayList<>();
        if (!before.path("principal").asText().equals(after.path("principal").asText())) {
            problems.add("Changing framework's principal is not allowed.");
        }
        for (String field : List.of("user", "checkpoint")) {
            String old = text(before, field);
            String now = text(after, field);
            if (!old.equals(now)) {
                problems.add("Updating 'FrameworkInfo." + field + "' is unsupported; attempted to update from " + old
                        + " to " + now);
            }
        }
        return problems.stream().findFirst();
    }

    private static String text(JsonNode info, String field) {
        return info.path(field).isTextual()
                ? "'" + info.path(field).asText() + "'"
                : "'" + info.path(field).asBoolean() + "'";
    }
}
