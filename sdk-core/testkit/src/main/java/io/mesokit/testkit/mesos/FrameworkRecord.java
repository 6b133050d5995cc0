package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A framework as the master has it, with its tasks and executors. Guarded by its {@link Cluster}. */
final class FrameworkRecord {
    private static final int KEPT = 1000;

    final String id;
    final Map<String, TaskRecord> tasks = new LinkedHashMap<>();
    final Map<String, TaskRecord> unreachable = new LinkedHashMap<>();
    final Deque<TaskRecord> completed = new ArrayDeque<>();
    /** Executors by agent and id; those of command tasks are not among them. */
    final Map<String, ExecutorRecord> executors = new LinkedHashMap<>();
    /** The roles in which it wants no offers for now. */
    final Set<String> suppressed = new LinkedHashSet<>();
    /** The agents that it has been asked to leave, and when it may be asked again. */
    final Map<String, Instant> asked = new LinkedHashMap<>();

    ObjectNode info;
    boolean active = true;
    boolean connected = true;
    boolean recovered;
    /** Whether it uses the scheduler API, and so acknowledges updates. */
    boolean http;
    /** How often it has been away. */
    int absences;

    JsonNode constraints = Json.object();
    long registered;
    long reregistered;
    long unregistered;

    FrameworkRecord(ObjectNode info, Instant now) {
        this.id = Json.idOf(info, "id");
        this.info = info;
        this.registered = Json.nanos(now);
        this.reregistered = registered;
    }

    /** Reads what {@link #json} wrote. */
    static FrameworkRecord of(JsonNode json) {
        FrameworkRecord made =
                new FrameworkRecord((ObjectNode) json.path("framework_info").deepCopy(), Instant.EPOCH);
        made.active = json.path("active").asBoolean();
        made.connected = json.path("connected").asBoolean();
        made.recovered = json.path("recovered").asBoolean();
        made.registered = json.path("registered_time").path("nanoseconds").asLong();
        made.reregistered = json.path("reregistered_time").path("nanoseconds").asLong();
        made.unregistered = json.path("unregistered_time").path("nanoseconds").asLong();
        return made;
    }

    Set<String> roles() {
        return FrameworkRules.roles(info);
    }

    boolean has(String capability) {
        return FrameworkRules.has(info, capability);
    }

    /** Takes what a subscription or an update says of offers, in place of what was said before. */
    void allocating(JsonNode request) {
        suppressed.clear();
        Json.stream(request.path("suppressed_roles")).map(JsonNode::asText).forEach(suppressed::add);
        constraints = request.path("offer_constraints");
    }

    /** Its connection is gone; it may be asked anew to leave agents. */
    void left() {
        active = false;
        connected = false;
        asked.clear();
        absences++;
    }

    void returned(Instant now) {
        active = true;
        connected = true;
        recovered = false;
        reregistered = Json.nanos(now);
    }

    boolean mayBeAsked(String agent, Instant now) {
        return !asked.getOrDefault(agent, Instant.EPOCH).isAfter(now);
    }

    /** Ends its executors on an agent. */
    void dropExecutors(String agent) {
        List.copyOf(executors.values()).stream()
                .filter(executor -> executor.agent.equals(agent))
                .forEach(this::drop);
    }

    void dropAllExecutors() {
        List.copyOf(executors.values()).forEach(this::drop);
    }

    private void drop(ExecutorRecord executor) {
        executors.remove(executor.key());
        executor.end();
    }

    /** Takes the tasks on an agent, also those that are unreachable, off their lists. */
    List<TaskRecord> removeOf(String agent) {
        List<TaskRecord> taken = Stream.of(tasks, unreachable)
                .flatMap(some -> some.values().stream())
                .filter(task -> task.agent.equals(agent))
                .toList();
        tasks.values().removeAll(taken);
        unreachable.values().removeAll(taken);
        return taken;
    }

    void complete(TaskRecord task) {
        tasks.remove(task.id);
        if (completed.size() == KEPT) {
            completed.removeFirst();
        }
        completed.addLast(task);
    }

    Optional<TaskRecord> task(String taskId) {
        return Stream.of(tasks, unreachable)
                .flatMap(some -> Optional.ofNullable(some.get(taskId)).stream())
                .findFirst()
                .or(() -> completed.stream()
                        .filter(task -> task.id.equals(taskId))
                        .findFirst());
    }

    Resources used() {
        return used(unused -> true);
    }

    /** What its tasks and executors use on agents of that kind. */
    Resources used(java.util.function.Predicate<String> agent) {
        Resources sum = Resources.of(tasks.values().stream()
                .filter(task -> !task.terminal() && agent.test(task.agent))
                .flatMap(task -> task.resources.stream()));
        for (ExecutorRecord executor : executors.values()) {
            if (agent.test(executor.agent)) {
                sum = sum.plus(executor.resources());
            }
        }
        return sum;
    }

    /** As in GET_FRAMEWORKS. */
    ObjectNode json(ObjectNode offers, Resources offered) {
        ObjectNode json = common();
        if (unregistered > 0) {
            json.set("unregistered_time", Json.nanoseconds(unregistered));
        }
        json.setAll(offers);
        Resources used = used();
        if (!used.isEmpty()) {
            json.set("allocated_resources", used.doubleJson());
        }
        if (!offered.isEmpty()) {
            json.set("offered_resources", offered.doubleJson());
        }
        json.set("offer_constraints", constraints.isMissingNode() ? Json.object() : constraints.deepCopy());
        return json;
    }

    /** As in events: no resources, and times also when they are none. */
    ObjectNode eventJson() {
        ObjectNode json = common();
        json.set("unregistered_time", Json.nanoseconds(unregistered));
        return json;
    }

    private ObjectNode common() {
        ObjectNode json = Json.object();
        json.set("framework_info", info.deepCopy());
        json.put("active", active).put("connected", connected).put("recovered", recovered);
        json.set("registered_time", Json.nanoseconds(registered));
        json.set("reregistered_time", Json.nanoseconds(reregistered));
        return json;
    }
}
