package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The 39 calls of the operator API of a master. */
final class MasterCalls {
    private final Cluster cluster;
    private final Guard guard;
    private final MasterNode node;
    private final CommonCalls calls;

    MasterCalls(Cluster cluster, Guard guard, MasterNode node) {
        this.cluster = cluster;
        this.guard = guard;
        this.node = node;
        this.calls = new CommonCalls(guard).server(node.flags, node.level, node.files);
        reads();
        resourceCalls();
        agentCalls();
        clusterCalls();
    }

    java.util.Set<String> types() {
        return calls.types();
    }

    WireResponse answer(JsonNode call, Optional<String> principal) throws InterruptedException {
        return calls.answer(call, principal);
    }

    // ---- reads

    private void reads() {
        calls.read("GET_METRICS", () -> cluster.locked(() -> node.metrics().listed()));
        calls.read("GET_MASTER", node::leader);
        filtered("GET_STATE", this::state);
        filtered("GET_AGENTS", this::agents);
        filtered("GET_FRAMEWORKS", this::frameworks);
        filtered("GET_EXECUTORS", this::executors);
        filtered("GET_TASKS", this::tasks);
        filtered(
                "GET_OPERATIONS",
                principal -> nonEmpty("operations", cluster.operations.json(new Sight(guard, principal))));
        filtered(
                "GET_ROLES",
                principal -> nonEmpty(
                        "roles", guard.allows(principal, MesosAction.VIEW_ROLE) ? cluster.roles() : Json.array()));
        calls.put(
                "GET_WEIGHTS",
                (member, principal) -> cluster.locked(() -> Answers.of("GET_WEIGHTS", weights(principal))));
        filtered("GET_MAINTENANCE_STATUS", principal -> Json.object("status", maintenanceStatus(principal)));
        filtered("GET_MAINTENANCE_SCHEDULE", principal -> Json.object("schedule", maintenanceSchedule(principal)));
        filtered("GET_QUOTA", principal -> Json.object("status", quota(principal)));
        calls.put("SUBSCRIBE", (member, principal) -> subscribe(principal));
    }

    /** The quotas that somebody may see. */
    ObjectNode quota(Optional<String> principal) {
        return guard.allows(principal, MesosAction.GET_QUOTA) ? cluster.quotas.status() : Json.object();
    }

    /** The machines that somebody may see. */
    ObjectNode maintenanceStatus(Optional<String> principal) {
        boolean visible = guard.allows(principal, MesosAction.GET_MAINTENANCE_STATUS);
        return visible ? cluster.maintenance.status() : Json.object();
    }

    /** The windows of machines that somebody may see. */
    ObjectNode maintenanceSchedule(Optional<String> principal) {
        boolean visible = guard.allows(principal, MesosAction.GET_MAINTENANCE_SCHEDULE);
        return visible ? cluster.maintenance.schedule() : Json.object();
    }

    /** A read whose content depends on who asks. */
    @FunctionalInterface
    private interface Filtered {
        JsonNode answer(Optional<String> principal);
    }

    private void filtered(String type, Filtered read) {
        calls.put(
                type,
                (member, principal) -> cluster.locked(() -> Answers.of(type, Optional.of(read.answer(principal)))));
    }

    private static ObjectNode nonEmpty(String field, ArrayNode elements) {
        return elements.isEmpty() ? Json.object() : Json.object(field, elements);
    }

    private Optional<JsonNode> weights(Optional<String> principal) {
        ArrayNode infos = Json.array();
        if (new Sight(guard, principal).roles()) {
            cluster.weights.forEach((role, weight) ->
                    infos.add(Json.object().put("weight", weight).put("role", role)));
        }
        return infos.isEmpty() ? Optional.empty() : Optional.of(Json.object("weight_infos", infos));
    }

    private ObjectNode state(Optional<String> principal) {
        ObjectNode state = Json.object("get_tasks", tasks(principal));
        state.set("get_executors", executors(principal));
        state.set("get_frameworks", frameworks(principal));
        state.set("get_agents", agents(principal));
        return state;
    }

    private ObjectNode agents(Optional<String> principal) {
        Sight sight = new Sight(guard, principal);
        ObjectNode json = Json.object(
                "agents",
                cluster.agents.values().stream()
                        .map(cluster::json)
                        .map(sight::agent)
                        .collect(Json.toArray()));
        json.set("recovered_agents", Json.array());
        return json;
    }

    private ObjectNode frameworks(Optional<String> principal) {
        boolean visible = guard.allows(principal, MesosAction.VIEW_FRAMEWORK);
        ObjectNode json = Json.object(
                "frameworks",
                cluster.frameworks.values().stream()
                        .filter(framework -> visible)
                        .map(cluster::json)
                        .collect(Json.toArray()));
        json.set(
                "completed_frameworks",
                cluster.completedFrameworks.stream()
                        .filter(framework -> visible)
                        .map(cluster::json)
                        .collect(Json.toArray()));
        return json;
    }

