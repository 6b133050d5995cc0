package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The 17 calls of the scheduler API, which frameworks use at the leading master. */
final class SchedulerCalls {
    private static final Encoded ENCODED = new Encoded("scheduler.Event", "scheduler.Event");
    private static final String STREAM_ID = "Mesos-Stream-Id";
    private static final int UUID_LENGTH = 16;

    private final CallReader reader = CallReader.of("scheduler");
    private final Cluster cluster;
    private final Guard guard;
    private final MasterNode node;

    SchedulerCalls(Cluster cluster, Guard guard, MasterNode node) {
        this.cluster = cluster;
        this.guard = guard;
        this.node = node;
    }

    WireResponse answer(WireRequest request, Optional<String> principal) {
        String type = Negotiation.contentType(request, List.of(Negotiation.JSON, Negotiation.PROTOBUF));
        ObjectNode call = reader.readTyped(request.body(), Encoding.of(type));
        validate(call, principal);
        String name = call.path("type").asText();
        if (name.equals("SUBSCRIBE")) {
            return subscribe(request, call.path("subscribe").deepCopy(), principal);
        }
        if (name.equals("RECONCILE_OPERATIONS")) {
            Negotiation.encoding(request);
        }
        return cluster.locked(() -> {
            FrameworkRecord framework = framework(request, call, principal);
            return perform(framework, name, call.path(name.toLowerCase(java.util.Locale.ROOT)));
        });
    }

    // ---- what may be asked

    private void validate(ObjectNode call, Optional<String> principal) {
        if (call.path("type").asText().equals("SUBSCRIBE")) {
            reader.requireMember(call);
            validateSubscribe(call, principal);
            return;
        }
        if (!call.has("framework_id")) {
            throw reader.invalid("Expecting 'framework_id' to be present");
        }
        reader.requireMember(call);
        checkUuid(call.path("acknowledge"));
        checkUuid(call.path("acknowledge_operation_status"));
        if (call.has("acknowledge_operation_status")
                && !call.path("acknowledge_operation_status").has("agent_id")) {
            throw reader.invalid("Expecting 'agent_id' to be present");
        }
        if (call.path("type").asText().equals("UPDATE_FRAMEWORK")
                && !Json.idOf(call.path("update_framework").path("framework_info"), "id")
                        .equals(Json.idOf(call, "framework_id"))) {
            throw reader.invalid("'framework_id' differs from 'update_framework.framework_info.id'");
        }
    }

    private void validateSubscribe(ObjectNode call, Optional<String> principal) {
        JsonNode info = call.path("subscribe").path("framework_info");
        if (!Json.idOf(info, "id").equals(Json.idOf(call, "framework_id"))) {
            throw reader.invalid("'framework_id' differs from 'subscribe.framework_info.id'");
        }
        String named = info.path("principal").asText(principal.orElse(""));
        if (principal.isPresent() && !named.equals(principal.get())) {
            throw reader.invalid(otherPrincipal(principal.get(), named));
        }
    }

    private static String otherPrincipal(String authenticated, String named) {
        return "Authenticated principal '" + authenticated + "' does not match principal '" + named
                + "' set in `FrameworkInfo`";
    }

    private void checkUuid(JsonNode member) {
        if (member.has("uuid") && Base64Bytes.decode(member.path("uuid").asText()).length != UUID_LENGTH) {
            throw reader.invalid("Not a valid UUID");
        }
    }

    private FrameworkRecord framework(WireRequest request, JsonNode call, Optional<String> principal) {
        FrameworkRecord framework = Optional.ofNullable(cluster.frameworks.get(Json.idOf(call, "framework_id")))
                .orElseThrow(() -> Refusal.badRequest("Framework cannot be found"));
        String named = framework.info.path("principal").asText();
        if (principal.filter(caller -> !caller.equals(named)).isPresent()) {
            throw Refusal.badRequest(otherPrincipal(principal.get(), named));
        }
        if (!framework.connected) {
            throw new Refusal(403, "Framework is not subscribed");
        }
        String current = cluster.schedulers
                .streamOf(framework.id)
                .orElseThrow(() -> new Refusal(403, "Framework is not connected via HTTP"));
        String sent = request.header(STREAM_ID)
                .orElseThrow(() ->
                        Refusal.badRequest("All non-subscribe calls should include the '" + STREAM_ID + "' header"));
        if (!sent.equals(current)) {
            throw Refusal.badRequest("The stream ID '" + sent + "' included in this request didn't match the stream ID"
                    + " currently associated with framework ID " + framework.id);
        }
        return framework;
    }

