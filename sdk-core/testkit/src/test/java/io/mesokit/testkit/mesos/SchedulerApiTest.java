package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.exec.Simulation;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scheduler sees: offers, tasks that run, updates until they are acknowledged, and its own end. */
class SchedulerApiTest {
    private static final String TASK = """
        {'name':'%1$s','task_id':{'value':'%1$s'},'agent_id':{'value':'%2$s'},'command':{'value':'true'},\
        'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':%3$s}},\
        {'name':'mem','type':'SCALAR','scalar':{'value':64}}]}\
        """;

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final Simulation tasks = new Simulation(clock, task -> new Behaviour.Course(Duration.ofMinutes(1), 3));
    private EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), clock, tasks);
    private final String agent = mesos.agentIds().get(0);

    @AfterEach
    void close() {
        mesos.close();
    }

    private SchedulerTap scheduler(String... roles) {
        return SchedulerTap.subscribe(mesos.url(), "test", List.of(roles));
    }

    private static JsonNode offer(SchedulerTap scheduler) {
        return scheduler.event("OFFERS").path("offers").path("offers").path(0);
    }

    private void accept(SchedulerTap scheduler, String operations) {
        String offer = Json.idOf(offer(scheduler), "id");
        assertThat(scheduler
                        .call(
                                scheduler.framework(),
                                "ACCEPT",
                                "'accept':{'offer_ids':[{'value':'" + offer + "'}],'operations':[" + operations + "]}")
                        .status())
                .isEqualTo(202);
        clock.advance(Duration.ofMillis(300));
    }

    private String launch(String... ids) {
        return "{'type':'LAUNCH','launch':{'task_infos':["
                + String.join(
                        ",",
                        List.of(ids).stream()
                                .map(id -> TASK.formatted(id, agent, "1"))
                                .toList())
                + "]}}";
    }

    private void acknowledge(SchedulerTap scheduler, String task, String state) {
        String uuid = scheduler.update(task, state).path("uuid").asText();
        assertThat(scheduler
                        .call(
                                scheduler.framework(),
                                "ACKNOWLEDGE",
                                "'acknowledge':{'agent_id':{'value':'" + agent + "'},'task_id':{'value':'" + task
                                        + "'},'uuid':'" + uuid + "'}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void subscription_beginsWithIdHeartbeatAndOffers() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            JsonNode offer = offer(scheduler);
            assertThat(scheduler.head()).anyMatch(line -> line.startsWith("Mesos-Stream-Id: "));
            assertThat(scheduler.seen().get(0).path("type").asText()).isEqualTo("SUBSCRIBED");
            assertThat(Json.idOf(offer, "agent_id")).isEqualTo(agent);
            assertThat(Resources.of(offer.path("resources")).text())
                    .isEqualTo("cpus(allocated: dev):8; mem(allocated: dev):8192; disk(allocated: dev):20480;"
                            + " ports(allocated: dev):[31000-32000]");
        }
    }

    @Test
    void task_runsAndEnds_onlyWhenEachUpdateIsAcknowledged() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            acknowledge(scheduler, "t-1", "TASK_STARTING");
            scheduler.update("t-1", "TASK_RUNNING");
            clock.advance(Duration.ofMinutes(2));
            fence(scheduler, scheduler.framework());
            MesosTask task = mesos.task(scheduler.framework(), "t-1").orElseThrow();
            assertThat(task.state()).isEqualTo("TASK_FAILED");
            assertThat(scheduler.seen()).noneMatch(event -> SchedulerTap.isUpdate(event, "t-1", "TASK_FAILED"));
            acknowledge(scheduler, "t-1", "TASK_RUNNING");
            assertThat(scheduler.update("t-1", "TASK_FAILED").path("message").asText())
                    .isEqualTo("Command exited with status 3");
        }
    }

    @Test
    void taskWhoseEndIsNotAcknowledged_isTerminatedAsItsAgentSaysIt() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            acknowledge(scheduler, "t-1", "TASK_STARTING");
            acknowledge(scheduler, "t-1", "TASK_RUNNING");
            assertThat(agentsTasks().path("launched_tasks")).hasSize(1);
            clock.advance(Duration.ofMinutes(2));
            scheduler.update("t-1", "TASK_FAILED");
            assertThat(agentsTasks().path("launched_tasks")).isEmpty();
            assertThat(agentsTasks().at("/terminated_tasks/0/name").asText()).isEqualTo("t-1");
        }
    }

    private JsonNode agentsTasks() throws Exception {
        return Replay.tree(RawHttp.send(
                                mesos.agent(agent).url(),
                                "POST",
                                "/api/v1",
                                WireHeaders.none().plus("Content-Type", "application/json"),
                                "{\"type\":\"GET_TASKS\"}".getBytes(StandardCharsets.UTF_8))
                        .text())
                .path("get_tasks");
    }

    @Test
    void unacknowledgedUpdate_isSentAgain_afterTenSecondsAndTwiceThat_upToTenMinutes() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            String framework = scheduler.framework();
            scheduler.update("t-1", "TASK_STARTING");
            for (int pause : List.of(10, 20, 40, 80, 160, 320, 600, 600)) {
                scheduler.forget();
                clock.advance(Duration.ofSeconds(pause).minusMillis(400));
                scheduler.call(framework, "RECONCILE", "'reconcile':{}");
                scheduler.event(event -> event.has("update"));
                assertThat(scheduler.seen())
                        .noneMatch(event -> event.path("update").path("status").has("uuid"));
                clock.advance(Duration.ofMillis(400));
                scheduler.event(event -> event.path("update").path("status").has("uuid"));
            }
        }
    }

    @Test
    void update_ofAnAgentOutOfReach_waits_andOfOneThatIsGone_isForgotten() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            String framework = scheduler.framework();
            scheduler.update("t-1", "TASK_STARTING");
            mesos.agent(agent).partition();
            scheduler.update("t-1", "TASK_UNREACHABLE");
            scheduler.forget();
            clock.advance(Duration.ofSeconds(15));
            fence(scheduler, framework);
            assertThat(scheduler.seen())
                    .noneMatch(event -> event.path("update").path("status").has("uuid"));
            mesos.agent(agent).rejoin();
            mesos.markGone(agent);
            scheduler.update("t-1", "TASK_GONE_BY_OPERATOR");
            try (SchedulerTap again = again(framework)) {
                again.framework();
                fence(again, framework);
                assertThat(again.seen())
                        .noneMatch(event -> event.path("update").path("status").has("uuid"));
            }
        }
    }

    @Test
    void acknowledgement_ofAnotherUpdate_isIgnored() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            scheduler.update("t-1", "TASK_STARTING");
            scheduler.call(
                    scheduler.framework(),
                    "ACKNOWLEDGE",
                    "'acknowledge':{'agent_id':{'value':'" + agent + "'},'task_id':{'value':'t-1'},'uuid':'"
                            + Ids.uuid() + "'}");
            fence(scheduler, scheduler.framework());
            assertThat(scheduler.seen()).noneMatch(event -> SchedulerTap.isUpdate(event, "t-1", "TASK_RUNNING"));
        }
    }

    /** What was told before the answer to this has arrived when this has. */
    private static void fence(SchedulerTap scheduler, String framework) {
        scheduler.call(framework, "RECONCILE", "'reconcile':{'tasks':[{'task_id':{'value':'fence'}}]}");
        scheduler.update("fence", "TASK_UNKNOWN");
    }

    /** The master knows more than it has told; a framework that asks is not to hear of it out of turn. */
    @Test
    void reconciliation_ofATaskThatIsAhead_isWhatWasTold() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            scheduler.update("t-1", "TASK_STARTING");
            clock.advance(Duration.ofSeconds(11));
            assertThat(mesos.task(scheduler.framework(), "t-1").orElseThrow().state())
                    .isEqualTo("TASK_RUNNING");
            scheduler.call(scheduler.framework(), "RECONCILE", "'reconcile':{'tasks':[]}");
            JsonNode told = scheduler
                    .event(event -> event.at("/update/status/reason").asText().equals("REASON_RECONCILIATION"))
                    .at("/update/status");
            assertThat(told.path("state").asText()).isEqualTo("TASK_STARTING");
            assertThat(told.has("uuid")).isFalse();
        }
    }

    @Test
    void reconciliation_ofTasksNobodyKnows_isWhatIsKnownOfTheirAgents() throws Exception {
        String gone = mesos.addAgent(AgentSpec.of("cpus:1"));
        String lost = mesos.addAgent(AgentSpec.of("cpus:1"));
        mesos.markGone(gone);
        mesos.makeUnreachable(lost);
        String asked = "'reconcile':{'tasks':[{'task_id':{'value':'here'},'agent_id':{'value':'" + agent
                + "'}},{'task_id':{'value':'gone'},'agent_id':{'value':'" + gone
                + "'}},{'task_id':{'value':'lost'},'agent_id':{'value':'" + lost
                + "'}},{'task_id':{'value':'other'},'agent_id':{'value':'other'}},{'task_id':{'value':'nowhere'}}]}";
        try (SchedulerTap aware = scheduler("dev");
                SchedulerTap unaware = SchedulerTap.subscribe(
                        mesos.url(),
                        "{'type':'SUBSCRIBE','subscribe':{'framework_info':{'user':'root','name':'unaware'}}}")) {
            aware.call(aware.framework(), "RECONCILE", asked);
            aware.update("here", "TASK_GONE");
            aware.update("gone", "TASK_GONE_BY_OPERATOR");
            assertThat(aware.update("lost", "TASK_UNREACHABLE").has("unreachable_time"))
                    .isTrue();
            aware.update("other", "TASK_UNKNOWN");
            assertThat(aware.update("nowhere", "TASK_UNKNOWN").has("unreachable_time"))
                    .isFalse();
            unaware.call(unaware.framework(), "RECONCILE", asked);
            List.of("here", "gone", "lost", "other", "nowhere").forEach(task -> unaware.update(task, "TASK_LOST"));
        }
    }

    @Test
    void reconciliation_ofOperationsNobodyKnows_isWhatIsKnownOfTheirAgents() throws Exception {
        String gone = mesos.addAgent(AgentSpec.of("cpus:1"));
        String lost = mesos.addAgent(AgentSpec.of("cpus:1"));
        mesos.markGone(gone);
        mesos.makeUnreachable(lost);
        String one = "{'operation_id':{'value':'o'}%s}";
        String at = one.formatted(",'agent_id':{'value':'%s'}");
        try (SchedulerTap scheduler = scheduler("dev")) {
            List<String> asked = List.of(
                    at.formatted(agent), at.formatted(gone), at.formatted(lost), at.formatted("x"), one.formatted(""));
            scheduler.call(
                    scheduler.framework(),
                    "RECONCILE_OPERATIONS",
                    "'reconcile_operations':{'operations':" + asked + "}");
            fence(scheduler, scheduler.framework());
            assertThat(scheduler.seen().stream()
                            .map(event -> event.at("/update_operation_status/status/message")
                                    .asText())
                            .filter(message -> !message.isEmpty()))
                    .containsExactly(
                            "Reconciliation: Operation is unknown",
                            "Reconciliation: Agent marked gone by operator",
                            "Reconciliation: Agent is unreachable",
                            "Reconciliation: Both operation and agent are unknown",
                            "Reconciliation: Operation is unknown and no 'agent_id' was provided");
        }
    }

    @Test
    void leftovers_areOfferedAgain_whenTheFilterHasExpired() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            String framework = scheduler.framework();
            scheduler.forget();
            clock.advance(Duration.ofSeconds(4));
            fence(scheduler, framework);
            assertThat(scheduler.seen()).noneMatch(event -> event.has("offers"));
            clock.advance(Duration.ofSeconds(2));
            assertThat(Resources.of(offer(scheduler).path("resources")).number("cpus"))
                    .isEqualTo(7);
        }
    }

    @Test
    void taskThatNeedsTooMuch_isAnError_andTheOtherRuns() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(
                    scheduler,
                    "{'type':'LAUNCH','launch':{'task_infos':[" + TASK.formatted("big", agent, "9") + ","
                            + TASK.formatted("small", agent, "1") + "]}}");
            assertThat(scheduler.update("big", "TASK_ERROR").path("reason").asText())
                    .isEqualTo("REASON_TASK_INVALID");
            scheduler.update("small", "TASK_STARTING");
        }
    }

    @Test
    void tasksOfOneAccept_shareWhatWasOffered() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(
                    scheduler,
                    "{'type':'LAUNCH','launch':{'task_infos':[" + TASK.formatted("first", agent, "5") + ","
                            + TASK.formatted("second", agent, "5") + "]}}");
            scheduler.update("first", "TASK_STARTING");
            assertThat(scheduler.update("second", "TASK_ERROR").path("message").asText())
                    .startsWith(
                            "Total resources cpus(allocated: dev):5; mem(allocated: dev):64 required by task and its"
                                    + " executor is more than available cpus(allocated: dev):3");
        }
    }

    @Test
    void kill_endsATask_byWayOfKilling() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            acknowledge(scheduler, "t-1", "TASK_STARTING");
            acknowledge(scheduler, "t-1", "TASK_RUNNING");
            scheduler.call(scheduler.framework(), "KILL", "'kill':{'task_id':{'value':'t-1'}}");
            acknowledge(scheduler, "t-1", "TASK_KILLING");
            acknowledge(scheduler, "t-1", "TASK_KILLED");
            assertThat(mesos.task(scheduler.framework(), "t-1").orElseThrow().state())
                    .isEqualTo("TASK_KILLED");
        }
    }

    @Test
    void twoFrameworks_shareByDominantShare() throws Exception {
        mesos.addAgent(AgentSpec.of("cpus:8;mem:8192"));
        try (SchedulerTap one = scheduler("a");
                SchedulerTap other = scheduler("b")) {
            one.framework();
            offer(one);
            assertThat(other.framework()).isNotEqualTo(one.framework());
            String first = Json.idOf(offer(one), "id");
            one.call(one.framework(), "DECLINE", "'decline':{'offer_ids':[{'value':'" + first + "'}]}");
            clock.advance(Duration.ofSeconds(2));
            offer(other);
        }
    }

    @Test
    @Timeout(20)
    void frameworkThatLeaves_isRemoved_afterItsTimeout() throws Exception {
        String id;
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            id = scheduler.framework();
        }
        while (mesos.connected(id)) {
            Thread.onSpinWait();
        }
        clock.advance(Duration.ofSeconds(59));
        assertThat(mesos.task(id, "t-1").orElseThrow().state()).isNotEqualTo("TASK_KILLED");
        clock.advance(Duration.ofSeconds(2));
        assertThat(mesos.task(id, "t-1").orElseThrow().state()).isEqualTo("TASK_KILLED");
    }

    @Test
    void rescindedOffers_areMadeAnew() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            String id = Json.idOf(offer(scheduler), "id");
            mesos.rescindOffers();
            assertThat(Json.idOf(scheduler.event("RESCIND").path("rescind"), "offer_id"))
                    .isEqualTo(id);
            scheduler.forget();
            clock.advance(Duration.ofSeconds(1));
            assertThat(Json.idOf(offer(scheduler), "id")).isNotEqualTo(id);
        }
    }

    @Test
    void schedulerThatComesBack_hasItsTasks_andIsToldAgainWhatItDidNotAcknowledge() throws Exception {
        try (SchedulerTap scheduler = scheduler("dev")) {
            accept(scheduler, launch("t-1"));
            String uuid = scheduler.update("t-1", "TASK_STARTING").path("uuid").asText();
            String framework = mesos.framework("test").orElseThrow();
            mesos.disconnect(framework);
            scheduler.event("END");
            assertThat(mesos.connected(framework)).isFalse();
            try (SchedulerTap again = again(framework)) {
                assertThat(again.framework()).isEqualTo(framework);
                assertThat(again.update("t-1", "TASK_STARTING").path("uuid").asText())
                        .isEqualTo(uuid);
                assertThat(mesos.tasks(framework)).hasSize(1);
            }
        }
    }

    private SchedulerTap again(String framework) {
        return SchedulerTap.subscribe(mesos.url(), """
            {'type':'SUBSCRIBE','framework_id':{'value':'%1$s'},'subscribe':{'framework_info':{'user':'root',\
            'name':'test','id':{'value':'%1$s'},'roles':['dev'],'failover_timeout':60,'capabilities':\
            [{'type':'MULTI_ROLE'},{'type':'PARTITION_AWARE'}]}}}\
            """.formatted(framework));
    }

    @Test
    void schedulerOfADeadLeader_subscribesAtTheNext_andKeepsItsTasks() throws Exception {
        mesos.close();
        mesos = EmbeddedMesos.start(MesosOptions.ofDefaults().withMasters(2), clock, tasks);
        String only = mesos.agentIds().get(0);
        try (SchedulerTap scheduler = scheduler("dev")) {
            String offer = Json.idOf(offer(scheduler), "id");
            scheduler.call(
                    scheduler.framework(),
                    "ACCEPT",
                    "'accept':{'offer_ids':[{'value':'" + offer + "'}],'operations':[{'type':'LAUNCH','launch':"
                            + "{'task_infos':[" + TASK.formatted("t-1", only, "1") + "]}}]}");
            clock.advance(Duration.ofMillis(300));
            scheduler.update("t-1", "TASK_STARTING");
            mesos.failLeader();
            scheduler.event("END");
            clock.advance(Duration.ofSeconds(5));
            String framework = scheduler.framework();
            try (SchedulerTap again =
                    SchedulerTap.subscribe(mesos.leader().orElseThrow().url(), """
                        {'type':'SUBSCRIBE','framework_id':{'value':'%1$s'},'subscribe':{'framework_info':{'user':'root',\
                        'name':'test','id':{'value':'%1$s'},'failover_timeout':60}}}\
                        """.formatted(framework))) {
                again.update("t-1", "TASK_STARTING");
            }
        }
    }

    /** The dead leader waited for it to come back; the next one has nothing to wait for. */
    @Test
    void schedulerOfADeadLeader_thatCameBack_isNotRemovedAfterItsTimeout() throws Exception {
        try (SchedulerTap before = scheduler("dev")) {
            String framework = before.framework();
            mesos.elect(mesos.masters().get(0));
            try (SchedulerTap again = again(framework)) {
                again.framework();
                clock.advance(Duration.ofSeconds(61));
                fence(again, framework);
                assertThat(mesos.connected(framework)).isTrue();
            }
        }
    }

    @Test
    void quota_limitsWhatARoleIsOffered() throws Exception {
        mesos.close();
        mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), clock, tasks);
        RawHttp.send(
                mesos.url(),
                "POST",
                "/api/v1",
                WireHeaders.none().plus("Content-Type", "application/json"),
                ("{\"type\":\"UPDATE_QUOTA\",\"update_quota\":{\"quota_configs\":[{\"role\":\"dev\",\"limits\":"
                                + "{\"cpus\":{\"value\":1.5}}}]}}")
                        .getBytes(StandardCharsets.UTF_8));
        try (SchedulerTap scheduler = scheduler("dev")) {
            assertThat(Resources.of(offer(scheduler).path("resources")).number("cpus"))
                    .isEqualTo(1.5);
        }
    }

    @Test
    void constraints_chooseAmongAgents() throws Exception {
        String other = mesos.addAgent(AgentSpec.of("cpus:2;mem:64").withAttributes("rack:r2"));
        try (SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), """
            {'type':'SUBSCRIBE','subscribe':{'framework_info':{'user':'root','name':'choosy'},'offer_constraints':\
            {'role_constraints':{'*':{'groups':[{'attribute_constraints':[{'selector':{'attribute_name':'rack'},\
            'predicate':{'text_equals':{'value':'r2'}}}]}]}}}}}\
            """)) {
            JsonNode offers = scheduler.event("OFFERS").path("offers").path("offers");
            assertThat(offers).hasSize(1);
            assertThat(Json.idOf(offers.path(0), "agent_id")).isEqualTo(other);
        }
    }
}
