package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The older routes that change something, each as the v1 call that does the same. */
final class LegacyWrites {
    private static final Map<String, List<String>> METHODS = Map.of(
            "/teardown", List.of("POST"),
            "/reserve", List.of("POST"),
            "/unreserve", List.of("POST"),
            "/create-volumes", List.of("POST"),
            "/destroy-volumes", List.of("POST"),
            "/machine/down", List.of("POST"),
            "/machine/up", List.of("POST"),
            "/maintenance/schedule", List.of("POST"),
            "/quota", List.of("POST"),
            "/weights", List.of("PUT"));

    private static final String QUOTA = "/quota/";

    private LegacyWrites() {}

    /** The methods that change something there; none when nothing does. */
    static List<String> methods(String path) {
        return path.startsWith(QUOTA) ? List.of("DELETE") : METHODS.getOrDefault(path, List.of());
    }

    static List<String> allowed(String path, boolean readable) {
        List<String> all = new ArrayList<>(readable ? List.of("GET") : List.of());
        all.addAll(methods(path));
        return all;
    }

    static WireResponse answer(MasterCalls calls, String path, WireRequest request, Optional<String> principal)
            throws InterruptedException {
        if (path.startsWith(QUOTA)) {
            checkQuota(calls, path);
        }
        return calls.answer(call(path, request), principal);
    }

    /** The route looks before it acts, which the call of the v1 API does not. */
    private static void checkQuota(MasterCalls calls, String path) throws InterruptedException {
        String role = path.substring(QUOTA.length());
        if (!calls.hasQuota(role)) {
            throw Refusal.badRequest(
                    "Failed to remove quota for path '/master" + path + "': Role '" + role + "' has no quota set");
        }
    }

    private static ObjectNode call(String path, WireRequest request) {
        if (path.startsWith(QUOTA)) {
            return call("REMOVE_QUOTA", Json.object().put("role", path.substring(QUOTA.length())));
        }
        return switch (path) {
            case "/teardown" -> call("TEARDOWN", Json.object("framework_id", Json.id(form(request, "frameworkId"))));
            case "/reserve" -> call("RESERVE_RESOURCES", reservation(request));
            case "/unreserve" -> call("UNRESERVE_RESOURCES", onAgent(request, "resources"));
            case "/create-volumes" -> call("CREATE_VOLUMES", onAgent(request, "volumes"));
            case "/destroy-volumes" -> call("DESTROY_VOLUMES", onAgent(request, "volumes"));
            case "/machine/down" -> call("START_MAINTENANCE", Json.object("machines", parsed(request.text())));
            case "/machine/up" -> call("STOP_MAINTENANCE", Json.object("machines", parsed(request.text())));
            case "/maintenance/schedule" ->
                call("UPDATE_MAINTENANCE_SCHEDULE", Json.object("schedule", parsed(request.text())));
            case "/quota" -> call("SET_QUOTA", Json.object("quota_request", parsed(request.text())));
            default -> call("UPDATE_WEIGHTS", Json.object("weight_infos", parsed(request.text())));
        };
    }

    private static ObjectNode call(String type, ObjectNode member) {
        ObjectNode call = Json.object().put("type", type);
        call.set(type.toLowerCase(java.util.Locale.ROOT), member);
        return call;
    }

    private static ObjectNode onAgent(WireRequest request, String list) {
        ObjectNode member = Json.object("agent_id", Json.id(form(request, "slaveId")));
        member.set(list, parsed(form(request, list)));
        return member;
    }

    /** It may say what is reserved anew, as the call can. */
    private static ObjectNode reservation(WireRequest request) {
        ObjectNode member = onAgent(request, "resources");
        given(request, "source").ifPresent(source -> member.set("source", parsed(source)));
        return member;
    }

    private static String form(WireRequest request, String field) {
        return given(request, field)
                .orElseThrow(() -> Refusal.badRequest("Missing '" + field + "' query parameter in the request body"));
    }

    private static Optional<String> given(WireRequest request, String field) {
        return new WireRequest("POST", "/", request.text(), WireHeaders.none(), new byte[0]).parameter(field);
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException malformed) {
            throw Refusal.badRequest("Failed to parse body into JSON: " + JsonSyntax.complaint(text));
        }
    }
}
