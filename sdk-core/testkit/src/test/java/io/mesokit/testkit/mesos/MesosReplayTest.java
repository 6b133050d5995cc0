package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Exchanges that were recorded with a real Mesos are answered alike: status, headers that matter, texts, and the shape
 * of JSON. Numbers that are missing from the recordings are filled by {@link #SEEDS} where they changed something.
 */
class MesosReplayTest {
    private static final ReplayTally TALLY = new ReplayTally();
    private static final List<String> ALL = List.of(
            "master-read",
            "http",
            "master-errors",
            "master-write",
            "master-agents",
            "v0",
            "agent",
            "auth",
            "ha",
            "failover",
            "no-leader",
            "startup",
            "subscribe",
            "subscribe-agents");
    private static final String SETS = "mesos/1.12.0/";
    private static final Instant START = Instant.parse("2026-11-21T06:30:00Z");
    private static final WireHeaders JSON = WireHeaders.none().plus("Content-Type", "application/json");
    private static final String AGENT = "1c24602b-26f2-4bb5-bfe4-b00e1ec30485-S0";

    /** Calls that have to be made before the exchange of that set and number. */
    private static final Map<String, String> SEEDS = Map.of(
            "master-write/001",
            "{'type':'UPDATE_QUOTA','update_quota':{'quota_configs':[{'role':'*'}]}}",
            "master-write/019",
            "{'type':'SHRINK_VOLUME','shrink_volume':{'agent_id':{'value':'" + AGENT
                    + "'},'volume':{'name':'disk','type':'SCALAR','scalar':{'value':320},'reservations':[{'role':'roleA',"
                    + "'type':'DYNAMIC'}],'disk':{'persistence':{'id':'vol-1'},'volume':{'mode':'RW','container_path':"
                    + "'data'}}},'subtract':{'value':64}}}",
            "master-write/029",
            "{'type':'UPDATE_QUOTA','update_quota':{'quota_configs':[{'role':'roleR','limits':{'cpus':{'value':1}}}]}}",
            "master-write/044",
            "{'type':'STOP_MAINTENANCE','stop_maintenance':{'machines':[{'hostname':'maint-host','ip':'127.0.0.9'}]}}",
            "master-agents/014",
            "{'type':'MARK_AGENT_GONE','mark_agent_gone':{'agent_id':{'value':'1d9c1373-cd3c-46f7-968c-43118cc9fc5d-S0'}}}",
            "master-agents/009",
            "{'type':'DRAIN_AGENT','drain_agent':{'agent_id':{'value':'1d9c1373-cd3c-46f7-968c-43118cc9fc5d-S0'},"
                    + "'max_grace_period':{'seconds':30}}}");

    private static final Duration STEP = Duration.ofMillis(80);

    private final VirtualClock clock = VirtualClock.at(START);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<String, List<String>> differing = new java.util.TreeMap<>();
    private int agreed;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @AfterAll
    static void everyExchange_isReplayed() {
        TALLY.check(ALL);
    }

    private EmbeddedMesos mesos(Function<MesosOptions, MesosOptions> change) {
        EmbeddedMesos mesos =
                EmbeddedMesos.start(change.apply(MesosOptions.ofDefaults().withAgents()), clock);
        open.add(mesos);
        return mesos;
    }

    /** The state of the cluster when most of the recordings were made. */
    static JsonNode recordedState() {
        String body = Fixtures.load(SETS + "master-read", "017-GET_STATE").body();
        return Replay.tree(body).path("get_state");
    }

    /** The same, after the master was started again. */
    private static ObjectNode stateAfterRestart() {
        ObjectNode state = recordedState().deepCopy();
        ((ObjectNode) state.path("get_frameworks")).set("completed_frameworks", Json.array());
        ((ObjectNode) state.path("get_agents").path("agents").get(0)).set("reregistered_time", Json.time(START));
        return state;
    }

    private EmbeddedMesos recorded() {
        EmbeddedMesos mesos = mesos(options -> options);
        mesos.load(recordedState());
        return mesos;
    }

    @Test
    void masterReads_answerAlike() throws Exception {
        replay("master-read", recorded().url());
    }

    @Test
    void httpDetails_answerAlike() throws Exception {
        replay("http", recorded().url());
    }

    @Test
    void masterErrors_answerAlike() throws Exception {
        replay("master-errors", recorded().url());
    }

    @Test
    void masterWrites_answerAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options);
        mesos.load(stateAfterRestart());
        replay("master-write", mesos.url());
    }

    @Test
    void agentCallsOfTheMaster_answerAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options);
        ObjectNode state = recordedState().deepCopy();
        String agents =
                Fixtures.load(SETS + "master-agents", "001-GET_AGENTS-two").body();
        state.set("get_agents", Replay.tree(agents).path("get_agents"));
        mesos.load(state);
        replay("master-agents", mesos.url());
    }

    @Test
    void olderRoutesOfTheMaster_answerAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options);
        mesos.load(stateAfterRestart());
        List<RecordedExchange> ofMaster = Fixtures.load(SETS + "v0").stream()
                .filter(exchange -> exchange.name().contains("-master-"))
                .toList();
        for (RecordedExchange exchange : ofMaster) {
            compare("v0", exchange, mesos.url());
        }
        mesos.load(recordedState());
        for (RecordedExchange exchange : Fixtures.load(SETS + "v0")) {
            if (exchange.name().contains("-agent-")) {
                compare("v0", exchange, mesos.agents().get(0).url());
            }
        }
        check();
    }

    @Test
    void agentCalls_answerAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options);
        mesos.load(AgentReplay.state());
        MesosAgent agent = mesos.agents().get(0);
        AgentReplay replay = new AgentReplay(agent.url());
        for (RecordedExchange exchange : Fixtures.load(SETS + "agent")) {
            replay.before(exchange);
            compare("agent", exchange, agent.url());
            replay.after();
        }
        check();
    }

    @Test
    void credentials_answerAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options.withCredentials("alice", "secret")
                .withCredentials("bob", "secret2")
                .withDenied(
                        "bob",
                        MesosAction.REGISTER_FRAMEWORK,
                        MesosAction.UPDATE_WEIGHT,
                        MesosAction.UPDATE_QUOTA,
                        MesosAction.VIEW_FLAGS,
                        MesosAction.SET_LOG_LEVEL,
                        MesosAction.UPDATE_MAINTENANCE_SCHEDULE));
        replay("auth", mesos.url());
    }

    @Test
    void twoMasters_answerAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options.withMasters(2));
        URI leader = mesos.masters().get(0).url();
        URI other = mesos.masters().get(1).url();
        replay(
                "ha",
                exchange ->
                        exchange.name().contains("leader-") && !exchange.name().contains("nonleader")
                                        || exchange.name().contains("5071")
                                        || exchange.name().contains("follow")
                                ? leader
                                : other);
    }

    @Test
    void failover_answersAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options.withMasters(2).withDetection(Duration.ofSeconds(9)));
        for (RecordedExchange exchange : Fixtures.load(SETS + "failover")) {
            boolean before = StreamStart.isStream(exchange);
            if (!before && mesos.masters().get(0).alive()) {
                clock.advance(Duration.between(clock.instant(), exchange.at().orElseThrow()));
                mesos.failLeader();
            }
            if (exchange.name().startsWith("009")) {
                clock.advance(Duration.ofSeconds(10));
            }
            compare("failover", exchange, mesos.masters().get(before ? 0 : 1).url());
        }
        check();
    }

    @Test
    void streamsOfEvents_beginAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options);
        for (String set : List.of("subscribe", "subscribe-agents")) {
            for (RecordedExchange exchange : Fixtures.load(SETS + set)) {
                if (StreamStart.isStream(exchange) && !exchange.path().contains("scheduler")) {
                    mesos.load(StreamStart.snapshot(exchange));
                }
                compare(set, exchange, mesos.url());
            }
        }
        check();
    }

    @Test
    void noLeader_answersAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options);
        mesos.loseLeader();
        replay("no-leader", mesos.url());
    }

    @Test
    void startUp_answersAlike() throws Exception {
        EmbeddedMesos mesos = mesos(options -> options);
        MesosMaster master = mesos.masters().get(0);
        for (RecordedExchange exchange : Fixtures.load(SETS + "startup")) {
            switch (exchange.status()) {
                case 0 -> mesos.failLeader();
                case 404 -> master.phase(Phase.STARTING);
                case 503 -> master.phase(Phase.RECOVERING);
                default -> {
                    if (!exchange.name().contains("health")) {
                        master.phase(Phase.READY);
                    }
                }
            }
            compare("startup", exchange, master.url());
            mesos.revive();
        }
        check();
    }

    private void replay(String set, URI server) throws Exception {
        replay(set, exchange -> server);
    }

    private void replay(String set, Function<RecordedExchange, URI> server) throws Exception {
        for (RecordedExchange exchange : Fixtures.load(SETS + set)) {
            URI url = server.apply(exchange);
            String seed = SEEDS.get(set + "/" + exchange.name().substring(0, 3));
            if (seed != null) {
                byte[] body = seed.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
                assertThat(RawHttp.send(url, "POST", "/api/v1", JSON, body).status())
                        .as("seed of %s", exchange)
                        .isBetween(200, 202);
            }
            compare(set, exchange, url);
        }
        check();
    }

    private void compare(String set, RecordedExchange exchange, URI server) throws Exception {
        clock.advance(STEP);
        exchange.at()
                .filter(clock.instant()::isBefore)
                .ifPresent(at -> clock.advance(Duration.between(clock.instant(), at)));
        if (Exceptions.reason(set, exchange.name()).isPresent()) {
            TALLY.excepted(set);
            return;
        }
        List<String> differences = StreamStart.isStream(exchange)
                ? StreamStart.differences(server, exchange)
                : Replay.differences(server, exchange);
        if (differences.isEmpty()) {
            agreed++;
            TALLY.agreed(set);
        } else {
            differing.put(set + "/" + exchange, differences);
        }
    }

    private void check() {
        List<String> unexpected = new ArrayList<>();
        differing.forEach((exchange, differences) -> unexpected.add("\n" + exchange + String.join("", differences)));
        assertThat(unexpected).as("%d agreed, these did not", agreed).isEmpty();
    }
}