    // ---- SUBSCRIBE and UPDATE_FRAMEWORK

    private WireResponse subscribe(WireRequest request, ObjectNode subscribe, Optional<String> principal) {
        Encoding wanted = Negotiation.encoding(request);
        if (request.header(STREAM_ID).isPresent()) {
            throw Refusal.badRequest("Subscribe calls should not include the '" + STREAM_ID + "' header");
        }
        ObjectNode info = (ObjectNode) subscribe.get("framework_info");
        principal.filter(unused -> !info.has("principal")).ifPresent(caller -> info.put("principal", caller));
        Subscription subscription = cluster.locked(() -> problem(subscribe)
                .map(Schedulers::refused)
                .orElseGet(() -> cluster.schedulers.subscribe(subscribe, node.info())));
        return ENCODED.in(wanted, WireResponse.stream(200, Negotiation.JSON, subscription.events()))
                .header(STREAM_ID, subscription.streamId());
    }

    private Optional<String> problem(JsonNode subscribe) {
        JsonNode info = subscribe.path("framework_info");
        String id = Json.idOf(info, "id");
        Optional<String> removed = cluster.completedFrameworks.stream()
                .filter(framework -> framework.id.equals(id))
                .findFirst()
                .map(unused -> "Framework has been removed");
        return FrameworkRules.problem(info)
                .or(() -> removed)
                .or(() -> FrameworkRules.wishProblem(subscribe))
                .or(() -> authorizationProblem(info))
                .or(() -> Optional.ofNullable(cluster.frameworks.get(id))
                        .filter(known -> !known.info
                                .path("principal")
                                .asText()
                                .equals(info.path("principal").asText()))
                        .map(unused -> "Changing framework's principal is not allowed."));
    }

    /** It is not who calls that must be allowed to, but who the framework says it is. */
    private Optional<String> authorizationProblem(JsonNode info) {
        Optional<String> principal = Json.find(info, "principal").map(JsonNode::asText);
        if (guard.allows(principal, MesosAction.REGISTER_FRAMEWORK)) {
            return Optional.empty();
        }
        Set<String> roles = new TreeSet<>(FrameworkRules.roles(info));
        return Optional.of("Not authorized to register framework " + Json.idOf(info, "id") + " with roles "
                + FrameworkRules.braces(roles));
    }

    private WireResponse update(FrameworkRecord framework, JsonNode update) {
        ObjectNode info = update.path("framework_info").deepCopy();
        Json.find(framework.info, "principal")
                .filter(unused -> !info.has("principal"))
                .ifPresent(kept -> info.set("principal", kept));
        FrameworkRules.problem(info)
                .map(why -> "Supplied FrameworkInfo is not valid: " + why)
                .or(() -> FrameworkRules.immutable(framework.info, FrameworkRules.complete(info))
                        .map(why -> "FrameworkInfo update is not valid: " + why))
                .or(() -> FrameworkRules.wishProblem(update).map(why -> "'UpdateFramework' call is not valid: " + why))
                .ifPresent(why -> {
                    throw Refusal.badRequest(why);
                });
        authorizationProblem(info).ifPresent(why -> {
            throw new Refusal(403, why);
        });
        cluster.updateFramework(framework, FrameworkRules.complete(info));
        framework.allocating(update);
        Set<String> roles = framework.roles();
        cluster.schedulers.offers.rescind(
                offer -> offer.framework().equals(framework.id) && !roles.contains(offer.role()));
        cluster.schedulers.allocator.allocate();
        return Answers.empty(200);
    }

    // ---- the others

