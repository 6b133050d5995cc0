package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is offered what, and who is not. */
@Timeout(30)
class AllocationTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final List<SchedulerTap> open = new ArrayList<>();
    private EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), clock);

    @AfterEach
    void close() throws IOException {
        for (SchedulerTap one : open) {
            one.close();
        }
        mesos.close();
    }

    /** The only agents are these. */
    private void agents(String... resources) {
        mesos.close();
        mesos = EmbeddedMesos.start(
                MesosOptions.ofDefaults()
                        .withMasters(2)
                        .withAgents(
                                List.of(resources).stream().map(AgentSpec::of).toArray(AgentSpec[]::new)),
                clock);
    }

    /** A scheduler, and the id that its framework got. */
    private final class Scheduler {
        private final SchedulerTap tap;
        private final String id;
        private int fences;

        Scheduler(SchedulerTap tap) {
            this.tap = tap;
            this.id = tap.framework();
            open.add(tap);
        }

        void say(String type, String member) {
            String lower = type.toLowerCase(java.util.Locale.ROOT);
            assertThat(tap.call(id, type, "'" + lower + "':" + member).status()).isEqualTo(202);
        }

        void decline(JsonNode offer, String filters) {
            say("DECLINE", "{'offer_ids':[" + offer.path("id") + "]" + filters + "}");
        }

        /** Launches task t on an agent, by offers that may be another's. */
        void launch(List<String> offers, JsonNode on) {
            say(
                    "ACCEPT",
                    "{'offer_ids':" + offers + ",'operations':[{'type':'LAUNCH','launch':{'task_infos':[{'name':'t',"
                            + "'task_id':{'value':'t'},'agent_id':" + on.path("agent_id")
                            + ",'command':{'value':'true'},'resources':" + on.path("resources") + "}]}}]}");
        }

        /** Everything that it was offered up to now. */
        List<JsonNode> offers() {
            // Of another name each time: the answer to an earlier question may still be there to be found.
            String fence = "fence-" + ++fences;
            say("RECONCILE", "{'tasks':[{'task_id':{'value':'" + fence + "'}}]}");
            tap.event(event -> Json.idOf(event.at("/update/status"), "task_id").equals(fence));
            return tap.seen().stream()
                    .flatMap(event -> Json.stream(event.path("offers").path("offers")))
                    .toList();
        }

        /** The ids of offers that were taken back up to now. */
        List<JsonNode> rescinded() {
            offers();
            return tap.seen().stream()
                    .filter(event -> event.path("type").asText().equals("RESCIND"))
                    .map(event -> event.at("/rescind/offer_id"))
                    .toList();
        }

        List<JsonNode> offersWithin(Duration time) {
            // What was sent before may still be on its way.
            offers();
            tap.forget();
            clock.advance(time);
            return offers();
        }
    }

    private Scheduler scheduler(String name, String... roles) {
        return new Scheduler(SchedulerTap.subscribe(mesos.leader().orElseThrow().url(), name, List.of(roles)));
    }

    private Scheduler scheduler(String info) {
        return new Scheduler(SchedulerTap.subscribe(
                mesos.url(), "{'type':'SUBSCRIBE','subscribe':{'framework_info':{'user':'root'," + info + "}}}"));
    }

    private void operator(String call) throws IOException {
        RawHttp.Answer answer = RawHttp.send(
                mesos.url(),
                "POST",
                "/api/v1",
                WireHeaders.none().plus("Content-Type", "application/json"),
                call.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static double cpus(JsonNode offer) {
        return Resources.of(offer.path("resources")).number("cpus");
    }

    // ---- shares

    @Test
    void role_ofMoreWeight_isOfferedMore() throws Exception {
        operator("{'type':'UPDATE_WEIGHTS','update_weights':{'weight_infos':[{'role':'b','weight':30}]}}");
        Scheduler a = scheduler("one", "a");
        mesos.addAgent(AgentSpec.of("cpus:8;mem:8192"));
        Scheduler b = scheduler("other", "b");
        assertThat(b.offers()).isEmpty();
        a.decline(a.offers().get(0), ",'filters':{'refuse_seconds':600}");
        assertThat(b.offersWithin(SECOND)).hasSize(1);
        mesos.addAgent(AgentSpec.of("cpus:8;mem:8192"));
        assertThat(b.offers()).hasSize(2);
    }

    @Test
    void weightOfARoleInUse_takesAllOffersBack_andTheyAreMadeAnew() throws Exception {
        Scheduler a = scheduler("one", "a");
        assertThat(a.offers()).hasSize(1);

        operator("{'type':'UPDATE_WEIGHTS','update_weights':{'weight_infos':[{'role':'unused','weight':2}]}}");
        assertThat(a.rescinded()).isEmpty();
        operator("{'type':'UPDATE_WEIGHTS','update_weights':{'weight_infos':[{'role':'a','weight':2}]}}");

        assertThat(a.rescinded()).containsExactly(a.offers().get(0).path("id"));
        assertThat(a.offersWithin(SECOND)).hasSize(1);
    }

    @Test
    void framework_thatLeaves_leavesItsOffers() {
        Scheduler first = scheduler("first", "a");
        assertThat(first.offers()).hasSize(1);
        Scheduler second = scheduler("second", "a");
        assertThat(second.offers()).isEmpty();
        mesos.disconnect(first.id);
        assertThat(second.offersWithin(SECOND)).hasSize(1);
    }

    @Test
    void offers_ofADeadLeader_areVoid() {
        agents("cpus:8;mem:8192");
        assertThat(scheduler("first", "a").offers()).hasSize(1);
        mesos.failLeader();
        clock.advance(Duration.ofSeconds(5));
        assertThat(scheduler("second", "a").offers()).hasSize(1);
    }

    // ---- how much

    @Test
    void reservation_isForItsRoleAndThoseBelow() {
        agents("cpus(eng):4;mem(eng):512;cpus:1;mem:64");
        assertThat(scheduler("below", "eng/dev").offers()).singleElement().matches(offer -> cpus(offer) == 5);
        agents("cpus(eng):4;mem(eng):512;cpus:1;mem:64");
        assertThat(scheduler("other", "engine").offers()).singleElement().matches(offer -> cpus(offer) == 1);
    }

    @Test
    void guarantee_ofAnotherRole_isSetAside() throws Exception {
        operator("{'type':'UPDATE_QUOTA','update_quota':{'force':true,'quota_configs':[{'role':'prod','guarantees':"
                + "{'cpus':{'value':6}}}]}}");
        assertThat(scheduler("dev", "dev").offers()).singleElement().matches(offer -> cpus(offer) == 2);
    }

    @Test
    void guarantee_isNotSetAsideFromItsOwnRole_andOnceItIsHeldFromNobody() throws Exception {
        operator("{'type':'UPDATE_QUOTA','update_quota':{'force':true,'quota_configs':[{'role':'prod','guarantees':"
                + "{'cpus':{'value':6}}}]}}");
        assertThat(scheduler("prod", "prod").offers()).singleElement().matches(offer -> cpus(offer) == 8);
        Scheduler dev = scheduler("dev", "dev");
        assertThat(dev.offers()).isEmpty();
        mesos.addAgent(AgentSpec.of("cpus:4;mem:512"));
        assertThat(dev.offers()).singleElement().matches(offer -> cpus(offer) == 4);
    }

    @Test
    void limit_countsReservationsAndWhatIsOfferedAlready() throws Exception {
        agents("cpus:2;mem:512", "cpus:2;mem:512", "cpus(dev):3;mem(dev):512");
        operator("{'type':'UPDATE_QUOTA','update_quota':{'quota_configs':[{'role':'dev','limits':"
                + "{'cpus':{'value':6}}}]}}");
        assertThat(scheduler("dev", "dev").offers().stream().map(AllocationTest::cpus))
                .containsExactlyInAnyOrder(2.0, 1.0, 3.0);
    }

    @Test
    void crumbs_areNotOffered_unlessTheFrameworkLikesThem() {
        agents("cpus:0.005;mem:16;disk:100");
        assertThat(scheduler("usual", "a").offers()).isEmpty();
        String filters = "'roles':['b'],'capabilities':[{'type':'MULTI_ROLE'},{'type':'PARTITION_AWARE'}],"
                + "'offer_filters':{'b':{'min_allocatable_resources':{'quantities':[%s]}}}";
        assertThat(scheduler("'name':'huge'," + filters.formatted("{'quantities':{'disk':{'value':500}}}"))
                        .offers())
                .isEmpty();
        String disk = "{'quantities':{'cpus':{'value':9}}},{'quantities':{'disk':{'value':50}}}";
        Scheduler modest = scheduler("'name':'modest'," + filters.formatted(disk));
        assertThat(modest.offers()).hasSize(1);
        modest.decline(modest.offers().get(0), ",'filters':{'refuse_seconds':600}");
        assertThat(scheduler("'name':'any'," + filters.formatted("")).offers()).hasSize(1);
    }

    @Test
    void gpus_areForThoseWhoKnowThem() {
        agents("cpus:1;mem:64;gpus:2");
        assertThat(scheduler("usual", "a").offers()).isEmpty();
        assertThat(scheduler("'name':'gpu','capabilities':[{'type':'GPU_RESOURCES'},{'type':'PARTITION_AWARE'}]")
                        .offers())
                .hasSize(1);
    }

    @Test
    void agent_deactivated_isNotOffered() throws Exception {
        Scheduler scheduler = scheduler("one", "a");
        String agent = Json.idOf(scheduler.offers().get(0), "agent_id");
        operator("{'type':'DEACTIVATE_AGENT','deactivate_agent':{'agent_id':{'value':'" + agent + "'}}}");
        scheduler.tap.event("RESCIND");
        assertThat(scheduler.offersWithin(Duration.ofSeconds(10))).isEmpty();
        operator("{'type':'REACTIVATE_AGENT','reactivate_agent':{'agent_id':{'value':'" + agent + "'}}}");
        assertThat(scheduler.offers()).hasSize(1);
    }

    // ---- what frameworks say

    @Test
    void refusal_isForOneRoleOfOneAgent_andForItsTime() {
        agents("cpus:8;mem:8192");
        Scheduler scheduler = scheduler("one", "a", "b");
        JsonNode first = scheduler.offers().get(0);
        scheduler.decline(first, ",'filters':{'refuse_seconds':60}");
        List<JsonNode> other = scheduler.offersWithin(SECOND);
        assertThat(other)
                .singleElement()
                .matches(offer -> !offer.path("allocation_info").equals(first.path("allocation_info")));
        scheduler.decline(other.get(0), ",'filters':{'refuse_seconds':60}");
        assertThat(scheduler.offersWithin(Duration.ofSeconds(50))).isEmpty();
        mesos.addAgent(AgentSpec.of("cpus:8;mem:8192"));
        assertThat(scheduler.offers()).hasSize(1);
        assertThat(scheduler.offersWithin(Duration.ofSeconds(11))).hasSize(1);
    }

    @Test
    void refusal_isNotOfMoreThanWasThere() {
        MesosTask task = mesos.launch(
                        mesos.addFramework("running"), mesos.agentIds().get(0), "t", "cpus:4")
                .run();
        Scheduler scheduler = scheduler("one", "a");
        scheduler.decline(scheduler.offers().get(0), ",'filters':{'refuse_seconds':600}");
        assertThat(scheduler.offersWithin(SECOND)).isEmpty();
        task.finish();
        assertThat(scheduler.offersWithin(SECOND)).singleElement().matches(offer -> cpus(offer) == 8);
    }

    @Test
    void refusal_ofAnOddTime_isFiveSeconds_andOfNoneIsNone() {
        Scheduler scheduler = scheduler("one", "a");
        scheduler.decline(scheduler.offers().get(0), ",'filters':{'refuse_seconds':0}");
        JsonNode again = scheduler.offersWithin(SECOND).get(0);
        for (String filters : List.of("", ",'filters':{'refuse_seconds':-3}")) {
            scheduler.decline(again, filters);
            assertThat(scheduler.offersWithin(Duration.ofSeconds(4))).isEmpty();
            again = scheduler.offersWithin(SECOND.multipliedBy(2)).get(0);
        }
        scheduler.decline(again, ",'filters':{'refuse_seconds':0.1}");
        assertThat(scheduler.offersWithin(Duration.ofMillis(500))).isEmpty();
    }

    @Test
    void role_suppressed_isNotOffered_untilItIsRevived() {
        Scheduler scheduler = scheduler("one", "a", "b");
        scheduler.say("SUPPRESS", "{'roles':['a','b']}");
        mesos.rescindOffers();
        assertThat(scheduler.offersWithin(Duration.ofSeconds(5))).isEmpty();
        scheduler.say("REVIVE", "{'roles':['b']}");
        assertThat(scheduler.offers())
                .singleElement()
                .matches(offer -> offer.at("/allocation_info/role").asText().equals("b"));
        scheduler.decline(scheduler.offers().get(0), ",'filters':{'refuse_seconds':600}");
        assertThat(scheduler.offersWithin(SECOND)).isEmpty();
        scheduler.say("REVIVE", "{'roles':['a']}");
        scheduler.decline(scheduler.offers().get(0), ",'filters':{'refuse_seconds':600}");
        assertThat(scheduler.offersWithin(SECOND)).isEmpty();
        scheduler.say("REVIVE", "{}");
        assertThat(scheduler.offers()).hasSize(1);
    }

    // ---- what an offer says

    @Test
    void offer_toAFrameworkOfOneRole_saysNothingOfRoles() {
        JsonNode offer = scheduler("'name':'old','role':'dev','capabilities':[{'type':'PARTITION_AWARE'}]")
                .offers()
                .get(0);
        assertThat(offer.has("allocation_info")).isFalse();
        assertThat(Json.stream(offer.path("resources"))).noneMatch(one -> one.has("allocation_info"));
    }

    @Test
    void offer_namesTheExecutorsOnItsAgent() {
        agents("cpus:2;mem:512", "cpus:2;mem:512");
        Scheduler scheduler = scheduler("one", "a");
        JsonNode offer = scheduler.offers().get(0);
        String agent = Json.idOf(offer, "agent_id");
        String resources = "'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':0.5}},"
                + "{'name':'mem','type':'SCALAR','scalar':{'value':32}}]";
        scheduler.say(
                "ACCEPT",
                "{'offer_ids':[" + offer.path("id") + "],'filters':{'refuse_seconds':0},'operations':[{'type':'LAUNCH',"
                        + "'launch':{'task_infos':[{'name':'t','task_id':{'value':'t'},'agent_id':{'value':'" + agent
                        + "'},'executor':{'executor_id':{'value':'e'},'command':{'value':'x'}," + resources + "},"
                        + resources + "}]}}]}");
        mesos.rescindOffers();
        List<JsonNode> next = scheduler.offersWithin(SECOND);
        assertThat(next).hasSize(2);
        assertThat(next)
                .allSatisfy(one -> assertThat(one.path("executor_ids"))
                        .hasSize(Json.idOf(one, "agent_id").equals(agent) ? 1 : 0));
    }

    // ---- accepting

    /** What is wrong, and which of its offers a framework names: role a and b of the first agent, a of the second. */
    @ParameterizedTest
    @CsvSource({"a duplicate, 0 0", "two roles, 0 1", "two agents, 0 2", "one that is not there, 0 9"})
    void accept_ofOffersThatDoNotGoTogether_dropsTheTask_andGivesThemBack(String what, String named) {
        agents("cpus(a):2;mem(a):64;cpus(b):2;mem(b):64", "cpus(a):2;mem(a):64");
        Scheduler one = scheduler("one", "a", "b");
        List<JsonNode> offers = one.offers().stream()
                .sorted(Comparator.comparing((JsonNode offer) -> Json.idOf(offer, "agent_id"))
                        .thenComparing(AllocationTest::role))
                .toList();
        assertThat(offers).extracting(AllocationTest::role).containsExactly("a", "b", "a");
        List<Integer> numbers =
                List.of(named.split(" ")).stream().map(Integer::valueOf).toList();
        one.launch(
                numbers.stream()
                        .map(number -> number == 9
                                ? "{'value':'none'}"
                                : offers.get(number).path("id").toString())
                        .toList(),
                offers.get(0));
        one.tap.update("t", "TASK_DROPPED");
        List<String> again =
                one.offersWithin(SECOND).stream().map(AllocationTest::place).toList();
        assertThat(again)
                .containsExactlyInAnyOrderElementsOf(numbers.stream()
                        .filter(number -> number != 9)
                        .distinct()
                        .map(number -> place(offers.get(number)))
                        .toList());
    }

    /** A framework that reserves waits for what it has reserved, whatever it does not want besides. */
    @ParameterizedTest
    @CsvSource({"1, 8", "8, 8"})
    void accept_thatReserves_refusesOnlyTheRest(int reserved, double offered) {
        Scheduler one = scheduler("one", "a");
        one.say(
                "ACCEPT",
                "{'offer_ids':[" + one.offers().get(0).path("id")
                        + "],'filters':{'refuse_seconds':6000},'operations':[{'type':'RESERVE','reserve':{'resources':"
                        + "[{'name':'cpus','type':'SCALAR','scalar':{'value':" + reserved
                        + "},'allocation_info':{'role':'a'},'reservations':[{'type':'DYNAMIC','role':'a'}]}]}}]}");
        assertThat(one.offersWithin(SECOND.multipliedBy(2))).singleElement().matches(offer -> cpus(offer) == offered);
    }

    @Test
    void accept_ofAnOfferToAnother_dropsTheTask() {
        Scheduler owner = scheduler("owner", "a");
        Scheduler thief = scheduler("thief", "a");
        JsonNode offer = owner.offers().get(0);
        thief.launch(List.of(offer.path("id").toString()), offer);
        thief.tap.update("t", "TASK_DROPPED");
    }

    private static String role(JsonNode offer) {
        return offer.at("/allocation_info/role").asText();
    }

    private static String place(JsonNode offer) {
        return Json.idOf(offer, "agent_id") + " " + role(offer);
    }

    // ---- maintenance

    /** What was said is about another time; nobody is bound by it any more. */
    @Test
    void schedule_thatChanges_takesOffersBack_andAsksAgain() throws Exception {
        Scheduler one = scheduler("one", "a");
        schedule(1);
        clock.advance(SECOND);
        JsonNode offer = one.offers().stream()
                .filter(made -> made.has("unavailability"))
                .findFirst()
                .orElseThrow();
        JsonNode asked = inverse(one).get(0);
        one.say(
                "ACCEPT_INVERSE_OFFERS",
                "{'inverse_offer_ids':[" + asked.path("id") + "],'filters':{'refuse_seconds':6000}}");
        assertThat(maintenance().findValues("statuses")).hasSize(1);
        schedule(2);
        assertThat(maintenance().findValues("statuses")).isEmpty();
        clock.advance(SECOND);
        assertThat(one.offers()).filteredOn(made -> start(made) == 2).hasSize(1);
        assertThat(one.tap.seen())
                .filteredOn(event -> event.at("/rescind/offer_id").equals(offer.path("id")))
                .hasSize(1);
        assertThat(inverse(one)).filteredOn(again -> start(again) == 2).hasSize(1);
    }

    private static long start(JsonNode offer) {
        return offer.at("/unavailability/start/nanoseconds").asLong();
    }

    private void schedule(long start) throws IOException {
        operator("{'type':'UPDATE_MAINTENANCE_SCHEDULE','update_maintenance_schedule':{'schedule':{'windows':["
                + "{'machine_ids':[{'hostname':'localhost','ip':'127.0.0.1'}],'unavailability':{'start':"
                + "{'nanoseconds':" + start + "}}}]}}}");
    }

    private JsonNode maintenance() throws IOException {
        return Replay.tree(RawHttp.send(
                        mesos.url(),
                        "POST",
                        "/api/v1",
                        WireHeaders.none().plus("Content-Type", "application/json"),
                        "{\"type\":\"GET_MAINTENANCE_STATUS\"}".getBytes(StandardCharsets.UTF_8))
                .text());
    }

    /** A framework that leaves is not waited for: it is asked again when it is back. */
    @Test
    void framework_thatComesBack_isAskedAgain() throws Exception {
        Scheduler one = scheduler("one", "a");
        schedule(1);
        clock.advance(SECOND);
        one.offers();
        assertThat(inverse(one)).hasSize(1);
        mesos.disconnect(one.id);
        Scheduler again = new Scheduler(SchedulerTap.subscribe(
                mesos.url(),
                "{'type':'SUBSCRIBE','framework_id':{'value':'" + one.id + "'},'subscribe':{'framework_info':{'user':"
                        + "'root','name':'one','id':{'value':'" + one.id
                        + "'},'roles':['a'],'failover_timeout':60,'capabilities':[{'type':'MULTI_ROLE'}]}}}"));
        clock.advance(SECOND);
        again.offers();
        assertThat(inverse(again)).hasSize(1);
    }

    @Test
    void maintenance_asksEachFrameworkForEachAgent_once_andHearsItsOwnAnswerOnly() throws Exception {
        agents("cpus:2;mem:512", "cpus:2;mem:512");
        Scheduler one = scheduler("one", "a");
        operator("{'type':'UPDATE_MAINTENANCE_SCHEDULE','update_maintenance_schedule':{'schedule':{'windows':["
                + "{'machine_ids':[{'hostname':'localhost','ip':'127.0.0.1'}],'unavailability':{'start':"
                + "{'nanoseconds':4000000000000000000}}}]}}}");
        clock.advance(Duration.ofSeconds(3));
        assertThat(one.offers()).isNotEmpty();
        List<JsonNode> asked = inverse(one);
        assertThat(asked).hasSize(2);
        JsonNode shown = Replay.tree(RawHttp.send(
                        mesos.url(),
                        "POST",
                        "/api/v1",
                        WireHeaders.none().plus("Content-Type", "application/json"),
                        "{\"type\":\"GET_FRAMEWORKS\"}".getBytes(StandardCharsets.UTF_8))
                .text());
        assertThat(shown.findValues("inverse_offers")).isNotEmpty();
        Scheduler other = scheduler("other", "a");
        other.say(
                "DECLINE_INVERSE_OFFERS",
                "{'inverse_offer_ids':[" + asked.get(0).path("id") + "]}");
        one.offersWithin(Duration.ofSeconds(3));
        assertThat(inverse(one)).isEmpty();
        one.say(
                "ACCEPT_INVERSE_OFFERS",
                "{'inverse_offer_ids':[" + asked.get(0).path("id") + "],'filters':{'refuse_seconds':30}}");
        one.offersWithin(Duration.ofSeconds(20));
        assertThat(inverse(one)).isEmpty();
        one.offersWithin(Duration.ofSeconds(20));
        assertThat(inverse(one))
                .singleElement()
                .matches(again -> again.path("agent_id").equals(asked.get(0).path("agent_id")));
    }

    private static List<JsonNode> inverse(Scheduler scheduler) {
        return scheduler.tap.seen().stream()
                .flatMap(event -> Json.stream(event.path("inverse_offers").path("inverse_offers")))
                .toList();
    }
}
