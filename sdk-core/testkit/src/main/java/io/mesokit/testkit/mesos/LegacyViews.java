package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of the routes that are older than the v1 API. Used under the cluster's lock. */
final class LegacyViews {
    private static final List<String> COUNTED = List.of(
            "TASK_STAGING",
            "TASK_STARTING",
            "TASK_RUNNING",
            "TASK_KILLING",
            "TASK_FINISHED",
            "TASK_KILLED",
            "TASK_FAILED",
            "TASK_LOST",
            "TASK_ERROR",
            "TASK_UNREACHABLE");
    private static final int PAGE = 100;

    private final Cluster cluster;

    LegacyViews(Cluster cluster) {
        this.cluster = cluster;
    }

    // ---- tasks

    static ObjectNode task(TaskRecord task) {
        return task(task, task.json());
    }

    /** A task, of which this is known. */
    static ObjectNode task(TaskRecord task, JsonNode full) {
        ObjectNode json = Json.object()
                .put("id", task.id)
                .put("name", task.name())
                .put("framework_id", task.framework)
                .put("executor_id", task.executor.orElse(""))
                .put("slave_id", task.agent)
                .put("state", task.state());
        json.set("resources", task.resources.flatJson());
        json.put("role", role(task.resources));
        json.set(
                "statuses",
                Json.stream(full.path("statuses")).map(LegacyViews::status).collect(Json.toArray()));
        Json.find(full, "labels").ifPresent(labels -> json.set("labels", labels.path("labels")));
        Stream.of("discovery", "container", "health_check", "user")
                .forEach(field -> Json.find(full, field).ifPresent(value -> json.set(field, value)));
        return json;
    }

    private static String role(Resources resources) {
        return resources.stream()
                .flatMap(one -> one.allocation().stream())
                .findFirst()
                .orElse("*");
    }

    private static ObjectNode status(JsonNode full) {
        ObjectNode json = Json.object()
                .put("state", full.path("state").asText())
                .put("timestamp", full.path("timestamp").asDouble());
        Json.find(full, "container_status").ifPresent(status -> {
            ObjectNode kept = status.deepCopy();
            kept.remove("executor_pid");
            json.set("container_status", kept);
        });
        Json.find(full, "healthy").ifPresent(healthy -> json.set("healthy", healthy));
        return json;
    }

    /** {@code /tasks}: a page of all there are, newest first unless asked otherwise. */
    ObjectNode tasks(WireRequest request, Sight sight) {
        long limit = number(request, "limit", PAGE);
        long offset = number(request, "offset", 0);
        Optional<String> framework = request.parameter("framework_id");
        Optional<String> id = request.parameter("task_id");
        List<TaskRecord> all = new ArrayList<>((sight.tasks() ? allTasks() : Stream.<TaskRecord>empty())
                .filter(task -> framework
                        .filter(wanted -> !wanted.equals(task.framework))
                        .isEmpty())
                .filter(task -> id.filter(wanted -> !wanted.equals(task.id)).isEmpty())
                .toList());
        all.sort(java.util.Comparator.comparingDouble(LegacyViews::started));
        if (!request.parameter("order").orElse("desc").equals("asc")) {
            java.util.Collections.reverse(all);
        }
        return Json.object("tasks", tasks(page(all, offset, limit).stream()));
    }

    /** As in the server, numbers below zero are very large ones, whose sums begin at zero again. */
    private static List<TaskRecord> page(List<TaskRecord> all, long offset, long limit) {
        long end = Long.compareUnsigned(offset + limit, all.size()) < 0 ? offset + limit : all.size();
        return Long.compareUnsigned(offset, end) < 0 ? all.subList((int) offset, (int) end) : List.of();
    }

    private static double started(TaskRecord task) {
        return task.json().path("statuses").path(0).path("timestamp").asDouble();
    }

