package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The schedule, and which machines are draining or down. Used under the cluster's lock. */
final class Maintenance {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Cluster cluster;
    private final Set<ObjectNode> down = new LinkedHashSet<>();
    private final Map<String, Map<String, ObjectNode>> answers = new HashMap<>();
    private ObjectNode schedule = Json.object();

    Maintenance(Cluster cluster) {
        this.cluster = cluster;
    }

    ObjectNode schedule() {
        return schedule.deepCopy();
    }

    /** Machines in the schedule, and those that are down. */
    ObjectNode status() {
        ObjectNode status = Json.object();
        ArrayNode draining = Json.array();
        scheduled().stream()
                .filter(machine -> !down.contains(machine))
                .forEach(machine -> draining.add(draining(machine)));
        if (!draining.isEmpty()) {
            status.set("draining_machines", draining);
        }
        if (!down.isEmpty()) {
            status.set("down_machines", Json.array(down));
        }
        return status;
    }

    private ObjectNode draining(ObjectNode machine) {
        ObjectNode json = Json.object("id", machine.deepCopy());
        List<ObjectNode> told = cluster.agents.values().stream()
                .filter(agent -> isOn(agent, machine))
                .flatMap(agent -> answers.getOrDefault(agent.id, Map.of()).values().stream())
                .toList();
        if (!told.isEmpty()) {
            json.set("statuses", Json.array(told));
        }
        return json;
    }

    /** A framework has answered an inverse offer. */
    void answered(AgentRecord agent, String framework, String status) {
        ObjectNode json = Json.object().put("status", status);
        json.set("framework_id", Json.id(framework));
        json.set("timestamp", Json.time(cluster.now()));
        answers.computeIfAbsent(agent.id, unused -> new LinkedHashMap<>()).put(framework, json);
    }

    /** When the machine of an agent will not be there. */
    Optional<JsonNode> unavailability(AgentRecord agent) {
        return Json.stream(schedule.path("windows"))
                .filter(window -> Json.stream(window.path("machine_ids")).anyMatch(machine -> isOn(agent, machine)))
                .findFirst()
                .map(window -> window.path("unavailability"));
    }

    /** The machine of an agent, if it is in the schedule, as texts have it. */
    Optional<String> machineOf(AgentRecord agent) {
        return scheduled().stream()
                .filter(machine -> isOn(agent, machine))
                .map(machine -> machine.path("hostname").asText() + " ("
                        + machine.path("ip").asText() + ")")
                .findFirst();
    }

    // ---- changes

    /** UPDATE_MAINTENANCE_SCHEDULE: this in place of all that was. */
    void update(JsonNode wanted) {
        check(wanted);
        Map<String, Optional<JsonNode>> before = windows();
        schedule = wanted.path("windows").isEmpty() ? Json.object() : wanted.deepCopy();
        Map<String, Optional<JsonNode>> after = windows();
        before.forEach((agent, window) -> {
            if (!window.equals(after.get(agent))) {
                changed(agent);
            }
        });
        cluster.schedulers.allocator.allocate();
    }

    private Map<String, Optional<JsonNode>> windows() {
        Map<String, Optional<JsonNode>> all = new HashMap<>();
        cluster.agents.values().forEach(agent -> all.put(agent.id, unavailability(agent)));
        return all;
    }

    /** Offers tell when an agent will not be there, so those that told something else are taken back. */
    private void changed(String agent) {
        answers.remove(agent);
        cluster.schedulers.offers.rescind(offer -> offer.agent().equals(agent));
        cluster.schedulers.offers.rescindInverse(one -> one.agent().equals(agent));
        cluster.frameworks.values().forEach(framework -> framework.asked.remove(agent));
    }