    private ObjectNode executors(Optional<String> principal) {
        boolean visible = new Sight(guard, principal).executors();
        return Json.object(
                "executors",
                cluster.frameworks.values().stream()
                        .filter(framework -> visible)
                        .flatMap(framework -> framework.executors.values().stream())
                        .map(ExecutorRecord::json)
                        .collect(Json.toArray()));
    }

    private ObjectNode tasks(Optional<String> principal) {
        boolean visible = new Sight(guard, principal).tasks();
        List<FrameworkRecord> shown = visible ? List.copyOf(cluster.frameworks.values()) : List.of();
        ObjectNode json = Json.object(
                "tasks",
                shown.stream()
                        .flatMap(framework -> framework.tasks.values().stream())
                        .map(TaskRecord::json)
                        .collect(Json.toArray()));
        json.set(
                "unreachable_tasks",
                shown.stream()
                        .flatMap(framework -> framework.unreachable.values().stream())
                        .map(TaskRecord::json)
                        .collect(Json.toArray()));
        json.set(
                "completed_tasks",
                (visible ? cluster.completedTasks() : List.<TaskRecord>of())
                        .stream().map(TaskRecord::json).collect(Json.toArray()));
        return json;
    }

    private WireResponse subscribe(Optional<String> principal) {
        return cluster.locked(() -> {
            ObjectNode subscribed = Json.object("get_state", state(principal));
            subscribed.put("heartbeat_interval_seconds", node.heartbeat().toMillis() / 1000.0);
            ObjectNode event = Json.object().put("type", "SUBSCRIBED");
            event.set("subscribed", subscribed);
            return WireResponse.stream(200, Answers.JSON, cluster.subscribers.open(event, new Sight(guard, principal)));
        });
    }

    // ---- writes

    private void write(String type, MesosAction action, Consumer<JsonNode> effect) {
        calls.write(type, 200, action, (member, principal) -> cluster.locked(() -> effect.accept(member)));
    }

    private void resourceCalls() {
        operation("RESERVE_RESOURCES", "RESERVE", MesosAction.RESERVE_RESOURCES);
        operation("UNRESERVE_RESOURCES", "UNRESERVE", MesosAction.UNRESERVE_RESOURCES);
        operation("CREATE_VOLUMES", "CREATE", MesosAction.CREATE_VOLUME);
        operation("DESTROY_VOLUMES", "DESTROY", MesosAction.DESTROY_VOLUME);
        operation("GROW_VOLUME", "GROW_VOLUME", MesosAction.RESIZE_VOLUME);
        operation("SHRINK_VOLUME", "SHRINK_VOLUME", MesosAction.RESIZE_VOLUME);
    }

    private void operation(String type, String kind, MesosAction action) {
        calls.write(
                type,
                202,
                action,
                (member, principal) -> cluster.locked(() -> cluster.operations.byOperator(kind, member, principal)));
    }

    private void clusterCalls() {
        calls.put("UPDATE_WEIGHTS", this::updateWeights);
        calls.put("UPDATE_MAINTENANCE_SCHEDULE", (member, principal) -> {
            JsonNode schedule = member.path("schedule");
            cluster.locked(() -> cluster.maintenance.check(schedule));
            if (!schedule.path("windows").isEmpty()) {
                guard.check(principal, MesosAction.UPDATE_MAINTENANCE_SCHEDULE);
            }
            cluster.locked(() -> cluster.maintenance.update(schedule));
            return Answers.empty(200);
        });
        write(
                "START_MAINTENANCE",
                MesosAction.START_MAINTENANCE,
                member -> cluster.maintenance.start(member.path("machines")));
        write(
                "STOP_MAINTENANCE",
                MesosAction.STOP_MAINTENANCE,
                member -> cluster.maintenance.stop(member.path("machines")));
        write("UPDATE_QUOTA", MesosAction.UPDATE_QUOTA, cluster.quotas::update);
        write("SET_QUOTA", MesosAction.UPDATE_QUOTA, member -> cluster.quotas.set(member.path("quota_request")));
        calls.put("REMOVE_QUOTA", this::removeQuota);
        write("TEARDOWN", MesosAction.TEARDOWN_FRAMEWORK, member -> {
            FrameworkRecord framework = Optional.ofNullable(cluster.frameworks.get(Json.idOf(member, "framework_id")))
                    .orElseThrow(() -> Refusal.badRequest("No framework found with specified ID"));
            cluster.removeFramework(framework);
        });
    }