    private static int number(WireRequest request, String name, int otherwise) {
        return request.parameter(name)
                .map(text -> {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException malformed) {
                        return otherwise;
                    }
                })
                .orElse(otherwise);
    }

    private Stream<TaskRecord> allTasks() {
        return Stream.concat(cluster.frameworks.values().stream(), cluster.completedFrameworks.stream())
                .flatMap(LegacyViews::tasks);
    }

    // ---- agents

    private ObjectNode agent(AgentRecord agent, Sight sight) {
        ObjectNode json = Json.object()
                .put("id", agent.id)
                .put("hostname", agent.hostname())
                .put("port", agent.info.path("port").asInt());
        json.set("attributes", attributes(agent.info.path("attributes")));
        json.put("pid", agent.pid).put("registered_time", Json.seconds(agent.registered));
        agent.reregistered.ifPresent(at -> json.put("reregistered_time", Json.seconds(at)));
        json.set("resources", agent.total.flatJson());
        json.set("used_resources", cluster.allocated(agent).flatJson());
        json.set("offered_resources", offered(agent).flatJson());
        json.set("reserved_resources", reserved(sight.resources(agent.total)));
        json.set(
                "unreserved_resources", agent.total.filter(Resource::unreserved).flatJson());
        json.put("active", agent.active()).put("deactivated", agent.deactivated);
        json.put("version", AgentRecord.VERSION);
        json.set("capabilities", Json.strings(AgentRecord.CAPABILITIES));
        agent.drain.ifPresent(held -> json.set("drain_info", held.deepCopy()));
        agent.drainStart.ifPresent(at -> json.put("estimated_drain_start_time_seconds", at.getEpochSecond()));
        return json;
    }

    private Resources offered(AgentRecord agent) {
        return cluster.schedulers.offers.offered(offer -> offer.agent().equals(agent.id));
    }

    /** With every resource in full, as only {@code /slaves} has them. */
    private ObjectNode fullAgent(AgentRecord agent, Sight sight) {
        ObjectNode json = agent(agent, sight);
        json.set("reserved_resources_full", reservedFull(sight.resources(agent.total)));
        json.set(
                "unreserved_resources_full",
                agent.total.filter(Resource::unreserved).doubleJson());
        json.set(
                "used_resources_full", sight.resources(cluster.allocated(agent)).doubleJson());
        json.set("offered_resources_full", sight.resources(offered(agent)).doubleJson());
        return json;
    }

    static ObjectNode attributes(JsonNode list) {
        ObjectNode json = Json.object();
        for (JsonNode one : list) {
            String name = one.path("name").asText();
            switch (one.path("type").asText()) {
                case "SCALAR" -> json.set(name, one.path("scalar").path("value"));
                case "TEXT" -> json.set(name, one.path("text").path("value"));
                default -> json.put(name, Amount.of(one).text());
            }
        }
        return json;
    }

    private static Map<String, Resources> byRole(Resources total) {
        return total.stream()
                .filter(one -> !one.unreserved())
                .collect(Collectors.groupingBy(
                        one -> one.reservedFor().orElse("*"),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), list -> Resources.of(list.stream()))));
    }

    static ObjectNode reserved(Resources total) {
        ObjectNode json = Json.object();
        byRole(total).forEach((role, resources) -> json.set(role, resources.flatJson()));
        return json;
    }

    static ObjectNode reservedFull(Resources total) {
        ObjectNode json = Json.object();
        byRole(total).forEach((role, resources) -> json.set(role, resources.doubleJson()));
        return json;
    }

    /** {@code /slaves}. */
    ObjectNode agents(WireRequest request, Sight sight) {
        Optional<String> only = request.parameter("slave_id");
        ObjectNode json = Json.object(
                "slaves",
                cluster.agents.values().stream()
                        .filter(agent -> only.filter(id -> !id.equals(agent.id)).isEmpty())
                        .map(agent -> fullAgent(agent, sight))
                        .collect(Json.toArray()));
        json.set("recovered_slaves", Json.array());
        return json;
    }

    // ---- frameworks

    private ObjectNode brief(FrameworkRecord framework) {
        ObjectNode json = Json.object()
                .put("id", framework.id)
                .put("name", framework.info.path("name").asText());
        json.set("used_resources", framework.used().flatJson());
        json.set("offered_resources", offered(framework).flatJson());
        json.set(
                "capabilities",
                Json.stream(framework.info.path("capabilities"))
                        .map(one -> one.path("type"))
                        .collect(Json.toArray()));
        json.put("hostname", framework.info.path("hostname").asText());
        json.put("webui_url", framework.info.path("webui_url").asText());
        return json.put("active", framework.active)
                .put("connected", framework.connected)
                .put("recovered", framework.recovered);
    }

    private Resources offered(FrameworkRecord framework) {
        return cluster.schedulers.offers.offered(offer -> offer.framework().equals(framework.id));
    }

    private ObjectNode framework(FrameworkRecord framework, Sight sight) {
        JsonNode info = framework.info;
        ObjectNode json = brief(framework);
        json.put("user", info.path("user").asText())
                .put("failover_timeout", info.path("failover_timeout").asDouble())
                .put("checkpoint", info.path("checkpoint").asBoolean())
                .put("registered_time", framework.registered / 1e9)
                .put("unregistered_time", framework.unregistered / 1e9);
        json.set("resources", framework.used().plus(offered(framework)).flatJson());
        if (framework.reregistered > 0) {
            json.put("reregistered_time", framework.reregistered / 1e9);
        }
        if (info.has("roles")) {
            json.set("roles", info.get("roles"));
        } else {
            json.put("role", info.path("role").asText("*"));
        }
        boolean tasks = sight.tasks();
        json.set("tasks", tasks(framework.tasks.values().stream().filter(task -> tasks)));
        json.set(
                "unreachable_tasks",
                tasks(framework.unreachable.values().stream().filter(task -> tasks)));
        json.set("completed_tasks", tasks(framework.completed.stream().filter(task -> tasks)));
        json.set(
                "offers",
                cluster.schedulers.offers.of(framework.id).stream()
                        .map(LegacyViews::offer)
                        .collect(Json.toArray()));
        // As in the server, of those that may not be seen one sees how many there are.
        json.set(
                "executors",
                framework.executors.values().stream()
                        .map(executor -> sight.executors() ? executor(executor.json()) : Json.object())
                        .collect(Json.toArray()));
        json.set(
                "offer_constraints",
                framework.constraints.isMissingNode() ? Json.object() : framework.constraints.deepCopy());
        return json;
    }

    private static ObjectNode offer(Offers.Offer offer) {
        ObjectNode json = Json.object().put("id", offer.id()).put("framework_id", offer.framework());
        json.set("allocation_info", Json.object().put("role", offer.role()));
        json.put("slave_id", offer.agent());
        json.set("resources", offer.resources().flatJson());
        return json;
    }

    private static ArrayNode tasks(Stream<TaskRecord> some) {
        return some.map(LegacyViews::task).collect(Json.toArray());
    }

    private static ObjectNode executor(ObjectNode full) {
        JsonNode info = full.path("executor_info");
        Resources resources = Resources.of(info.path("resources"));
        ObjectNode json = Json.object()
                .put("executor_id", Json.idOf(info, "executor_id"))
                .put("name", info.path("name").asText())
                .put("framework_id", Json.idOf(info, "framework_id"));
        json.set("command", Json.object("argv", Json.array()).set("uris", Json.array()));
        json.set("resources", resources.flatJson());
        json.put("role", role(resources));
        Json.find(info, "type").ifPresent(type -> json.set("type", type));
        return json.put("slave_id", Json.idOf(full, "agent_id"));
    }

    /** {@code /frameworks}. */
    ObjectNode frameworks(WireRequest request, Sight sight) {
        Optional<String> only = request.parameter("framework_id");
        ObjectNode json = Json.object("frameworks", frameworks(cluster.frameworks.values(), only, sight));
        json.set("completed_frameworks", frameworks(cluster.completedFrameworks, only, sight));
        json.set("unregistered_frameworks", Json.array());
        return json;
    }

    private ArrayNode frameworks(Collection<FrameworkRecord> some, Optional<String> only, Sight sight) {
        return some.stream()
                .filter(framework -> sight.frameworks()
                        && only.filter(id -> !id.equals(framework.id)).isEmpty())
                .map(framework -> framework(framework, sight))
                .collect(Json.toArray());
    }

    // ---- all of it

    /** What {@code /state} adds to what the master says of itself. */
    void addState(ObjectNode json, Sight sight) {
        long active =
                cluster.agents.values().stream().filter(AgentRecord::active).count();
        json.put("activated_slaves", (double) active)
                .put("deactivated_slaves", (double) cluster.agents.size() - active)
                .put("unreachable_slaves", (double) cluster.unreachable.size());
        json.set(
                "slaves",
                cluster.agents.values().stream()
                        .map(agent -> agent(agent, sight))
                        .collect(Json.toArray()));
        json.set("recovered_slaves", Json.array());
        json.set("frameworks", frameworks(cluster.frameworks.values(), Optional.empty(), sight));
        json.set("completed_frameworks", frameworks(cluster.completedFrameworks, Optional.empty(), sight));
        json.set("orphan_tasks", Json.array());
        json.set("unregistered_frameworks", Json.array());
    }

    /** What {@code /state-summary} adds. It counts the tasks of frameworks that are registered, whoever asks. */
    void addSummary(ObjectNode json, Sight sight) {
        List<TaskRecord> tasks =
                cluster.frameworks.values().stream().flatMap(LegacyViews::tasks).toList();
        ArrayNode agents = Json.array();
        for (AgentRecord agent : cluster.agents.values()) {
            List<TaskRecord> own =
                    tasks.stream().filter(task -> task.agent.equals(agent.id)).toList();
            agents.add(counted(agent(agent, sight), own).set("framework_ids", ids(own, task -> task.framework)));
        }
        json.set("slaves", agents);
        ArrayNode frameworks = Json.array();
        for (FrameworkRecord framework :
                sight.frameworks() ? cluster.frameworks.values() : List.<FrameworkRecord>of()) {
            List<TaskRecord> own = tasks(framework).toList();
            frameworks.add(counted(brief(framework), own).set("slave_ids", ids(own, task -> task.agent)));
        }
        json.set("frameworks", frameworks);
    }

    private static ObjectNode counted(ObjectNode json, List<TaskRecord> tasks) {
        COUNTED.forEach(state -> json.put(
                state, tasks.stream().filter(task -> task.state().equals(state)).count()));
        return json;
    }

    private static ArrayNode ids(List<TaskRecord> tasks, Function<TaskRecord, String> id) {
        return Json.strings(tasks.stream().map(id).distinct().toList());
    }

    private static Stream<TaskRecord> tasks(FrameworkRecord framework) {
        return Stream.of(framework.tasks.values(), framework.unreachable.values(), framework.completed)
                .flatMap(Collection::stream);
    }

    /** {@code /roles}. */
    ObjectNode roles(Sight sight) {
        Roles roles = new Roles(cluster);
        return Json.object(
                "roles",
                roles.names().stream()
                        .filter(name -> sight.roles())
                        .map(roles::flatJson)
                        .collect(Json.toArray()));
    }

    /** {@code /registrar(1)/registry}. */
    ObjectNode registry(ObjectNode master) {
        ArrayNode agents = Json.array();
        cluster.agents.values().forEach(agent -> {
            ObjectNode info = agent.info.deepCopy();
            info.set("resources", Resources.of(info.path("resources")).doubleJson());
            agents.add(Json.object("info", info).put("deactivated", agent.deactivated));
        });
        ObjectNode json = Json.object("master", Json.object("info", master));
        json.set("slaves", Json.object("slaves", agents));
        return json;
    }
}
