package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/*
 * One ACCEPT. Its operations are applied in their order to what is left of the offers, so that later ones can use what
 * earlier ones made; each that fails is told to the framework, and the others go on. What is left in the end counts as
 * declined, but for what operations made: a framework is offered its new reservations at once. If one of the offers is
 * no good, nothing is done at all, and all of them are back without having been declined. Used under the cluster's lock.
 */
final class Acceptance {
    private static final Set<String> LAUNCHES = Set.of("LAUNCH", "LAUNCH_GROUP");

    private final Cluster cluster;
    private final FrameworkRecord framework;
    private final JsonNode accept;
    private final List<Offers.Offer> taken = new ArrayList<>();
    private Resources left = Resources.none();
    /** Volumes that all of its tasks can use. */
    private Resources shared = Resources.none();

    Acceptance(Cluster cluster, FrameworkRecord framework, JsonNode accept) {
        this.cluster = cluster;
        this.framework = framework;
        this.accept = accept;
    }

    void run() {
        List<String> ids = Json.stream(accept.path("offer_ids"))
                .map(id -> id.path("value").asText())
                .toList();
        Optional<String> problem = problem(ids);
        Offers offers = cluster.schedulers.offers;
        ids.forEach(id -> offers.take(id).ifPresent(taken::add));
        if (problem.isPresent()) {
            accept.path("operations").forEach(operation -> drop(operation, problem.get()));
            return;
        }
        Resources offered = Resources.of(taken.stream().flatMap(offer -> offer.resources().stream()));
        left = offered;
        shared = offered.shared();
        AgentRecord agent = cluster.agent(taken.get(0).agent());
        accept.path("operations").forEach(operation -> apply(agent, operation));
        Resources converted = left.minus(offered);
        cluster.schedulers.allocator.refuse(taken.get(0), left.minus(converted), accept);
    }

    // ---- the offers

