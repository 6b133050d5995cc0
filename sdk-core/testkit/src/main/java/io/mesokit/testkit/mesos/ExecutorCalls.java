package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;
import java.util.Optional;

/** The API that custom executors use at their agent. */
final class ExecutorCalls {
    private static final Encoded ENCODED = new Encoded("executor.Event", "executor.Event");
    private static final int UUID_LENGTH = 16;

    private final CallReader reader = CallReader.ofExecutor();
    private final Cluster cluster;
    private final AgentRecord agent;

    ExecutorCalls(Cluster cluster, AgentRecord agent) {
        this.cluster = cluster;
        this.agent = agent;
    }

    WireResponse answer(WireRequest request) {
        String type = Negotiation.contentType(request, List.of(Negotiation.JSON, Negotiation.PROTOBUF));
        ObjectNode call = reader.read(request.body(), Encoding.of(type));
        validate(call);
        return switch (call.path("type").asText()) {
            case "HEARTBEAT" -> Answers.empty(202);
            case "SUBSCRIBE" -> {
                Encoding wanted = Negotiation.encoding(request);
                yield ENCODED.in(wanted, cluster.locked(() -> subscribe(executor(call), call.path("subscribe"))));
            }
            case "UPDATE", "MESSAGE" -> cluster.locked(() -> tell(executor(call), call));
            default -> throw new Refusal(501, "501 Not Implemented.");
        };
    }

    private void validate(ObjectNode call) {
        JsonNode status = call.path("update").path("status");
        if (!call.path("type").asText().equals("UPDATE")) {
            return;
        }
        if (Base64Bytes.decode(status.path("uuid").asText()).length != UUID_LENGTH) {
            throw reader.invalid(status.has("uuid") ? "Not a valid UUID" : "Expecting 'uuid' to be present");
        }
        String executor = Json.idOf(call, "executor_id");
        if (status.has("executor_id") && !Json.idOf(status, "executor_id").equals(executor)) {
            throw reader.invalid("ExecutorID in Call: " + executor + " does not match ExecutorID in TaskStatus: "
                    + Json.idOf(status, "executor_id"));
        }
        if (!status.path("source").asText().equals("SOURCE_EXECUTOR")) {
            throw reader.invalid("Received Call from executor " + executor + " of framework "
                    + Json.idOf(call, "framework_id") + " with invalid source, expecting 'SOURCE_EXECUTOR'");
        }
        if (status.path("state").asText().equals("TASK_STAGING")) {
            throw reader.invalid("Received TASK_STAGING from executor " + executor + " of framework "
                    + Json.idOf(call, "framework_id") + " which is not allowed");
        }
    }

    private ExecutorRecord executor(JsonNode call) {
        FrameworkRecord framework = Optional.ofNullable(cluster.frameworks.get(Json.idOf(call, "framework_id")))
                .orElseThrow(() -> Refusal.badRequest("Framework cannot be found"));
        return Optional.ofNullable(framework.executors.get(agent.id + "/" + Json.idOf(call, "executor_id")))
                .orElseThrow(() -> Refusal.badRequest("Executor cannot be found"));
    }

    private WireResponse subscribe(ExecutorRecord executor, JsonNode subscribe) {
        return WireResponse.stream(200, Negotiation.JSON, executor.subscribe(subscribe));
    }

    private WireResponse tell(ExecutorRecord executor, JsonNode call) {
        if (!executor.registered()) {
            throw new Refusal(403, "Executor is not subscribed");
        }
        if (call.has("update")) {
            executor.told(call.path("update").path("status"));
        } else {
            ObjectNode message = Json.object("agent_id", Json.id(agent.id));
            message.set("executor_id", Json.id(executor.id));
            message.set("data", call.path("message").path("data"));
            cluster.schedulers.send(Json.idOf(call, "framework_id"), "MESSAGE", message);
        }
        return Answers.empty(202);
    }
}
