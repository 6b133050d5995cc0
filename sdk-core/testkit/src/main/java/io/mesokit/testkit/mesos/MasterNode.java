package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireHandler;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One master, seen from its port: routes, credentials, leadership, negotiation, in the order in which it checks them.
 */
final class MasterNode implements WireHandler {
    private static final List<String> BODIES = List.of(Negotiation.JSON, Negotiation.PROTOBUF);
    private static final Encoded ENCODED = new Encoded("master.Response", "master.Event");
    private static final int LOOPBACK = 16777343;

    final Flags flags;
    final LogLevel level;
    final Files files;
    private final Cluster cluster;
    private final MesosOptions options;
    private final Guard guard;
    private final Election election;
    private final CallReader reader = CallReader.of("master");
    private final MasterCalls calls;
    private final MasterRoutes routes;
    private final SchedulerCalls schedulers;
    private volatile Instant started;
    private volatile Instant elected;
    private volatile String id = UUID.randomUUID().toString();
    private volatile Phase phase = Phase.READY;
    private volatile int port;
    private volatile Runnable death = () -> {};

    MasterNode(Cluster cluster, MesosOptions options, Election election) {
        this.cluster = cluster;
        this.options = options;
        this.guard = new Guard(options);
        this.election = election;
        this.started = cluster.now();
        this.elected = started;
        this.flags = Flags.ofMaster()
                .with("cluster", options.cluster())
                .with("hostname", options.hostname())
                .with("authenticate_http_readonly", String.valueOf(guard.asks()))
                .with("authenticate_http_readwrite", String.valueOf(guard.asks()))
                .with("authenticate_http_frameworks", String.valueOf(guard.asks()));
        options.zooKeeper().map(ZooKeeperUrl::of).ifPresent(url -> flags.with("zk", url.toString()));
        this.level = new LogLevel(cluster.time);
        this.files = new Files(cluster.time);
        files.append("/master/log", "Log file created at: " + started + "\n");
        this.calls = new MasterCalls(cluster, guard, this);
        this.routes = new MasterRoutes(cluster, this);
        this.schedulers = new SchedulerCalls(cluster, guard, this);
    }

    /** What it needs to know once it listens. */
    void listening(int onPort, Runnable onDeath) {
        port = onPort;
        death = onDeath;
        flags.with("port", String.valueOf(onPort));
    }

    /** It has an id as long as its process lives. */
    String id() {
        return id;
    }

    void restarted() {
        started = cluster.now();
        id = UUID.randomUUID().toString();
    }

    void elected() {
        elected = cluster.now();
        election.elect(this);
    }

    void phase(Phase next) {
        phase = next;
    }

    String address() {
        return options.hostname() + ":" + port;
    }

    Duration heartbeat() {
        return options.heartbeat();
    }

    Metrics metrics() {
        return Metrics.ofMaster(cluster, election.leads(this), started);
    }

    Optional<String> leaderAddress() {
        return election.known();
    }

    MasterCalls calls() {
        return calls;
    }

    /** Dies of a call; nobody gets to see the answer. */
    WireResponse crash(String of) {
        files.append("/master/log", "F crashed by " + of + "\n");
        death.run();
        return Answers.empty(500);
    }

    ObjectNode info() {
        ObjectNode address = Json.object()
                .put("hostname", options.hostname())
                .put("ip", "127.0.0.1")
                .put("port", port);
        ObjectNode info = Json.object()
                .put("id", id)
                .put("ip", LOOPBACK)
                .put("port", port)
                .put("pid", "master@127.0.0.1:" + port)
                .put("hostname", options.hostname())
                .put("version", AgentRecord.VERSION);
        info.set("address", address);
        info.set(
                "capabilities",
                List.of("AGENT_UPDATE", "AGENT_DRAINING", "QUOTA_V2").stream()
                        .map(one -> (JsonNode) Json.object().put("type", one))
                        .collect(Json.toArray()));
        return info;
    }

    /** GET_MASTER. */
    ObjectNode leader() {
        return Json.object("master_info", info())
                .put("start_time", Json.seconds(started))
                .put("elected_time", Json.seconds(elected));
    }

