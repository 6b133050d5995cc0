package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Which tasks are launched, and the server's words for why others are not. Used under the cluster's lock. */
final class TaskRules {
    private static final int LONGEST_ID = 255;
    private static final double LEAST_CPUS = 0.01;
    private static final double LEAST_MEMORY = 32;

    private final FrameworkRecord framework;
    private final AgentRecord agent;

    TaskRules(FrameworkRecord framework, AgentRecord agent) {
        this.framework = framework;
        this.agent = agent;
    }

    /** What is wrong with a task by itself, with what is left of the offers. */
    Optional<String> problem(JsonNode task, Resources left) {
        return common(task).or(() -> commandOrExecutor(task)).or(() -> tooMuch(needed(task), left));
    }

    /** What is wrong with a group of tasks. */
    Optional<String> groupProblem(JsonNode executor, JsonNode tasks, Resources left) {
        Optional<String> wrong = Json.stream(tasks)
                .flatMap(task -> common(task).or(() -> inGroup(task)).stream()
                        .map(why -> "Task '" + Json.idOf(task, "task_id") + "' is invalid: " + why))
                .findFirst();
        Resources total =
                Json.stream(tasks).map(TaskRules::resources).reduce(needed(executor, isNew(executor)), Resources::plus);
        return wrong.or(() -> groupExecutor(executor)).or(() -> groupTooMuch(total, left));
    }

    // ---- one task

    private Optional<String> common(JsonNode task) {
        return id(task).or(() -> agentProblem(task)).or(() -> limits(task)).or(() -> resourceProblem(task));
    }

    private Optional<String> id(JsonNode task) {
        String id = Json.idOf(task, "task_id");
        Optional<String> odd = idProblem(id);
        if (odd.isPresent()) {
            return odd;
        }
        if (framework.tasks.containsKey(id)) {
            return Optional.of("Task has duplicate ID: " + id);
        }
        return framework.unreachable.containsKey(id)
                ? Optional.of("Task reuses the ID of an unreachable task: " + id)
                : Optional.empty();
    }

    /** What is wrong with an id of any kind. */
    static Optional<String> idProblem(String id) {
        if (id.isEmpty()) {
            return Optional.of("ID must not be empty");
        }
        if (id.length() > LONGEST_ID) {
            return Optional.of("ID must not be greater than " + LONGEST_ID + " characters");
        }
        if (id.equals(".") || id.equals("..")) {
            return Optional.of("'" + id + "' is disallowed");
        }
        boolean odd = id.chars().anyMatch(c -> c < ' ' || c == 127 || c == '/' || c == '\\');
        return odd ? Optional.of("'" + id + "' contains invalid characters") : Optional.empty();
    }

    private Optional<String> agentProblem(JsonNode task) {
        String named = Json.idOf(task, "agent_id");
        return named.equals(agent.id)
                ? Optional.empty()
                : Optional.of("Task uses invalid agent " + named + " while agent " + agent.id + " is expected");
    }

    private static Optional<String> limits(JsonNode task) {
        if (task.path("kill_policy").path("grace_period").path("nanoseconds").asLong() < 0) {
            return Optional.of("Task's 'kill_policy.grace_period' must be non-negative");
        }
        if (task.path("max_completion_time").path("nanoseconds").asLong() < 0) {
            return Optional.of("Task's `max_completion_time` must be non-negative");
        }
        boolean strange = task.path("limits").properties().stream()
                .anyMatch(limit ->
                        !limit.getKey().equals("cpus") && !limit.getKey().equals("mem"));
        if (strange) {
            return Optional.of("Only cpus and mem may be included in a task's resource limits");
        }
        return Stream.of("cpus", "mem")
                .flatMap(name -> limit(task, name).stream())
                .findFirst();
    }

    private static Optional<String> limit(JsonNode task, String name) {
        if (!task.path("limits").has(name)) {
            return Optional.empty();
        }
        double requested = resources(task).number(name);
        boolean cpus = name.equals("cpus");
        if (requested == 0) {
            return Optional.of("When a " + (cpus ? "CPU" : "memory") + " limit is specified, a "
                    + (cpus ? "CPU" : "memory") + " request must also be specified");
        }
        return task.path("limits").path(name).path("value").asDouble() >= requested
                ? Optional.empty()
                : Optional.of("The " + (cpus ? "cpu" : "memory") + " limit must be greater than or equal to the "
                        + (cpus ? "cpu" : "memory") + " request");
    }

