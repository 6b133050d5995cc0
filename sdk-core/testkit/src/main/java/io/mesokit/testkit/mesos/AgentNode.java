package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireHandler;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One agent, seen from its port. */
final class AgentNode implements WireHandler {
    private static final List<String> TYPES = List.of(Negotiation.JSON, Negotiation.PROTOBUF, Negotiation.RECORDIO);
    private static final Set<String> STREAMS = Set.of("LAUNCH_NESTED_CONTAINER_SESSION", "ATTACH_CONTAINER_OUTPUT");
    private static final Encoded ENCODED = new Encoded("agent.Response", "agent.ProcessIO");
    private static final String WORK_DIRECTORY = "/mesos/run/agent";

    final Flags flags;
    final LogLevel level;
    final Files files;
    final AgentViews views;
    final Containers containers;
    final Providers providers;
    final CallReader reader = CallReader.of("agent");
    private final Cluster cluster;
    private final AgentRecord agent;
    private final Guard guard;
    private final AgentCalls calls;
    private final ExecutorCalls executors;
    private final ProviderCalls providerCalls;
    private final Instant started;
    private final Map<String, Function<WireRequest, WireResponse>> routes = new HashMap<>();
    private volatile Runnable death = () -> {};
    private volatile boolean recovering;

    AgentNode(Cluster cluster, MesosOptions options, AgentRecord agent) {
        this.cluster = cluster;
        this.agent = agent;
        this.guard = new Guard(options);
        this.started = cluster.now();
        this.flags = Flags.ofAgent()
                .with("hostname", agent.hostname())
                .with("port", agent.info.path("port").asText())
                .with("resources", agent.total.text())
                .with("attributes", "")
                .with("authenticate_http_readonly", String.valueOf(guard.asks()))
                .with("authenticate_http_readwrite", String.valueOf(guard.asks()));
        this.level = new LogLevel(cluster.time);
        this.files = new Files(cluster.time);
        files.append("/slave/log", "Log file created at: " + started + "\n");
        this.views = new AgentViews(cluster, agent);
        this.providers = new Providers(cluster, agent);
        this.containers = new Containers(() -> cluster.locked(views::executorContainers), cluster.time);
        this.calls = new AgentCalls(cluster, guard, this);
        this.executors = new ExecutorCalls(cluster, agent);
        this.providerCalls = new ProviderCalls(cluster, providers, agent.links, this::crash);
        routes();
    }

    void onDeath(Runnable action) {
        death = action;
    }

    void recovering(boolean now) {
        recovering = now;
    }

    String id() {
        return agent.id;
    }

    String addProvider(String name, Resources resources) {
        ObjectNode info =
                Json.object().put("type", "org.apache.mesos.rp.local.storage").put("name", name);
        return cluster.locked(() -> providers.launch(info, resources));
    }

    void measuring() {
        agent.cgroups = true;
    }

    Cluster cluster() {
        return cluster;
    }

    AgentCalls calls() {
        return calls;
    }

    Metrics metrics() {
        return Metrics.ofAgent(cluster, agent, started);
    }

    WireResponse crash() {
        death.run();
        return Answers.empty(500);
    }

    /** Adds to a file of a task. */
    void write(TaskRecord task, String file, String text) {
        files.append(cluster.locked(() -> views.sandbox(task, WORK_DIRECTORY)) + "/" + file, text);
    }

    /** Every executor that ran here has a sandbox, known by two names; what processes wrote is looked up in theirs. */
    private void openSandboxes() {
        cluster.locked(() -> {
            for (TaskRecord task : views.launched()) {
                String sandbox = views.sandbox(task, WORK_DIRECTORY);
                files.append(sandbox + "/stdout", "");
                files.append(sandbox + "/stderr", "");
                String runs = "/frameworks/" + task.framework + "/executors/" + task.executorId() + "/runs/latest";
                files.alias(runs, sandbox);
                files.alias(WORK_DIRECTORY + "/slaves/" + agent.id + runs, sandbox);
            }
            Stream.concat(views.launched().stream(), views.completed().stream())
                    .forEach(task ->
                            task.sandbox().ifPresent(real -> files.mirror(views.sandbox(task, WORK_DIRECTORY), real)));
        });
    }

    // ---- the wire

