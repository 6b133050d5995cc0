package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What an agent finds wrong with calls that concern containers, before it asks who calls. */
final class ContainerRules {
    private static final int LONGEST_ID = 242;
    private static final String DEEP = "' is invalid: containers nested at the second level or greater cannot ";

    private ContainerRules() {}

    /**
     * What is wrong with a call.
     *
     * @param member its name, such as {@code launch_container}
     */
    static Optional<String> problem(String member, JsonNode call) {
        JsonNode id = call.path("container_id");
        return idProblem(id)
                .map(why -> "'" + member + ".container_id' is invalid: " + why)
                .or(() -> member.contains("_nested_") && !id.has("parent")
                        ? Optional.of("Expecting '" + member + ".container_id.parent' to be present")
                        : Optional.empty())
                .or(() -> switch (member) {
                    case "launch_container" -> id.has("parent") ? deepProblem(call) : aloneProblem(call);
                    case "launch_nested_container" -> groupsProblem(member, call);
                    case "launch_nested_container_session" -> sessionProblem(member, call);
                    default -> Optional.empty();
                });
    }

    private static Optional<String> idProblem(JsonNode id) {
        String value = id.path("value").asText();
        return TaskRules.idProblem(value)
                .or(() -> value.length() > LONGEST_ID
                        ? Optional.of(
                                "'ContainerID.value' '" + value + "' exceeds the maximum length (" + LONGEST_ID + ")")
                        : Optional.empty())
                .or(() -> value.contains(".") || value.contains(" ")
                        ? Optional.of("'ContainerID.value' '" + value + "' contains invalid characters")
                        : Optional.empty())
                .or(() -> Optional.ofNullable(id.get("parent"))
                        .flatMap(ContainerRules::idProblem)
                        .map(why -> "'ContainerID.parent' is invalid: " + why));
    }

    /** A container without parent uses what no master has offered to anybody. */
    private static Optional<String> aloneProblem(JsonNode launch) {
        for (JsonNode resource : launch.path("resources")) {
            if (!resource.path("role").asText("*").equals("*")
                    || !resource.path("reservations").isEmpty()
                    || resource.has("reservation")) {
                return Optional.of("'launch_container.resources' must be unreserved");
            }
            if (resource.path("disk").has("persistence")) {
                return Optional.of("'launch_container.resources' may not use persistent volumes");
            }
            if (resource.has("revocable")) {
                return Optional.of("'launch_container.resources' must be non-revocable");
            }
        }
        return shareCgroups(launch)
                .filter(share -> share)
                .map(share -> "'launch_container' is invalid: containers"
                        + " without a parent cannot set 'share_cgroups' to 'true'");
    }

    private static Optional<String> deepProblem(JsonNode launch) {
        if (!isDeep(launch)) {
            return Optional.empty();
        }
        if (!launch.path("resources").isEmpty()) {
            return Optional.of("'launch_container" + DEEP + "specify resources");
        }
        if (!launch.path("limits").isEmpty()) {
            return Optional.of("'launch_container" + DEEP + "specify resource limits");
        }
        return groupsProblem("launch_container", launch);
    }

    private static Optional<String> groupsProblem(String member, JsonNode launch) {
        return shareCgroups(launch)
                .filter(share -> !share && isDeep(launch))
                .map(share -> "'" + member + DEEP + "set 'share_cgroups' to 'false'");
    }

    private static Optional<String> sessionProblem(String member, JsonNode launch) {
        return shareCgroups(launch)
                .filter(share -> !share)
                .map(share ->
                        "'" + member + ".container.linux_info' is invalid: 'share_cgroups' cannot be set to 'false'"
                                + " for nested container sessions");
    }

    private static boolean isDeep(JsonNode launch) {
        return launch.path("container_id").path("parent").has("parent");
    }

    private static Optional<Boolean> shareCgroups(JsonNode launch) {
        return Json.find(launch.path("container").path("linux_info"), "share_cgroups")
                .map(JsonNode::asBoolean);
    }
}
