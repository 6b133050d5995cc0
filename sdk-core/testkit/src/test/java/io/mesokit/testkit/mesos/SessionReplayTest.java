package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.exec.Simulation;
import io.mesokit.testkit.exec.TaskSpec;
import io.mesokit.testkit.time.VirtualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whole sessions of frameworks that were recorded with a real Mesos: each call answered alike, the same events told.
 */
class SessionReplayTest {
    private static final ReplayTally TALLY = new ReplayTally();
    private static final String SECOND = "1d9c1373-cd3c-46f7-968c-43118cc9fc5d-S1";

    private static final String BAD_UNRESERVE = """
        {'type':'ACCEPT','framework_id':{'value':'FRAMEWORK'},'accept':{'offer_ids':[{'value':'%s'}],\
        'operations':[{'id':{'value':'op-bad'},'type':'UNRESERVE','unreserve':{'resources':[{'name':'cpus',\
        'type':'SCALAR','scalar':{'value':99},'allocation_info':{'role':'oprole'},'reservations':[{'type':'DYNAMIC',\
        'role':'oprole','principal':'opp'}]}]}}]}}\
        """;
    private static final String PART = """
        {'type':'ACCEPT','framework_id':{'value':'FRAMEWORK'},'accept':{'offer_ids':[{'value':'%s'}],\
        'operations':[{'type':'LAUNCH','launch':{'task_infos':[{'name':'part','task_id':{'value':'part-1'},\
        'agent_id':{'value':'1d9c1373-cd3c-46f7-968c-43118cc9fc5d-S1'},'command':{'value':'sleep 1000'},\
        'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':0.1}},{'name':'mem','type':'SCALAR',\
        'scalar':{'value':32}}]}]}}]}}\
        """;
    private static final String SCHEDULE = """
        {'type':'UPDATE_MAINTENANCE_SCHEDULE','update_maintenance_schedule':{'schedule':{'windows':[{'machine_ids':\
        [{'hostname':'localhost','ip':'127.0.0.1'}],'unavailability':{'start':{'nanoseconds':1795248206976990720},\
        'duration':{'nanoseconds':3600000000000}}}]}}}\
        """;
    private static final String KILLED = """
        {'type':'UPDATE','executor_id':{'value':'custom-ex'},'framework_id':{'value':'FRAMEWORK'},'update':{'status':\
        {'task_id':{'value':'ct-1'},'state':'TASK_KILLED','source':'SOURCE_EXECUTOR','uuid':\
        '8ohfbufCSiCNJlycRE4g9A==','executor_id':{'value':'custom-ex'},'timestamp':1.5,'data':'/+8=','message':'up',\
        'labels':{'labels':[{'key':'l','value':'m'}]}}}}\
        """;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-11-21T06:50:00Z"));
    private final Simulation tasks = new Simulation(clock, SessionReplayTest::course);
    private final EmbeddedMesos mesos = EmbeddedMesos.start(
            MesosOptions.ofDefaults().withAgents().withSettling(Duration.ofMillis(5)), clock, tasks);

    private static Behaviour.Course course(TaskSpec task) {
        return task.command().endsWith("exit 3")
                ? new Behaviour.Course(Duration.ofMillis(200), 3)
                : new Behaviour.Course(Duration.ofDays(1), 0);
    }

    @AfterAll
    static void everyExchange_isReplayed() {
        TALLY.check(List.of(
                "scheduler",
                "scheduler-operations",
                "scheduler-inverse-offers",
                "partition",
                "executor",
                "agent-cgroups"));
    }

    @AfterEach
    void close() {
        mesos.close();
    }

    /** The state at the time of the recordings; with a second agent, if there was one. */
    private void load(boolean two) {
        mesos.load(state(two));
    }

    private static ObjectNode state(boolean two) {
        ObjectNode state = MesosReplayTest.recordedState().deepCopy();
        ArrayNode agents = Json.array();
        agents.add(recorded("partition", "006-GET_AGENTS-unreachable")
                .at("/get_agents/agents/0")
                .deepCopy());
        if (two) {
            Session.records(exchange("partition", "001-operator-SUBSCRIBE")).stream()
                    .filter(event -> event.has("agent_added"))
                    .forEach(event -> agents.add(event.at("/agent_added/agent").deepCopy()));
        }
        ((ObjectNode) state.path("get_agents")).set("agents", agents);
        ObjectNode frameworks = (ObjectNode) state.path("get_frameworks");
        frameworks.set(
                "completed_frameworks",
                recorded("scheduler", "047-GET_FRAMEWORKS-with-this").at("/get_frameworks/completed_frameworks"));
        return state;
    }

    /** The same, with the tasks that were there in the end, and frameworks for them; without those of the session. */
    private void load(String set, String tasks, String own) {
        ObjectNode state = state(true);
        ObjectNode known = recorded(set, tasks).path("get_tasks").deepCopy();
        known.forEach(
                some -> removeIf(some, task -> Json.idOf(task, "framework_id").endsWith(own)));
        state.set("get_tasks", known);
        Set<String> live = new TreeSet<>();
        known.path("tasks").forEach(task -> live.add(Json.idOf(task, "framework_id")));
        Set<String> ended = new TreeSet<>();
        known.path("completed_tasks").forEach(task -> ended.add(Json.idOf(task, "framework_id")));
        ended.removeAll(live);
        ObjectNode frameworks = Json.object("frameworks", frameworks(live));
        frameworks.set("completed_frameworks", frameworks(ended));
        state.set("get_frameworks", frameworks);
        mesos.load(state);
    }