    @Override
    public WireResponse handle(WireRequest request) throws InterruptedException {
        files.append("/slave/log", "I " + request.method() + " for " + request.path() + "\n");
        openSandboxes();
        return Answers.zipped(request, refusable(() -> answer(request)));
    }

    /** Records are read as they come, for as long as somebody sends some. */
    @Override
    public boolean streams(WireRequest head) {
        return bare(head.path()).equals("/api/v1")
                && head.header("Content-Type")
                        .filter(Negotiation.RECORDIO::equals)
                        .isPresent();
    }

    @Override
    public WireResponse handle(WireRequest head, InputStream body) throws IOException, InterruptedException {
        try {
            return refusable(() -> {
                Optional<String> principal = admitted(head);
                return input(head, body, principal);
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    @FunctionalInterface
    private interface Answer {
        WireResponse get() throws IOException, InterruptedException;
    }

    private static WireResponse refusable(Answer answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (MasterNode.Challenge challenge) {
            return challenge.answer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private WireResponse answer(WireRequest request) throws InterruptedException {
        String path = bare(request.path());
        if (path.equals("/api/v1")) {
            return v1(request);
        }
        if (path.equals("/api/v1/executor")) {
            return unauthenticated(request, executors::answer);
        }
        if (path.equals("/api/v1/resource_provider")) {
            return unauthenticated(request, providerCalls::answer);
        }
        if (path.equals("/health")) {
            return Answers.empty(200);
        }
        if (path.equals("/version")) {
            return Answers.json(request, Build.version());
        }
        Function<WireRequest, WireResponse> route = routes.get(path);
        if (route == null) {
            throw Refusal.notFound();
        }
        String realm = path.startsWith("/logging") ? "readwrite" : "readonly";
        new Sight(guard, authenticated(request, realm)).check(path);
        return route.apply(request);
    }

    private static String bare(String path) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String decoded = trimmed.replace("%28", "(").replace("%29", ")");
        return decoded.startsWith("/slave(1)/") ? decoded.substring("/slave(1)".length()) : decoded;
    }

    private Optional<String> authenticated(WireRequest request, String realm) {
        Optional<String> principal = guard.principal(request);
        if (guard.asks() && principal.isEmpty()) {
            throw new MasterNode.Challenge("mesos-agent-" + realm);
        }
        return principal;
    }

    private Optional<String> admitted(WireRequest request) {
        Optional<String> principal = authenticated(request, "readwrite");
        if (recovering) {
            throw new Refusal(503, "Agent has not finished recovery");
        }
        return principal;
    }

    private WireResponse v1(WireRequest request) throws InterruptedException {
        Optional<String> principal = admitted(request);
        if (!request.method().equals("POST")) {
            return Answers.methodNotAllowed(request.method(), List.of("POST"));
        }
        String type = Negotiation.contentType(request, TYPES);
        Optional<String> inner = request.header("Message-Content-Type");
        if (inner.isPresent()) {
            throw new Refusal(415, "Expecting 'Message-Content-Type' to be not set for non-streaming requests");
        }
        JsonNode call = reader.read(request.body(), Encoding.of(type));
        Accepted wanted = accepted(request, call);
        return labelled(ENCODED.in(wanted.encoding(), calls.answer(call, principal)), wanted);
    }

    /** Executors and providers have no credentials: the real agent gives them tokens, and only when it is told to. */
    private WireResponse unauthenticated(WireRequest request, Function<WireRequest, WireResponse> then) {
        if (recovering) {
            throw new Refusal(503, "Agent has not finished recovery");
        }
        if (!request.method().equals("POST")) {
            return Answers.methodNotAllowed(request.method(), List.of("POST"));
        }
        return then.apply(request);
    }

    private WireResponse input(WireRequest request, InputStream body, Optional<String> principal) throws IOException {
        if (!request.method().equals("POST")) {
            return Answers.methodNotAllowed(request.method(), List.of("POST"));
        }
        String messages = request.header("Message-Content-Type")
                .orElseThrow(
                        () -> Refusal.badRequest("Expecting 'Message-Content-Type' to be set for streaming requests"));
        if (!messages.equals(Negotiation.JSON) && !messages.equals(Negotiation.PROTOBUF)) {
            throw new Refusal(415, "Expecting 'Message-Content-Type' of application/json or application/x-protobuf");
        }
        InputRecords records = new InputRecords(body, record -> reader.read(record, Encoding.of(messages)));
        JsonNode first =
                records.next().orElseThrow(() -> Refusal.badRequest("Received EOF while reading request body"));
        String type = first.path("type").asText();
        if (!type.equals("ATTACH_CONTAINER_INPUT")) {
            throw new Refusal(
                    415,
                    "Streaming 'Content-Type' " + Negotiation.RECORDIO + " is not supported for " + type + " call");
        }
        return calls.input(first, records, principal);
    }

    /** How the answer shall look: framed as such or not, and the encoding inside. */
    private record Accepted(boolean framed, Encoding encoding) {}

    private static Accepted accepted(WireRequest request, JsonNode call) {
        String type = Negotiation.accepted(request, TYPES)
                .orElseThrow(() -> new Refusal(406, "Expecting 'Accept' to allow " + String.join(" or ", TYPES)));
        boolean framed = type.equals(Negotiation.RECORDIO);
        String name = call.path("type").asText();
        if (framed && !STREAMS.contains(name)) {
            throw new Refusal(406, "Streaming response is not supported for " + name + " call");
        }
        Optional<String> inner = request.header("Message-Accept");
        if (!framed && inner.isPresent()) {
            throw new Refusal(406, "Expecting 'Message-Accept' to be not set for non-streaming responses");
        }
        return new Accepted(framed, Encoding.of(inner.orElse(type)));
    }

    private static WireResponse labelled(WireResponse answer, Accepted wanted) {
        if (answer.stream().isEmpty() || !wanted.framed()) {
            return answer;
        }
        return answer.headers(answer.headers().with("Content-Type", Negotiation.RECORDIO))
                .header("Message-Content-Type", wanted.encoding().contentType());
    }

    // ---- the older routes

    private void routes() {
        read("/state", request -> {
            Sight sight = new Sight(guard, guard.principal(request));
            ObjectNode json = self(sight);
            views.addState(json, sight);
            return json;
        });
        read("/flags", request -> Json.object("flags", flags.flat()));
        read("/metrics/snapshot", request -> metrics().flat());
        read("/monitor/statistics", request -> views.usage());
        read("/containers", this::flatContainers);
        read("/containerizer/debug", request -> Json.object("pending", Json.array()));
        read("/system/stats.json", request -> Metrics.system());
        routes.put("/logging/toggle", request -> Logging.toggle(level, request));
        List.of("debug", "browse", "read", "download")
                .forEach(route -> routes.put("/files/" + route, request -> files.answer(route, request)));
    }

    private JsonNode flatContainers(WireRequest request) {
        Optional<String> container = request.parameter("container_id");
        Optional<String> framework = request.parameter("framework_id");
        Optional<String> executor = request.parameter("executor_id");
        if (container.isPresent() && (framework.isPresent() || executor.isPresent())
                || executor.isPresent() && framework.isEmpty()) {
            throw Refusal.badRequest(
                    "Supported query parameters are container_id only, framework_id only, or executor_id"
                            + " and framework_id only");
        }
        return Json.stream(views.flatContainers())
                .filter(one -> is(one, "container_id", container)
                        && is(one, "framework_id", framework)
                        && is(one, "executor_id", executor))
                .collect(Json.toArray());
    }

    private static boolean is(JsonNode one, String field, Optional<String> wanted) {
        return wanted.filter(id -> !id.equals(one.path(field).asText())).isEmpty();
    }

    private void read(String path, Function<WireRequest, JsonNode> read) {
        routes.put(path, request -> cluster.locked(() -> Answers.json(request, read.apply(request))));
    }

    private ObjectNode self(Sight sight) {
        ObjectNode json = Build.version()
                .put("start_time", Json.seconds(started))
                .put("id", agent.id)
                .put("pid", agent.pid)
                .put("hostname", agent.hostname());
        json.set("capabilities", Json.strings(AgentRecord.CAPABILITIES));
        json.put("master_hostname", agent.hostname());
        if (sight.flags()) {
            json.put("log_dir", flags.get("log_dir")).set("flags", flags.flat());
        }
        return json;
    }
}