    /** What {@code /state} says of the master itself. */
    ObjectNode self(Sight sight) {
        ObjectNode json = Build.version()
                .put("start_time", Json.seconds(started))
                .put("elected_time", Json.seconds(elected))
                .put("id", id)
                .put("pid", "master@127.0.0.1:" + port)
                .put("hostname", options.hostname());
        json.set("capabilities", Json.strings(List.of("AGENT_UPDATE", "AGENT_DRAINING", "QUOTA_V2")));
        json.put("leader", "master@127.0.0.1:" + port);
        json.set(
                "leader_info",
                Json.object()
                        .put("id", id)
                        .put("pid", "master@127.0.0.1:" + port)
                        .put("port", port)
                        .put("hostname", options.hostname()));
        if (sight.flags()) {
            json.put("cluster", options.cluster()).put("log_dir", flags.get("log_dir"));
            json.set("flags", flags.flat());
        }
        return json;
    }

    /** What {@code /state-summary} says of the master itself. */
    ObjectNode brief() {
        return Json.object().put("hostname", options.hostname()).put("cluster", options.cluster());
    }

    @Override
    public WireResponse handle(WireRequest request) throws InterruptedException {
        files.append("/master/log", "I " + request.method() + " for " + request.path() + "\n");
        WireResponse answer;
        try {
            answer = answer(request);
        } catch (Refusal refusal) {
            answer = refusal.answer();
        }
        return Answers.zipped(request, answer);
    }

    private WireResponse answer(WireRequest request) throws InterruptedException {
        if (phase == Phase.STARTING) {
            throw Refusal.notFound();
        }
        String path = bare(request.path());
        if (isV1(path)) {
            return v1(path, request);
        }
        return routes.answer(path, request);
    }

    /** Without a slash at the end, and without the process name in front of the routes of that process. */
    private String bare(String path) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!trimmed.startsWith("/master/")) {
            return trimmed;
        }
        String route = trimmed.substring("/master".length());
        return isV1(route) || routes.ofMaster(route) ? route : trimmed;
    }

    private static boolean isV1(String path) {
        return path.equals("/api/v1") || path.startsWith("/api/v1/");
    }

    // ---- credentials and leadership

    Optional<String> authenticated(WireRequest request, String realm) {
        Optional<String> principal = guard.principal(request);
        if (guard.asks() && principal.isEmpty()) {
            throw new Challenge("mesos-master-" + realm);
        }
        return principal;
    }

    /** What somebody may see here. */
    Sight sight(Optional<String> principal) {
        return new Sight(guard, principal);
    }

    /** Refuses, or points to the leader, unless it can answer itself. */
    Optional<WireResponse> elsewhere(String path) {
        if (!election.leads(this)) {
            String leader = election.known().orElseThrow(() -> new Refusal(503, "No leader elected"));
            return Optional.of(WireResponse.of(307).header("Location", "//" + leader + "/master" + path));
        }
        if (phase == Phase.RECOVERING) {
            throw new Refusal(503, "Master has not finished recovery");
        }
        return Optional.empty();
    }

    private WireResponse v1(String path, WireRequest request) throws InterruptedException {
        boolean scheduler = path.equals("/api/v1/scheduler");
        Optional<String> principal;
        try {
            principal = authenticated(request, scheduler ? "scheduler" : "readwrite");
        } catch (Challenge challenge) {
            return challenge.answer();
        }
        Optional<WireResponse> redirect = elsewhere(path);
        if (redirect.isPresent()) {
            return redirect.get();
        }
        if (!request.method().equals("POST")) {
            return Answers.methodNotAllowed(request.method(), List.of("POST"));
        }
        if (scheduler) {
            return schedulers.answer(request, principal);
        }
        String type = Negotiation.contentType(request, BODIES);
        JsonNode call = reader.read(request.body(), Encoding.of(type));
        Encoding wanted = Negotiation.encoding(request);
        return ENCODED.in(wanted, calls.answer(call, principal));
    }

    /** A request without the credentials it needs. */
    static final class Challenge extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String realm;

        Challenge(String realm) {
            super(realm, null, false, false);
            this.realm = realm;
        }

        WireResponse answer() {
            return Guard.challenge(realm);
        }
    }
}