    private static ArrayNode frameworks(Set<String> ids) {
        return ids.stream()
                .map(id -> (JsonNode) Json.object("framework_info", Json.object("id", Json.id(id))))
                .collect(Json.toArray());
    }

    private static void removeIf(JsonNode list, Predicate<JsonNode> unwanted) {
        for (java.util.Iterator<JsonNode> all = list.elements(); all.hasNext(); ) {
            if (unwanted.test(all.next())) {
                all.remove();
            }
        }
    }

    private static RecordedExchange exchange(String set, String name) {
        return Fixtures.load("mesos/1.12.0/" + set, name);
    }

    private static JsonNode recorded(String set, String name) {
        return Replay.tree(exchange(set, name).body());
    }

    private void replay(String set, Map<String, BiConsumer<Session, RecordedExchange>> before) throws Exception {
        List<String> differing = new ArrayList<>();
        try (Session session = new Session(mesos.url(), mesos.agents().get(0).url(), clock)) {
            for (RecordedExchange then : inOrder(set)) {
                then.at()
                        .filter(clock.instant()::isBefore)
                        .ifPresent(at -> clock.advance(Duration.between(clock.instant(), at)));
                before.getOrDefault(then.name().substring(0, 3), (s, e) -> {}).accept(session, then);
                if (then.name().contains("SUBSCRIBE")
                        && then.status() == 200
                        && !then.path().equals("/api/v1")) {
                    session.subscribe(then);
                    TALLY.agreed(set);
                    continue;
                }
                List<String> differences = StreamStart.isStream(then)
                        ? StreamStart.differences(mesos.url(), then)
                        : Replay.differences(server(set, then), session.now(then));
                if (differences.isEmpty()) {
                    TALLY.agreed(set);
                } else {
                    differing.add("\n" + then + String.join("", differences));
                }
            }
            assertThat(differing).isEmpty();
            assertThat(session.differences()).isEmpty();
        }
    }

    private URI server(String set, RecordedExchange exchange) {
        if (set.equals("agent-cgroups")
                && !exchange.name().contains("scheduler-")
                && !exchange.name().contains("master-")) {
            return mesos.agent(SECOND).url();
        }
        boolean ofAgent = exchange.name().contains("agent-") || exchange.path().startsWith("/api/v1/executor");
        return ofAgent ? mesos.agents().get(0).url() : mesos.url();
    }

    /** A stream that was opened first may have been written down last. */
    private static List<RecordedExchange> inOrder(String set) {
        List<RecordedExchange> all = new ArrayList<>(Session.load(set));
        all.sort(java.util.Comparator.comparing(RecordedExchange::name));
        return all;
    }

    @Test
    void schedulerApi_isAnsweredAlike() throws Exception {
        load(false);
        replay(
                "scheduler",
                Map.of(
                        "029",
                        (session, unused) -> session.call("{'type':'KILL','framework_id':{'value':'FRAMEWORK'},"
                                + "'kill':{'task_id':{'value':'rec-task-1'}}}"),
                        "040",
                        (session, unused) -> session.acknowledge("rec-task-12")));
    }

    @Test
    void operations_areAnsweredAlike() throws Exception {
        load(false);
        replay(
                "scheduler-operations",
                Map.of(
                        "005",
                        (session, unused) -> session.acknowledgeOperation("op-reserve"),
                        "009",
                        (session, unused) -> session.call("{'type':'REVIVE','framework_id':{'value':'FRAMEWORK'}}"),
                        "014",
                        (session, unused) -> session.call(BAD_UNRESERVE.formatted(session.newestOffer()))));
    }

    @Test
    void inverseOffers_areAnsweredAlike() throws Exception {
        load(false);
        replay("scheduler-inverse-offers", Map.of("004", (session, unused) -> session.operator(SCHEDULE)));
    }

    @Test
    void partition_isToldAlike() throws Exception {
        mesos.load(StreamStart.snapshot(exchange("partition", "001-operator-SUBSCRIBE")));
        replay(
                "partition",
                Map.of(
                        "004",
                        (session, unused) -> {
                            session.operator(SCHEDULE);
                            session.operator("{'type':'UPDATE_MAINTENANCE_SCHEDULE','update_maintenance_schedule':"
                                    + "{'schedule':{}}}");
                            session.call(PART.formatted(session.offerOf(SECOND)));
                        },
                        "006",
                        (session, unused) -> {
                            mesos.makeUnreachable(SECOND);
                            session.call(
                                    "{'type':'RECONCILE','framework_id':{'value':'FRAMEWORK'},'reconcile':{'tasks':"
                                            + "[{'task_id':{'value':'part-1'},'agent_id':{'value':'" + SECOND
                                            + "'}}]}}");
                        },
                        "009",
                        (session, unused) -> mesos.bringBack(SECOND)));
    }

    @Test
    void executor_isAnsweredAlike() throws Exception {
        load(false);
        replay(
                "executor",
                Map.of(
                        "009",
                        (session, unused) -> session.executor("{'type':'MESSAGE','executor_id':{'value':'custom-ex'},"
                                + "'framework_id':{'value':'FRAMEWORK'},'message':{'data':'d29ybGQ='}}"),
                        "014",
                        (session, unused) -> session.executor(KILLED)));
    }

    @Test
    void memoryLimit_isToldAlike() throws Exception {
        load("agent-cgroups", "014-master-GET_TASKS", "-0011");
        mesos.agent(SECOND).node().measuring();
        replay(
                "agent-cgroups",
                Map.of(
                        "007",
                        (session, unused) -> mesos.task(session.framework(), "cg-oom")
                                .orElseThrow()
                                .exceedMemory()));
    }
}