    /** Refuses a schedule that makes no sense. */
    void check(JsonNode wanted) {
        Set<ObjectNode> machines = new LinkedHashSet<>();
        for (JsonNode window : wanted.path("windows")) {
            validate(window);
            for (JsonNode machine : window.path("machine_ids")) {
                if (!machines.add(validated(machine))) {
                    throw Refusal.badRequest("Machine '" + machine + "' appears more than once in the schedule");
                }
            }
        }
        for (ObjectNode machine : down) {
            if (!machines.contains(machine)) {
                throw Refusal.badRequest(
                        "Machine '" + machine + "' is deactivated and cannot be removed from the schedule");
            }
        }
    }

    /** START_MAINTENANCE: the agents on these machines are told to end. */
    void start(JsonNode machines) {
        List<ObjectNode> all = validated(machines, "down");
        for (ObjectNode machine : all) {
            if (down.contains(machine)) {
                throw Refusal.badRequest(
                        "Machine '" + machine + "' is not in DRAINING mode and cannot be brought down");
            }
        }
        down.addAll(all);
        for (AgentRecord agent : List.copyOf(cluster.agents.values())) {
            if (all.stream().anyMatch(machine -> isOn(agent, machine))) {
                cluster.remove(agent, Cluster.Removal.DOWN);
            }
        }
    }

    /** STOP_MAINTENANCE: these machines leave the schedule. */
    void stop(JsonNode machines) {
        List<ObjectNode> all = validated(machines, "up");
        for (ObjectNode machine : all) {
            if (!down.contains(machine)) {
                throw Refusal.badRequest("Machine '" + machine + "' is not in DOWN mode and cannot be brought up");
            }
        }
        all.forEach(down::remove);
        ArrayNode windows = Json.array();
        for (JsonNode window : schedule.path("windows")) {
            ObjectNode kept = window.deepCopy();
            kept.set(
                    "machine_ids",
                    Json.stream(window.path("machine_ids"))
                            .filter(machine -> !all.contains(machine))
                            .collect(Json.toArray()));
            if (!kept.path("machine_ids").isEmpty()) {
                windows.add(kept);
            }
        }
        schedule = windows.isEmpty() ? Json.object() : Json.object("windows", windows);
    }

    private List<ObjectNode> validated(JsonNode machines, String direction) {
        if (machines.isEmpty()) {
            throw Refusal.badRequest("List of machines to bring " + direction + " is empty");
        }
        List<ObjectNode> all = Json.stream(machines).map(Maintenance::validated).toList();
        for (ObjectNode machine : all) {
            if (!scheduled().contains(machine)) {
                throw Refusal.badRequest("Machine '" + machine + "' is not part of a maintenance schedule");
            }
        }
        return all;
    }

    private static void validate(JsonNode window) {
        if (window.path("machine_ids").isEmpty()) {
            throw Refusal.badRequest("List of machines in the maintenance window is empty");
        }
        JsonNode unavailability = window.path("unavailability");
        if (unavailability.path("duration").path("nanoseconds").asLong() < 0) {
            throw Refusal.badRequest("Unavailability 'duration' is negative");
        }
    }

    private static ObjectNode validated(JsonNode machine) {
        String hostname = machine.path("hostname").asText();
        String ip = machine.path("ip").asText();
        if (hostname.isEmpty() && ip.isEmpty()) {
            throw Refusal.badRequest("Both 'hostname' and 'ip' for a machine are empty");
        }
        if (!ip.isEmpty() && !ADDRESS.matcher(ip).matches()) {
            throw Refusal.badRequest("Failed to parse the IP address '" + ip + "' of a machine");
        }
        return machine.deepCopy();
    }

    private Set<ObjectNode> scheduled() {
        Set<ObjectNode> machines = new LinkedHashSet<>();
        schedule.path("windows")
                .forEach(window -> window.path("machine_ids").forEach(machine -> machines.add((ObjectNode) machine)));
        return machines;
    }

    private static boolean isOn(AgentRecord agent, JsonNode machine) {
        return machine.path("hostname").asText().equals(agent.hostname())
                && machine.path("ip").asText().equals("127.0.0.1");
    }
}
