package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.StreamBody;
import io.mesokit.testkit.http.WireResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The 32 calls of the operator API of an agent. */
final class AgentCalls {
    private final Cluster cluster;
    private final Guard guard;
    private final AgentNode node;
    private final CommonCalls calls;

    AgentCalls(Cluster cluster, Guard guard, AgentNode node) {
        this.cluster = cluster;
        this.guard = guard;
        this.node = node;
        this.calls = new CommonCalls(guard).server(node.flags, node.level, node.files);
        reads();
        containers();
        streams();
        rest();
    }

    Set<String> types() {
        return calls.types();
    }

    WireResponse answer(JsonNode call, Optional<String> principal) throws InterruptedException {
        return calls.answer(call, principal);
    }

    private void reads() {
        AgentViews views = node.views;
        calls.read("GET_METRICS", () -> cluster.locked(() -> node.metrics().listed()));
        filtered("GET_STATE", sight -> {
            ObjectNode state = Json.object("get_tasks", tasks(sight));
            state.set("get_executors", views.getExecutors(sight.executors()));
            state.set("get_frameworks", views.getFrameworks(sight.frameworks()));
            return state;
        });
        filtered("GET_FRAMEWORKS", sight -> views.getFrameworks(sight.frameworks()));
        filtered("GET_EXECUTORS", sight -> views.getExecutors(sight.executors()));
        filtered("GET_TASKS", this::tasks);
        calls.read("GET_AGENT", () -> cluster.locked(views::getAgent));
        filtered("GET_OPERATIONS", sight -> {
            ArrayNode pending = cluster.operations.json(node.id(), sight);
            return pending.isEmpty() ? Json.object() : Json.object("operations", pending);
        });
        filtered("GET_RESOURCE_PROVIDERS", sight -> sight.providers() ? node.providers.json() : Json.object());
        calls.put("GET_CONTAINERS", this::getContainers);
    }

    /** An agent shows tasks below their executors. */
    private JsonNode tasks(Sight sight) {
        return node.views.getTasks(sight.tasks() && sight.executors());
    }

    /** A read whose content depends on who asks. */
    @FunctionalInterface
    private interface Filtered {
        JsonNode answer(Sight sight);
    }

    private void filtered(String type, Filtered read) {
        calls.put(
                type,
                (member, principal) ->
                        cluster.locked(() -> Answers.of(type, Optional.of(read.answer(new Sight(guard, principal))))));
    }

    private WireResponse getContainers(JsonNode member, Optional<String> principal) {
        boolean nested = member.path("show_nested").asBoolean();
        boolean standalone = member.path("show_standalone").asBoolean();
        ArrayNode all = Json.array();
        if (guard.allows(principal, MesosAction.VIEW_CONTAINER)) {
            cluster.locked(() -> {
                node.views.containers().forEach(all::add);
                if (nested) {
                    node.views.nestedContainers().forEach(all::add);
                }
                node.containers.all().stream()
                        .filter(one -> !one.ended() && (one.nested() ? nested : standalone))
                        .forEach(one -> all.add(node.views.container(one)));
            });
        }
        return Answers.of(
                "GET_CONTAINERS", Optional.of(all.isEmpty() ? Json.object() : Json.object("containers", all)));
    }

    // ---- containers

    private void containers() {
        for (String infix : List.of("", "NESTED_")) {
            launch("LAUNCH_" + infix + "CONTAINER");
            String wait = "WAIT_" + infix + "CONTAINER";
            managed(wait, member -> Answers.of(wait, Optional.of(node.containers.await(member))));
            managed("KILL_" + infix + "CONTAINER", member -> {
                node.containers.kill(member);
                return Answers.empty(200);
            });
            managed("REMOVE_" + infix + "CONTAINER", this::remove);
        }
    }

    private void launch(String type) {
        managed(type, member -> {
            checkType(member);
            return Answers.empty(node.containers.launch(member, false).isPresent() ? 200 : 202);
        });
    }

    /** A call that concerns a container, after all checks. */
    @FunctionalInterface
    private interface Managed {
        WireResponse answer(JsonNode member) throws InterruptedException;
    }

    /** As in the real agent, what is wrong with a call is said before it is asked who calls. */
    private void managed(String type, Managed call) {
        String field = type.toLowerCase(Locale.ROOT);
        calls.put(type, (member, principal) -> {
            ContainerRules.problem(field, member).ifPresent(why -> {
                throw node.reader.invalid(why);
            });
            guard.check(principal, MesosAction.MANAGE_CONTAINERS);
            return call.answer(member);
        });
    }

    private static void checkType(JsonNode launch) {
        if (!launch.path("container").path("type").asText("MESOS").equals("MESOS")) {
            throw Refusal.badRequest("Only the type MESOS is supported for containers");
        }
    }

    /** For a container that is not nested the real agent dies of it, and so does this one. */
    private WireResponse remove(JsonNode member) {
        if (!member.path("container_id").has("parent")) {
            return node.crash();
        }
        node.containers.remove(member);
        return Answers.empty(200);
    }

    // ---- streams

    private void streams() {
        managed("LAUNCH_NESTED_CONTAINER_SESSION", member -> {
            checkType(member);
            return node.containers
                    .launch(member, true)
                    .map(started -> stream(node.containers.session(started)))
                    .orElseGet(() -> Answers.empty(202));
        });
        managed("ATTACH_CONTAINER_OUTPUT", member -> stream(node.containers.output(member)));
        calls.put("ATTACH_CONTAINER_INPUT", (member, principal) -> {
            throw new Refusal(
                    415, "Expecting 'Content-Type' to be application/recordio for ATTACH_CONTAINER_INPUT call");
        });
    }

    private static WireResponse stream(StreamBody body) {
        return WireResponse.stream(200, Answers.JSON, body);
    }

    /** ATTACH_CONTAINER_INPUT, whose body is a stream of calls. */
    WireResponse input(JsonNode first, InputRecords rest, Optional<String> principal) throws IOException {
        guard.check(principal, MesosAction.MANAGE_CONTAINERS);
        node.containers.input(first, rest);
        return Answers.empty(200);
    }

    // ---- providers and images

    private void rest() {
        provider("ADD_RESOURCE_PROVIDER_CONFIG", member -> node.providers.add(member.path("info")));
        provider("UPDATE_RESOURCE_PROVIDER_CONFIG", member -> node.providers.update(member.path("info")));
        provider("REMOVE_RESOURCE_PROVIDER_CONFIG", node.providers::remove);
        calls.write(
                "MARK_RESOURCE_PROVIDER_GONE",
                200,
                MesosAction.MARK_RESOURCE_PROVIDER_GONE,
                (member, principal) ->
                        cluster.locked(() -> node.providers.markGone(Json.idOf(member, "resource_provider_id"))));
        calls.write(
                "PRUNE_IMAGES",
                200,
                MesosAction.PRUNE_IMAGES,
                (member, principal) -> node.files.append("/slave/log", "I pruning images\n"));
    }

    private void provider(String type, Consumer<JsonNode> effect) {
        calls.write(
                type,
                200,
                MesosAction.MODIFY_RESOURCE_PROVIDER_CONFIG,
                (member, principal) -> cluster.locked(() -> effect.accept(member)));
    }
}
