package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The routes of a master that are older than the v1 API. */
final class MasterRoutes {
    private final Cluster cluster;
    private final MasterNode node;
    private final LegacyViews views;
    private final Map<String, View> leaderReads = new HashMap<>();
    private final Map<String, Function<WireRequest, WireResponse>> localReads = new HashMap<>();

    /** What a route shows to somebody. */
    @FunctionalInterface
    private interface View {
        JsonNode show(WireRequest request, Sight sight);
    }

    MasterRoutes(Cluster cluster, MasterNode node) {
        this.cluster = cluster;
        this.node = node;
        this.views = new LegacyViews(cluster);
        reads();
        locals();
    }

    private void reads() {
        leaderReads.put("/state", (request, sight) -> {
            ObjectNode json = node.self(sight);
            views.addState(json, sight);
            return json;
        });
        leaderReads.put("/state-summary", (request, sight) -> {
            ObjectNode json = node.brief();
            views.addSummary(json, sight);
            return json;
        });
        leaderReads.put("/slaves", views::agents);
        leaderReads.put("/frameworks", views::frameworks);
        leaderReads.put("/tasks", views::tasks);
        leaderReads.put("/roles", (request, sight) -> views.roles(sight));
        leaderReads.put("/maintenance/status", (request, sight) -> node.calls().maintenanceStatus(sight.principal()));
        leaderReads.put(
                "/maintenance/schedule", (request, sight) -> node.calls().maintenanceSchedule(sight.principal()));
        leaderReads.put("/quota", (request, sight) -> node.calls().quota(sight.principal()));
        leaderReads.put(
                "/weights",
                (request, sight) -> cluster.weights.entrySet().stream()
                        .filter(entry -> sight.roles())
                        .map(entry -> (JsonNode)
                                Json.object().put("role", entry.getKey()).put("weight", entry.getValue()))
                        .collect(Json.toArray()));
    }

    private void locals() {
        localReads.put("/flags", request -> Answers.json(request, Json.object("flags", node.flags.flat())));
        localReads.put(
                "/metrics/snapshot",
                request -> Answers.json(
                        request, cluster.locked(() -> node.metrics().flat())));
        localReads.put("/system/stats.json", request -> Answers.json(request, Metrics.system()));
        localReads.put(
                "/registrar(1)/registry",
                request -> Answers.json(request, cluster.locked(() -> views.registry(node.info()))));
        localReads.put("/help", request -> Processes.help());
        localReads.put("/__processes__", request -> Answers.json(request, Processes.json()));
        localReads.put("/logging/toggle", request -> Logging.toggle(node.level, request));
        List.of("debug", "browse", "read", "download")
                .forEach(route -> localReads.put("/files/" + route, request -> node.files.answer(route, request)));
    }

    /** Whether the route is one of the process {@code master}; version, files, metrics and others are beside it. */
    boolean ofMaster(String path) {
        return leaderReads.containsKey(path)
                || !LegacyWrites.methods(path).isEmpty()
                || List.of("/flags", "/health", "/redirect").contains(path);
    }

    WireResponse answer(String path, WireRequest request) throws InterruptedException {
        Optional<WireResponse> open = open(path, request);
        if (open.isPresent()) {
            return open.get();
        }
        try {
            return guarded(path, request);
        } catch (MasterNode.Challenge challenge) {
            return challenge.answer();
        }
    }

    private WireResponse guarded(String path, WireRequest request) throws InterruptedException {
        Function<WireRequest, WireResponse> local = localReads.get(path);
        if (local != null) {
            String realm = path.startsWith("/logging") ? "readwrite" : "readonly";
            node.sight(node.authenticated(request, realm)).check(path);
            return local.apply(request);
        }
        List<String> methods = LegacyWrites.methods(path);
        View view = leaderReads.get(path);
        boolean read = view != null;
        if (methods.isEmpty() && !read) {
            throw Refusal.notFound();
        }
        Optional<String> principal = node.authenticated(request, read && methods.isEmpty() ? "readonly" : "readwrite");
        Optional<WireResponse> redirect = node.elsewhere(path);
        if (redirect.isPresent()) {
            return redirect.get();
        }
        if (view != null && (methods.isEmpty() || request.method().equals("GET"))) {
            return cluster.locked(() -> Answers.json(request, view.show(request, node.sight(principal))));
        }
        if (!methods.contains(request.method())) {
            return Answers.methodNotAllowed(request.method(), LegacyWrites.allowed(path, read));
        }
        return LegacyWrites.answer(node.calls(), path, request, principal);
    }

    /** The routes that ask for no credentials. */
    private Optional<WireResponse> open(String path, WireRequest request) {
        return switch (path) {
            case "/health" -> Optional.of(Answers.empty(200));
            case "/version" -> Optional.of(Answers.json(request, Build.version()));
            case "/redirect" ->
                Optional.of(WireResponse.of(307)
                        .header(
                                "Location",
                                "//" + node.leaderAddress().orElseThrow(() -> new Refusal(503, "No leader elected"))));
            default -> Optional.empty();
        };
    }
}