    private static Optional<String> resourceProblem(JsonNode task) {
        if (task.path("resources").isEmpty()) {
            return Optional.of("Task uses no resources");
        }
        double gpus = resources(task).number("gpus");
        return gpus == Math.rint(gpus)
                ? Optional.empty()
                : Optional.of("Task uses invalid resources: The 'gpus' resource must be an unsigned integer");
    }

    private static Optional<String> commandOrExecutor(JsonNode task) {
        if (task.has("executor") == task.has("command")) {
            return Optional.of("Task should have at least one (but not both) of CommandInfo or ExecutorInfo present");
        }
        if (!task.has("executor")) {
            return Optional.empty();
        }
        JsonNode executor = task.path("executor");
        if (!executor.path("type").asText("CUSTOM").equals("CUSTOM")) {
            return Optional.of("'ExecutorInfo.type' must be 'CUSTOM'");
        }
        return executor.has("command") ? Optional.empty() : Optional.of("'ExecutorInfo.command' must be set");
    }

    private static Optional<String> tooMuch(Resources needed, Resources left) {
        return left.contains(needed)
                ? Optional.empty()
                : Optional.of("Total resources " + needed.text()
                        + " required by task and its executor is more than available " + left.text());
    }

    /** What a task takes, with its executor if that is not there yet. */
    Resources needed(JsonNode task) {
        JsonNode executor = task.path("executor");
        return resources(task).plus(needed(executor, task.has("executor") && isNew(executor)));
    }

    Resources needed(JsonNode executor, boolean counts) {
        return counts ? resources(executor) : Resources.none();
    }

    boolean isNew(JsonNode executor) {
        return !framework.executors.containsKey(agent.id + "/" + Json.idOf(executor, "executor_id"));
    }

    private static Resources resources(JsonNode holder) {
        return Resources.of(holder.path("resources"));
    }

    // ---- groups

    private static Optional<String> inGroup(JsonNode task) {
        if (task.path("container").path("type").asText().equals("DOCKER")) {
            return Optional.of("Docker ContainerInfo is not supported on the task");
        }
        return Optional.empty();
    }

    private Optional<String> groupExecutor(JsonNode executor) {
        if (!executor.has("type") || executor.path("type").asText().equals("UNKNOWN")) {
            return Optional.of("'ExecutorInfo.type' must be set");
        }
        boolean byDefault = executor.path("type").asText().equals("DEFAULT");
        if (byDefault && executor.has("command")) {
            return Optional.of("'ExecutorInfo.command' must not be set for 'DEFAULT' executor");
        }
        if (!byDefault && !executor.has("command")) {
            return Optional.of("'ExecutorInfo.command' must be set for 'CUSTOM' executor");
        }
        if (!executor.has("framework_id")) {
            return Optional.of("'ExecutorInfo.framework_id' must be set");
        }
        String named = Json.idOf(executor, "framework_id");
        if (!named.equals(framework.id)) {
            return Optional.of("ExecutorInfo has an invalid FrameworkID (Actual: " + named + " vs Expected: "
                    + framework.id + ")");
        }
        return groupExecutorSize(executor);
    }

    private static Optional<String> groupExecutorSize(JsonNode executor) {
        Resources own = resources(executor);
        if (own.number("cpus") < LEAST_CPUS) {
            return Optional.of("Executor '" + Json.idOf(executor, "executor_id") + "' uses less CPUs ("
                    + (own.number("cpus") == 0 ? "None" : String.valueOf(own.number("cpus")))
                    + ") than the minimum required (" + LEAST_CPUS + ")");
        }
        return own.number("mem") < LEAST_MEMORY
                ? Optional.of("Executor '" + Json.idOf(executor, "executor_id") + "' uses less memory ("
                        + (own.number("mem") == 0 ? "None" : (long) own.number("mem") + "MB")
                        + ") than the minimum required (32MB)")
                : Optional.empty();
    }

    private static Optional<String> groupTooMuch(Resources total, Resources left) {
        return left.contains(total)
                ? Optional.empty()
                : Optional.of("Total resources " + total.text()
                        + " required by task group and its executor are more than available " + left.text());
    }
}