    private WireResponse perform(FrameworkRecord framework, String type, JsonNode member) {
        Schedulers schedulers = cluster.schedulers;
        switch (type) {
            case "UPDATE_FRAMEWORK" -> {
                return update(framework, member);
            }
            case "TEARDOWN" -> cluster.removeFramework(framework);
            case "ACCEPT" -> new Acceptance(cluster, framework, member).run();
            case "DECLINE" -> decline(framework, member);
            case "ACCEPT_INVERSE_OFFERS", "DECLINE_INVERSE_OFFERS" ->
                inverse(framework, type.substring(0, type.indexOf('_')), member);
            case "REVIVE" -> roles(framework, member).ifPresent(roles -> schedulers.allocator.revive(framework, roles));
            case "SUPPRESS" ->
                roles(framework, member)
                        .ifPresent(roles -> framework.suppressed.addAll(roles.isEmpty() ? framework.roles() : roles));
            case "KILL" -> kill(framework, member);
            case "SHUTDOWN" -> executor(framework, member).ifPresent(ExecutorRecord::shutdown);
            case "ACKNOWLEDGE" -> acknowledge(framework, member);
            case "ACKNOWLEDGE_OPERATION_STATUS" ->
                schedulers.feedback.acknowledge(
                        framework.id,
                        Json.idOf(member, "operation_id"),
                        member.path("uuid").asText());
            case "RECONCILE" -> new Reconciliation(cluster, framework).run(member.path("tasks"));
            case "RECONCILE_OPERATIONS" -> schedulers.feedback.reconcile(framework, member.path("operations"));
            case "MESSAGE" ->
                executor(framework, member)
                        .ifPresent(one -> one.message(member.path("data").asText()));
            case "REQUEST" -> node.files.append("/master/log", "I request of " + framework.id + " ignored\n");
            default -> throw new Refusal(501, "501 Not Implemented.");
        }
        return Answers.empty(202);
    }

    private void decline(FrameworkRecord framework, JsonNode decline) {
        Json.stream(decline.path("offer_ids"))
                .map(id -> id.path("value").asText())
                .filter(id -> cluster.schedulers
                        .offers
                        .find(id)
                        .filter(offer -> offer.framework().equals(framework.id))
                        .isPresent())
                .flatMap(id -> cluster.schedulers.offers.take(id).stream())
                .forEach(offer -> cluster.schedulers.allocator.refuse(offer, offer.resources(), decline));
    }

    private void inverse(FrameworkRecord framework, String status, JsonNode answer) {
        double seconds = answer.path("filters").path("refuse_seconds").asDouble(5);
        Duration pause = Duration.ofMillis((long) (Math.max(1, seconds) * 1000));
        Json.stream(answer.path("inverse_offer_ids"))
                .flatMap(id ->
                        cluster.schedulers.offers.takeInverse(id.path("value").asText(), framework.id).stream())
                .forEach(one -> {
                    framework.asked.put(one.agent(), cluster.now().plus(pause));
                    cluster.maintenance.answered(cluster.agent(one.agent()), framework.id, status);
                });
    }

    /** The roles named, if all of them are the framework's; one that is not spoils the call. */
    private static Optional<List<String>> roles(FrameworkRecord framework, JsonNode member) {
        List<String> named =
                Json.stream(member.path("roles")).map(JsonNode::asText).toList();
        return framework.roles().containsAll(named) ? Optional.of(named) : Optional.empty();
    }

    private void kill(FrameworkRecord framework, JsonNode kill) {
        TaskRecord task = framework.tasks.get(Json.idOf(kill, "task_id"));
        if (task == null) {
            new Reconciliation(cluster, framework).run(Json.array(List.of(kill)));
        } else if (!kill.has("agent_id") || Json.idOf(kill, "agent_id").equals(task.agent)) {
            cluster.reports.kill(task, kill);
        }
    }

    private static Optional<ExecutorRecord> executor(FrameworkRecord framework, JsonNode member) {
        return Optional.ofNullable(
                framework.executors.get(Json.idOf(member, "agent_id") + "/" + Json.idOf(member, "executor_id")));
    }

    private void acknowledge(FrameworkRecord framework, JsonNode acknowledge) {
        if (cluster.agents.containsKey(Json.idOf(acknowledge, "agent_id"))) {
            cluster.schedulers.updates.acknowledge(
                    framework,
                    Json.idOf(acknowledge, "task_id"),
                    acknowledge.path("uuid").asText());
        }
    }
}