    private WireResponse updateWeights(JsonNode member, Optional<String> principal) {
        String failed = "Failed to validate update weights request JSON";
        for (JsonNode info : member.path("weight_infos")) {
            String role = info.path("role").asText().strip();
            RoleNames.check(role).ifPresent(why -> {
                throw Refusal.badRequest(failed + ": Invalid role '" + role + "': " + why);
            });
            double weight = info.path("weight").asDouble();
            if (!(weight > 0)) {
                throw Refusal.badRequest(failed + " for role '" + role + "': Invalid weight '"
                        + Amount.Thousandths.plain(info.path("weight").decimalValue())
                        + "': Weights must be positive");
            }
        }
        if (!member.path("weight_infos").isEmpty()) {
            guard.check(principal, MesosAction.UPDATE_WEIGHT);
        }
        cluster.locked(() -> member.path("weight_infos").forEach(this::updateWeight));
        return Answers.empty(200);
    }

    /** What is free then is offered anew by the next allocation. */
    private void updateWeight(JsonNode info) {
        String role = info.path("role").asText().strip();
        cluster.weights.put(role, info.path("weight").asDouble());
        if (!new Roles(cluster).frameworks(role).isEmpty()) {
            cluster.schedulers.offers.rescind(offer -> true);
        }
    }

    boolean hasQuota(String role) {
        return cluster.locked(() -> cluster.quotas.isSet(role));
    }

    /** For a role without quota the real master dies of it, and so does this one. */
    private WireResponse removeQuota(JsonNode member, Optional<String> principal) {
        guard.check(principal, MesosAction.UPDATE_QUOTA);
        String role = member.path("role").asText();
        if (!hasQuota(role)) {
            return node.crash("REMOVE_QUOTA for the role " + role + ", which has none");
        }
        cluster.locked(() -> cluster.quotas.remove(role));
        return Answers.empty(200);
    }

    private void agentCalls() {
        calls.write("DRAIN_AGENT", 200, MesosAction.DRAIN_AGENT, (member, principal) -> {
            if (member.path("mark_gone").asBoolean()) {
                guard.check(principal, MesosAction.MARK_AGENT_GONE);
            }
            cluster.locked(() -> drain(member));
        });
        write("DEACTIVATE_AGENT", MesosAction.DEACTIVATE_AGENT, member -> {
            AgentRecord agent = known(member);
            agent.deactivated = true;
            cluster.schedulers.offers.rescind(offer -> offer.agent().equals(agent.id));
        });
        write("REACTIVATE_AGENT", MesosAction.REACTIVATE_AGENT, this::reactivate);
        write("MARK_AGENT_GONE", MesosAction.MARK_AGENT_GONE, member -> {
            String id = Json.idOf(member, "agent_id");
            if (!cluster.gone.contains(id)) {
                cluster.markGone(find(id).orElseThrow(() -> new Refusal(404, "Agent '" + id + "' not found")));
            }
        });
    }

    private Optional<AgentRecord> find(String id) {
        return Optional.ofNullable(cluster.agents.get(id)).or(() -> Optional.ofNullable(cluster.unreachable.get(id)));
    }

    private AgentRecord known(JsonNode member) {
        return find(Json.idOf(member, "agent_id")).orElseThrow(() -> Refusal.badRequest("Unknown agent"));
    }

    private void drain(JsonNode member) {
        AgentRecord agent = known(member);
        Optional.of(agent)
                .filter(there -> cluster.agents.containsKey(there.id))
                .flatMap(cluster.maintenance::machineOf)
                .ifPresent(machine -> {
                    throw Refusal.badRequest(
                            "Agent " + agent.id + " is part of a maintenance schedule under Machine " + machine);
                });
        ObjectNode config = Json.object();
        Json.find(member, "max_grace_period")
                .ifPresent(period -> config.set(
                        "max_grace_period",
                        Json.duration(Duration.ofSeconds(
                                period.path("seconds").asLong(),
                                period.path("nanos").asLong()))));
        config.put("mark_gone", member.path("mark_gone").asBoolean());
        cluster.drain(agent, config);
    }

    private void reactivate(JsonNode member) {
        Optional<AgentRecord> agent = find(Json.idOf(member, "agent_id")).filter(found -> found.deactivated);
        if (agent.isEmpty()) {
            throw Refusal.badRequest("Agent is not deactivated");
        }
        if (agent.get().draining()) {
            throw Refusal.badRequest("Agent is still draining");
        }
        agent.get().deactivated = false;
        agent.get().drain = Optional.empty();
        agent.get().drainStart = Optional.empty();
        cluster.schedulers.allocator.allocate();
    }
}