    private Optional<String> problem(List<String> ids) {
        if (ids.isEmpty()) {
            return Optional.of("No offers specified");
        }
        Offers offers = cluster.schedulers.offers;
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            Optional<Offers.Offer> offer = offers.find(id);
            if (offer.isEmpty()) {
                return Optional.of("Offer " + id + " is no longer valid");
            }
            if (!seen.add(id)) {
                return Optional.of("Duplicate offer " + id + " in offer list");
            }
            Optional<String> odd =
                    oddOneOut(offer.get(), offers.find(ids.get(0)).orElseThrow());
            if (odd.isPresent()) {
                return odd;
            }
        }
        return Optional.empty();
    }

    private Optional<String> oddOneOut(Offers.Offer offer, Offers.Offer first) {
        if (!offer.framework().equals(framework.id)) {
            return Optional.of("Offer " + offer.id() + " has invalid framework " + offer.framework()
                    + " while framework " + framework.id + " is expected");
        }
        if (!offer.role().equals(first.role())) {
            return Optional.of("Aggregated offers must be allocated to the same role. Offer " + offer.id()
                    + " uses role '" + offer.role() + " but another is using role '" + first.role());
        }
        return offer.agent().equals(first.agent())
                ? Optional.empty()
                : Optional.of("Aggregated offers must belong to one single agent. Offer " + offer.id() + " uses agent "
                        + offer.agent() + " and agent " + first.agent());
    }

    private static JsonNode tasksOf(JsonNode operation) {
        return operation.path("type").asText().equals("LAUNCH")
                ? operation.path("launch").path("task_infos")
                : operation.path("launch_group").path("task_group").path("tasks");
    }

    private void drop(JsonNode operation, String why) {
        if (LAUNCHES.contains(operation.path("type").asText())) {
            String state = framework.has("PARTITION_AWARE") ? "TASK_DROPPED" : "TASK_LOST";
            tasksOf(operation)
                    .forEach(task -> cluster.reports.refuse(
                            framework,
                            task,
                            state,
                            "Task launched with invalid offers: " + why,
                            "REASON_INVALID_OFFERS"));
        } else {
            cluster.schedulers.feedback.turnedDown(
                    framework.id, operation, "Operation attempted with invalid offers: " + why);
        }
    }

    // ---- the operations

    private void apply(AgentRecord agent, JsonNode operation) {
        String type = operation.path("type").asText();
        if (LAUNCHES.contains(type) && operation.has("id")) {
            String why = "The `id` field cannot be set on " + type + " operations";
            invalid(tasksOf(operation), why, type);
        } else if (type.equals("LAUNCH")) {
            operation.path("launch").path("task_infos").forEach(task -> launch(agent, task));
        } else if (type.equals("LAUNCH_GROUP")) {
            launchGroup(agent, operation.path("launch_group"));
        } else if (operation.has(type.toLowerCase(Locale.ROOT))) {
            convert(agent, type, operation);
        }
    }

    private void invalid(JsonNode tasks, String why, String type) {
        String reason = type.equals("LAUNCH") ? "REASON_TASK_INVALID" : "REASON_TASK_GROUP_INVALID";
        tasks.forEach(task -> cluster.reports.refuse(framework, task, "TASK_ERROR", why, reason));
    }

    private void launch(AgentRecord agent, JsonNode given) {
        ObjectNode task = allocated(given.deepCopy());
        if (task.has("executor")) {
            ObjectNode executor = allocated((ObjectNode) task.path("executor"));
            if (!executor.has("framework_id")) {
                executor.set("framework_id", Json.id(framework.id));
            }
        }
        TaskRules rules = new TaskRules(framework, agent);
        Resources available = left.filter(one -> !one.shared()).plus(shared);
        Optional<String> problem = rules.problem(task, available);
        if (problem.isPresent()) {
            invalid(Json.array(List.of(task)), problem.get(), "LAUNCH");
            return;
        }
        left = left.minus(rules.needed(task));
        cluster.launches.alone(framework, agent, task);
    }

    private void launchGroup(AgentRecord agent, JsonNode group) {
        ObjectNode executor = allocated(group.path("executor").deepCopy());
        List<ObjectNode> tasks = Json.stream(group.path("task_group").path("tasks"))
                .map(task -> allocated(task.deepCopy()))
                .toList();
        TaskRules rules = new TaskRules(framework, agent);
        Optional<String> problem = rules.groupProblem(executor, Json.array(tasks), left);
        if (problem.isPresent()) {
            invalid(Json.array(tasks), problem.get(), "LAUNCH_GROUP");
            return;
        }
        left = left.minus(rules.needed(executor, rules.isNew(executor)));
        tasks.forEach(task -> left = left.minus(Resources.of(task.path("resources"))));
        cluster.launches.group(framework, agent, executor, tasks);
    }

    /** Frameworks may leave out to which role resources are allocated; it is that of the offers. */
    private ObjectNode allocated(ObjectNode holder) {
        String role = taken.get(0).role();
        if (holder.has("resources")) {
            holder.set(
                    "resources",
                    Resources.of(holder.path("resources"))
                            .map(one -> one.allocation().isPresent() ? one : one.allocatedTo(role))
                            .json());
        }
        return holder;
    }

    private void convert(AgentRecord agent, String type, JsonNode operation) {
        JsonNode details = operation.path(type.toLowerCase(Locale.ROOT));
        String role = taken.get(0).role();
        Feedback feedback = cluster.schedulers.feedback;
        try {
            if (details.has("source") && type.equals("RESERVE")) {
                throw new Conversions.Invalid(
                        "Operation attempted with invalid resources: Reservation updates are not yet implemented for"
                                + " the scheduler API.",
                        true);
            }
            checkShared(type, details);
            Conversions.Change change = new Conversions(cluster, agent)
                    .of(type, details, Json.find(framework.info, "principal").map(JsonNode::asText));
            Resources consumed = change.consumed().map(one -> one.allocatedTo(role));
            if (!left.contains(consumed)) {
                feedback.turnedDown(framework.id, operation, left.text() + " does not contain " + consumed.text());
                return;
            }
            left = left.minus(consumed);
            if (change.certain()) {
                left = left.plus(change.made().map(one -> one.allocatedTo(role)));
            }
            if (type.equals("CREATE") || type.equals("DESTROY")) {
                shared = left.shared();
            }
            cluster.operations.apply(
                    agent, change, JsonMessages.shown(operation, "Offer.Operation"), Optional.of(framework.id));
        } catch (Conversions.Invalid invalid) {
            String where = invalid.whole() ? "" : "; on agent " + agent.text();
            feedback.turnedDown(framework.id, operation, invalid.why() + where);
        }
    }

    private void checkShared(String type, JsonNode details) {
        if (type.equals("CREATE") && !framework.has("SHARED_RESOURCES")) {
            Json.stream(details.path("volumes"))
                    .map(Resource::of)
                    .filter(Resource::shared)
                    .findFirst()
                    .ifPresent(volume -> {
                        throw new Conversions.Invalid(
                                "Create volume operation for '" + volume.text() + "' has been attempted by framework '"
                                        + framework.id + "' with no SHARED_RESOURCES capability",
                                false);
                    });
        }
    }
}
