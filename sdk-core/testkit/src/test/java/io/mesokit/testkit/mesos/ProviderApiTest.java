package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disks of resource providers: made and destroyed by frameworks, and by providers that speak for themselves. */
@Timeout(30)
class ProviderApiTest {
    private static final String PATH = "/api/v1/resource_provider";
    private static final String VERSION = Ids.uuid();
    private static final String RAW = "{'name':'disk','type':'SCALAR','scalar':{'value':4096},'disk':{'source':"
            + "{'type':'RAW','profile':'fast'}}%s}";
    private static final String INFO = "{'type':'org.example.provider','name':'p'}";

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), clock);
    private final MesosAgent agent = mesos.agents().get(0);

    @AfterEach
    void close() {
        mesos.close();
    }

    private static JsonNode json(String quoted) {
        return Replay.tree(quoted.replace('\'', '"'));
    }

    // ---- a framework, whose offers come when time passes

    private SchedulerTap framework() {
        return SchedulerTap.subscribe(mesos.url(), "storage", List.of("dev"));
    }

    private JsonNode offerWith(SchedulerTap scheduler, String type) {
        return offerWith(scheduler, offer -> disk(offer, type).has("name"));
    }

    private JsonNode offerWith(SchedulerTap scheduler, Predicate<JsonNode> wanted) {
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(6));
        }
        return offer(scheduler.event(event -> wanted.test(offer(event))));
    }

    /** Whether it is another offer, with anything in it. */
    private static Predicate<JsonNode> other(JsonNode offer) {
        return one -> one.has("id") && !one.path("id").equals(offer.path("id"));
    }

    private static JsonNode offer(JsonNode event) {
        return event.at("/offers/offers/0");
    }

    /** The disk of that type among what is offered. */
    private static JsonNode disk(JsonNode offer, String type) {
        return Json.stream(offer.path("resources"))
                .filter(one -> one.at("/disk/source/type").asText().equals(type))
                .findFirst()
                .orElseGet(Json::object);
    }

    private void accept(SchedulerTap scheduler, JsonNode offer, String operation) {
        String accept = "'accept':{'offer_ids':[" + offer.path("id") + "],'operations':[" + operation
                + "],'filters':{'refuse_seconds':0}}";
        assertThat(scheduler.call(scheduler.framework(), "ACCEPT", accept).status())
                .isEqualTo(202);
    }

    private static String create(JsonNode source, String rest) {
        return "{'type':'CREATE_DISK','id':{'value':'op'},'create_disk':{'source':" + source + "," + rest + "}}";
    }

    private static String destroy(JsonNode source) {
        return "{'type':'DESTROY_DISK','id':{'value':'op2'},'destroy_disk':{'source':" + source + "}}";
    }

    private static JsonNode status(SchedulerTap scheduler, String operation) {
        return scheduler
                .event(event -> Json.idOf(event.at("/update_operation_status/status"), "operation_id")
                        .equals(operation))
                .at("/update_operation_status/status");
    }

    // ---- a provider that the test speaks for

    private SchedulerTap provider(String info) {
        return SchedulerTap.open(
                agent.url(),
                PATH,
                ("{'type':'SUBSCRIBE','subscribe':{'resource_provider_info':" + info + "}}").replace('\'', '"'));
    }

    private static String id(SchedulerTap provider) {
        return Json.idOf(provider.event("SUBSCRIBED").path("subscribed"), "provider_id");
    }

    private RawHttp.Answer tell(String id, String stream, String type, String member) throws Exception {
        String call = "{'type':'" + type + "','resource_provider_id':{'value':'" + id + "'},'"
                + type.toLowerCase(java.util.Locale.ROOT) + "':" + member + "}";
        WireHeaders headers = WireHeaders.none().plus("Content-Type", "application/json");
        return RawHttp.send(
                agent.url(),
                "POST",
                PATH,
                stream.isEmpty() ? headers : headers.plus("Mesos-Stream-Id", stream),
                call.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private void tell(SchedulerTap provider, String type, String member) throws Exception {
        RawHttp.Answer answer = tell(id(provider), provider.streamId(), type, member);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    /** What was told before the answer to this has arrived when this has. */
    private void fence(SchedulerTap provider) throws Exception {
        String update =
                "{'operation_uuid':{'value':'%1$s'},'status':{'state':'OPERATION_FINISHED','uuid':{'value':'%1$s'}}}";
        tell(provider, "UPDATE_OPERATION_STATUS", update.formatted(Ids.uuid()));
        provider.event("ACKNOWLEDGE_OPERATION_STATUS");
    }

    private static String state(String id, String operations) {
        String resource = RAW.formatted(",'provider_id':{'value':'" + id + "'}");
        return "{'resources':[" + resource + "],'operations':[" + operations + "],'resource_version_uuid':{'value':'"
                + VERSION + "'}}";
    }

    private SchedulerTap providerWithADisk() throws Exception {
        SchedulerTap provider = provider(INFO);
        tell(provider, "UPDATE_STATE", state(id(provider), ""));
        return provider;
    }

    private JsonNode known() throws Exception {
        byte[] call = "{\"type\":\"GET_RESOURCE_PROVIDERS\"}".getBytes(StandardCharsets.UTF_8);
        WireHeaders headers = WireHeaders.none().plus("Content-Type", "application/json");
        return Replay.tree(RawHttp.send(agent.url(), "POST", "/api/v1", headers, call)
                        .text())
                .at("/get_resource_providers/resource_providers");
    }

    // ---- disks of a provider that does what it is asked

    @Test
    void disk_madeAndDestroyed_isOfferedAsWhatItIs() throws Exception {
        String provider = agent.addResourceProvider("p", Json.array(List.of((ObjectNode) json(RAW.formatted("")))));
        try (SchedulerTap scheduler = framework()) {
            JsonNode offer = offerWith(scheduler, "RAW");
            accept(scheduler, offer, create(disk(offer, "RAW"), "'target_type':'MOUNT'"));
            clock.advance(Duration.ofMillis(100));
            assertThat(mesos.agentIds()).hasSize(1);
            assertThat(scheduler.seen()).noneMatch(event -> event.has("update_operation_status"));
            clock.advance(Duration.ofSeconds(1));
            JsonNode done = status(scheduler, "op");
            assertThat(done.path("state").asText()).isEqualTo("OPERATION_FINISHED");
            assertThat(Json.idOf(done, "resource_provider_id")).isEqualTo(provider);
            assertThat(done.at("/converted_resources/0/disk/source/type").asText())
                    .isEqualTo("MOUNT");
            JsonNode next = offerWith(scheduler, "MOUNT");
            JsonNode mount = disk(next, "MOUNT");
            assertThat(mount.at("/disk/source/id").asText()).isNotEmpty();
            assertThat(mount.at("/disk/source/profile").asText()).isEqualTo("fast");
            assertThat(disk(next, "RAW")).isEmpty();
            accept(scheduler, next, destroy(mount));
            clock.advance(Duration.ofSeconds(1));
            JsonNode raw = status(scheduler, "op2").at("/converted_resources/0/disk/source");
            assertThat(raw.path("type").asText()).isEqualTo("RAW");
            assertThat(raw.has("id")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        CREATE_DISK  | {'type':'RAW','profile':'x'}            | no | 'target_type':'MOUNT' | not managed by a resource provider
        CREATE_DISK  | {'type':'MOUNT','profile':'x','id':'m'} | p  | 'target_type':'MOUNT' | not a RAW disk resource
        CREATE_DISK  | {'type':'RAW','profile':'x'}            | p  | 'target_type':'PATH'  | neither MOUNT or BLOCK
        CREATE_DISK  | {'type':'RAW','profile':'x'} | p | 'target_type':'BLOCK','target_profile':'y' | must not be set when 'source' has a profile
        CREATE_DISK  | {'type':'RAW'}                          | p  | 'target_type':'BLOCK' | must be set when 'source' has no profile
        CREATE_DISK  | {'type':'RAW','profile':'other'}        | p  | 'target_type':'BLOCK' | does not contain
        DESTROY_DISK | {'type':'MOUNT','id':'m'}               | no |                       | not managed by a resource provider
        DESTROY_DISK | {'type':'PATH','id':'m'}                | p  |                       | neither a MOUNT, BLOCK or RAW
        DESTROY_DISK | {'type':'RAW','profile':'x'}            | p  |                       | not backed by a CSI volume
        """)
    void disk_thatCannotBe_isAnErrorThatSaysWhy(
            String type, String source, String provider, String rest, String message) throws Exception {
        String own = agent.addResourceProvider("p", Json.array(List.of((ObjectNode) json(RAW.formatted("")))));
        String resource = "{'name':'disk','type':'SCALAR','scalar':{'value':4096},'disk':{'source':" + source + "}"
                + (provider.equals("p") ? ",'provider_id':{'value':'" + own + "'}" : "") + "}";
        try (SchedulerTap scheduler = framework()) {
            accept(
                    scheduler,
                    offerWith(scheduler, "RAW"),
                    type.equals("CREATE_DISK") ? create(json(resource), rest) : destroy(json(resource)));
            JsonNode status = status(scheduler, type.equals("CREATE_DISK") ? "op" : "op2");
            assertThat(status.path("state").asText()).isEqualTo("OPERATION_ERROR");
            assertThat(status.path("message").asText()).contains(message);
        }
    }

    @Test
    void disk_withAVolume_isNotDestroyedUnderIt_andNotInParts() throws Exception {
        agent.addResourceProvider("p", Json.array(List.of((ObjectNode) json(
                "{'name':'disk','type':'SCALAR','scalar':{'value':10},'disk':{'source':{'type':'MOUNT','id':'m'}}}"))));
        try (SchedulerTap scheduler = framework()) {
            JsonNode offer = offerWith(scheduler, "MOUNT");
            ObjectNode volume = disk(offer, "MOUNT").deepCopy();
            ((ObjectNode) volume.path("disk")).set("persistence", json("{'id':'v'}"));
            accept(scheduler, offer, destroy(volume));
            assertThat(status(scheduler, "op2").path("message").asText())
                    .contains("containing a persistent volume disk", "cannot be destroyed directly");
            ObjectNode half = disk(offer, "MOUNT").deepCopy();
            ((ObjectNode) half.path("scalar")).put("value", 5);
            JsonNode again = offerWith(scheduler, other(offer));
            accept(scheduler, again, destroy(half).replace("op2", "op3"));
            assertThat(status(scheduler, "op3").path("message").asText()).contains("does not contain");
            ObjectNode reserved = disk(offer, "MOUNT").deepCopy();
            reserved.set("reservations", json("[{'type':'DYNAMIC','role':'dev'}]"));
            ObjectNode made = reserved.deepCopy();
            ((ObjectNode) made.path("disk")).setAll((ObjectNode)
                    json("{'persistence':{'id':'v'},'volume':{'mode':'RW','container_path':'v'}}"));
            accept(
                    scheduler,
                    offerWith(
                            scheduler,
                            offered ->
                                    other(offer).test(offered) && other(again).test(offered)),
                    "{'type':'RESERVE','reserve':{'resources':[" + reserved
                            + "]}},{'type':'CREATE','id':{'value':'op4'},'create':{'volumes':[" + made + "]}}");
            clock.advance(Duration.ofSeconds(1));
            assertThat(status(scheduler, "op4").path("state").asText()).isEqualTo("OPERATION_FINISHED");
        }
    }

    // ---- a provider that speaks for itself

    @Test
    void provider_isAskedToMakeADisk_andWhatItSaysIsOffered() throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap scheduler = framework()) {
            assertThat(known().at("/0/resource_provider_info/name").asText()).isEqualTo("p");
            assertThat(known().at("/0/total_resources/0/scalar/value").asDouble())
                    .isEqualTo(4096);
            JsonNode offer = offerWith(scheduler, "RAW");
            accept(scheduler, offer, create(disk(offer, "RAW"), "'target_type':'BLOCK'"));
            JsonNode asked = provider.event("APPLY_OPERATION").path("apply_operation");
            assertThat(Json.idOf(asked, "framework_id")).isEqualTo(scheduler.framework());
            assertThat(asked.at("/info/create_disk/target_type").asText()).isEqualTo("BLOCK");
            assertThat(Json.idOf(asked, "resource_version_uuid")).isEqualTo(VERSION);
            clock.advance(Duration.ofMinutes(1));
            assertThat(scheduler.seen()).noneMatch(event -> event.has("update_operation_status"));
            assertThat(scheduler.seen().stream()
                            .filter(event -> disk(offer(event), "RAW").has("name")))
                    .hasSize(1);

            String block = RAW.replace("'RAW'", "'BLOCK','id':'b'")
                    .formatted(",'provider_id':{'value':'" + id(provider) + "'}");
            String uuid = Ids.uuid();
            tell(
                    provider,
                    "UPDATE_OPERATION_STATUS",
                    "{'operation_uuid':" + asked.path("operation_uuid") + ",'status':{'state':'OPERATION_PENDING'}}");
            String update = "{'operation_uuid':" + asked.path("operation_uuid")
                    + ",'status':{'state':'OPERATION_FINISHED','uuid':{'value':'" + uuid
                    + "'},'converted_resources':[" + block + "]}}";
            tell(provider, "UPDATE_OPERATION_STATUS", update);
            tell(provider, "UPDATE_OPERATION_STATUS", update);
            JsonNode done = status(scheduler, "op");
            assertThat(Json.idOf(done, "uuid")).isEqualTo(uuid);
            assertThat(Json.idOf(done, "resource_provider_id")).isEqualTo(id(provider));
            mesos.rescindOffers();
            assertThat(disk(offerWith(scheduler, "BLOCK"), "BLOCK")
                            .at("/disk/source/id")
                            .asText())
                    .isEqualTo("b");

            assertThat(provider.seen()).noneMatch(event -> event.has("acknowledge_operation_status"));
            scheduler.call(
                    scheduler.framework(),
                    "ACKNOWLEDGE_OPERATION_STATUS",
                    "'acknowledge_operation_status':{'agent_id':{'value':'" + agent.id() + "'},'uuid':'" + uuid
                            + "','operation_id':{'value':'op'}}");
            JsonNode heard = provider.event("ACKNOWLEDGE_OPERATION_STATUS").path("acknowledge_operation_status");
            assertThat(Json.idOf(heard, "status_uuid")).isEqualTo(uuid);
            assertThat(heard.path("operation_uuid")).isEqualTo(asked.path("operation_uuid"));
            String own = id(provider);
            provider.forget();
            assertThat(tell(own, provider.streamId(), "UPDATE_OPERATION_STATUS", update)
                            .status())
                    .isEqualTo(202);
            assertThat(provider.event("ACKNOWLEDGE_OPERATION_STATUS").path("acknowledge_operation_status"))
                    .isEqualTo(heard);
        }
    }

    @Test
    void operation_withoutAnId_isAcknowledgedAtOnce() throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap scheduler = framework()) {
            JsonNode offer = offerWith(scheduler, "RAW");
            accept(
                    scheduler,
                    offer,
                    create(disk(offer, "RAW"), "'target_type':'BLOCK'").replace("'id':{'value':'op'},", ""));
            JsonNode asked = provider.event("APPLY_OPERATION").path("apply_operation");
            tell(
                    provider,
                    "UPDATE_OPERATION_STATUS",
                    "{'operation_uuid':" + asked.path("operation_uuid")
                            + ",'status':{'state':'OPERATION_FAILED','uuid':{'value':'" + VERSION + "'}}}");
            assertThat(provider.event("ACKNOWLEDGE_OPERATION_STATUS")
                            .path("acknowledge_operation_status")
                            .path("operation_uuid"))
                    .isEqualTo(asked.path("operation_uuid"));
        }
    }

    @Test
    void provider_thatFails_givesBackWhatItHad() throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap scheduler = framework()) {
            JsonNode offer = offerWith(scheduler, "RAW");
            accept(scheduler, offer, create(disk(offer, "RAW"), "'target_type':'BLOCK'"));
            JsonNode asked = provider.event("APPLY_OPERATION").path("apply_operation");
            tell(
                    provider,
                    "UPDATE_OPERATION_STATUS",
                    "{'operation_uuid':" + asked.path("operation_uuid")
                            + ",'status':{'state':'OPERATION_FAILED','message':'no space'}}");
            assertThat(status(scheduler, "op").path("message").asText()).isEqualTo("no space");
            clock.advance(Duration.ofSeconds(10));
            mesos.rescindOffers();
            assertThat(offerWith(
                            scheduler,
                            offered -> other(offer).test(offered)
                                    && disk(offered, "RAW").has("name")))
                    .isNotEmpty();
        }
    }

    @Test
    void reservation_thatItsProviderFails_isTakenBack() throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap scheduler = framework()) {
            JsonNode offer = offerWith(scheduler, "RAW");
            ObjectNode reserved = disk(offer, "RAW").deepCopy();
            reserved.set("reservations", json("[{'type':'DYNAMIC','role':'dev'}]"));
            accept(
                    scheduler,
                    offer,
                    "{'type':'RESERVE','id':{'value':'op'},'reserve':{'resources':[" + reserved + "]}}");
            JsonNode asked = provider.event("APPLY_OPERATION").path("apply_operation");
            assertThat(known().at("/0/total_resources/0").has("reservations")).isTrue();
            JsonNode next = offerWith(scheduler, offered -> disk(offered, "RAW").has("reservations"));
            tell(
                    provider,
                    "UPDATE_OPERATION_STATUS",
                    "{'operation_uuid':" + asked.path("operation_uuid") + ",'status':{'state':'OPERATION_DROPPED'}}");
            assertThat(status(scheduler, "op").path("state").asText()).isEqualTo("OPERATION_DROPPED");
            mesos.rescindOffers();
            scheduler.forget();
            assertThat(disk(offerWith(scheduler, "RAW"), "RAW").has("reservations"))
                    .isFalse();
            assertThat(next).isNotEmpty();
        }
    }

    @Test
    void provider_thatDoesNotListAnOperation_isAskedAboutIt() throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap scheduler = framework()) {
            JsonNode offer = offerWith(scheduler, "RAW");
            accept(scheduler, offer, create(disk(offer, "RAW"), "'target_type':'BLOCK'"));
            JsonNode asked = provider.event("APPLY_OPERATION").path("apply_operation");
            String listed = "{'info':" + asked.path("info") + ",'uuid':" + asked.path("operation_uuid")
                    + ",'latest_status':{'state':'OPERATION_PENDING'}}";
            tell(provider, "UPDATE_STATE", state(id(provider), listed));
            fence(provider);
            assertThat(provider.seen()).noneMatch(event -> event.has("reconcile_operations"));
            tell(provider, "UPDATE_STATE", state(id(provider), ""));
            assertThat(provider.event("RECONCILE_OPERATIONS").at("/reconcile_operations/operation_uuids/0"))
                    .isEqualTo(asked.path("operation_uuid"));
        }
    }

    // ---- another leader

    /** Agents tell it of their operations as they tell it of their tasks. */
    @Test
    void operation_pendingAtAFailover_isKnownToTheNextLeader_andEndsThere() throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap before = framework()) {
            JsonNode offer = offerWith(before, "RAW");
            accept(before, offer, create(disk(offer, "RAW"), "'target_type':'BLOCK'"));
            JsonNode asked = provider.event("APPLY_OPERATION").path("apply_operation");
            mesos.elect(mesos.masters().get(0));
            assertThat(operations()).singleElement().satisfies(operation -> {
                assertThat(operation.path("uuid")).isEqualTo(asked.path("operation_uuid"));
                assertThat(operation.at("/latest_status/state").asText()).isEqualTo("OPERATION_PENDING");
            });
            try (SchedulerTap scheduler = again(before.framework())) {
                JsonNode rest = offerWith(scheduler, other(offer));
                assertThat(disk(rest, "RAW")).as("still in use").isEmpty();
                tell(
                        provider,
                        "UPDATE_OPERATION_STATUS",
                        "{'operation_uuid':" + asked.path("operation_uuid")
                                + ",'status':{'state':'OPERATION_FINISHED','uuid':{'value':'" + VERSION
                                + "'},'converted_resources':["
                                + RAW.replace("'RAW'", "'BLOCK','id':'b'")
                                        .formatted(",'provider_id':{'value':'" + id(provider) + "'}")
                                + "]}}");
                assertThat(status(scheduler, "op").path("state").asText()).isEqualTo("OPERATION_FINISHED");
                mesos.rescindOffers();
                assertThat(disk(offerWith(scheduler, "BLOCK"), "RAW")).isEmpty();
                scheduler.call(
                        scheduler.framework(),
                        "ACKNOWLEDGE_OPERATION_STATUS",
                        "'acknowledge_operation_status':{'agent_id':{'value':'" + agent.id() + "'},'uuid':'" + VERSION
                                + "','operation_id':{'value':'op'}}");
                provider.event("ACKNOWLEDGE_OPERATION_STATUS");
                assertThat(operations()).isEmpty();
            }
        }
    }

    @Test
    void operation_onAnAgentOutOfReach_isUnknown_untilItIsBack() throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap before = framework()) {
            JsonNode offer = offerWith(before, "RAW");
            accept(before, offer, create(disk(offer, "RAW"), "'target_type':'BLOCK'"));
            JsonNode asked = provider.event("APPLY_OPERATION").path("apply_operation");
            mesos.makeUnreachable(agent.id());
            mesos.elect(mesos.masters().get(0));
            assertThat(operations()).isEmpty();
            try (SchedulerTap scheduler = again(before.framework())) {
                scheduler.call(
                        before.framework(),
                        "RECONCILE_OPERATIONS",
                        "'reconcile_operations':{'operations':[{'operation_id':{'value':'op'},'agent_id':{'value':'"
                                + agent.id() + "'}}]}");
                assertThat(status(scheduler, "op").path("state").asText()).isEqualTo("OPERATION_UNREACHABLE");
                scheduler.forget();
                tell(
                        provider,
                        "UPDATE_OPERATION_STATUS",
                        "{'operation_uuid':" + asked.path("operation_uuid")
                                + ",'status':{'state':'OPERATION_FAILED','uuid':{'value':'" + VERSION + "'}}}");
                fence(provider);
                clock.advance(Duration.ofSeconds(10));
                scheduler.call(
                        before.framework(), "RECONCILE", "'reconcile':{'tasks':[{'task_id':{'value':'fence'}}]}");
                scheduler.event("UPDATE");
                assertThat(scheduler.seen()).noneMatch(event -> event.has("update_operation_status"));
                mesos.bringBack(agent.id());
                assertThat(operations()).hasSize(1);
                clock.advance(Duration.ofSeconds(20));
                assertThat(status(scheduler, "op").path("state").asText()).isEqualTo("OPERATION_FAILED");
            }
        }
    }

    /** After so long the next repetition of the agent's would be minutes away. */
    @Test
    void operation_thatNobodyAcknowledged_isToldAnew_toTheNextLeader_andWhenItsAgentIsBack() throws Exception {
        try (SchedulerTap before = framework()) {
            JsonNode offer = offerWith(before, one -> one.has("id"));
            accept(
                    before,
                    offer,
                    "{'type':'RESERVE','id':{'value':'op'},'reserve':{'resources':[{'name':'cpus','type':'SCALAR',"
                            + "'scalar':{'value':1},'reservations':[{'type':'DYNAMIC','role':'dev'}]}]}}");
            clock.advance(Duration.ofSeconds(400));
            assertThat(status(before, "op").path("state").asText()).isEqualTo("OPERATION_FINISHED");
            mesos.elect(mesos.masters().get(0));
            try (SchedulerTap scheduler = again(before.framework())) {
                scheduler.event("SUBSCRIBED");
                clock.advance(Duration.ofSeconds(10));
                assertThat(status(scheduler, "op").path("state").asText()).isEqualTo("OPERATION_FINISHED");
                clock.advance(Duration.ofSeconds(10));
                fence(scheduler, before.framework());
                assertThat(scheduler.seen())
                        .filteredOn(event -> event.has("update_operation_status"))
                        .hasSize(1);
                scheduler.forget();
                mesos.makeUnreachable(agent.id());
                mesos.bringBack(agent.id());
                clock.advance(Duration.ofSeconds(10));
                fence(scheduler, before.framework());
                assertThat(scheduler.seen())
                        .as("at once, and ten seconds later")
                        .filteredOn(event -> event.has("update_operation_status"))
                        .hasSize(2);
            }
        }
    }

    /** What a scheduler was told before the answer to this has arrived when this has. */
    private static void fence(SchedulerTap scheduler, String framework) {
        scheduler.call(framework, "RECONCILE", "'reconcile':{'tasks':[{'task_id':{'value':'fence'}}]}");
        scheduler.event("UPDATE");
    }

    private SchedulerTap again(String framework) {
        return SchedulerTap.subscribe(mesos.url(), """
            {'type':'SUBSCRIBE','framework_id':{'value':'%1$s'},'subscribe':{'framework_info':{'id':{'value':'%1$s'},\
            'user':'root','name':'storage','roles':['dev'],'failover_timeout':60,'capabilities':[\
            {'type':'MULTI_ROLE'},{'type':'RESERVATION_REFINEMENT'}]}}}\
            """.formatted(framework));
    }

    /** What the master knows of operations. */
    private JsonNode operations() throws Exception {
        byte[] call = "{\"type\":\"GET_OPERATIONS\"}".getBytes(StandardCharsets.UTF_8);
        WireHeaders headers = WireHeaders.none().plus("Content-Type", "application/json");
        return Replay.tree(RawHttp.send(mesos.url(), "POST", "/api/v1", headers, call)
                        .text())
                .at("/get_operations/operations");
    }

    @ParameterizedTest
    @CsvSource({"OK, TASK_STARTING", "FAILED, TASK_FAILED", "nothing, TASK_FAILED"})
    void task_onItsDisk_startsWhenThatIsPublished(String answer, String state) throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap scheduler = framework()) {
            JsonNode offer = offerWith(scheduler, "RAW");
            String task = "{'name':'t','task_id':{'value':'t'},'agent_id':{'value':'" + agent.id()
                    + "'},'command':{'value':'true'},'resources':[" + disk(offer, "RAW")
                    + ",{'name':'cpus','type':'SCALAR','scalar':{'value':1}}]}";
            accept(scheduler, offer, "{'type':'LAUNCH','launch':{'task_infos':[" + task + "]}}");
            JsonNode asked = provider.event("PUBLISH_RESOURCES").path("publish_resources");
            assertThat(asked.path("resources")).hasSize(1);
            assertThat(asked.at("/resources/0/disk/source/profile").asText()).isEqualTo("fast");
            clock.advance(Duration.ofSeconds(1));
            assertThat(mesos.task(scheduler.framework(), "t").orElseThrow().state())
                    .isEqualTo("TASK_STAGING");
            if (!answer.equals("nothing")) {
                tell(
                        provider,
                        "UPDATE_PUBLISH_RESOURCES_STATUS",
                        "{'uuid':" + asked.path("uuid") + ",'status':'" + answer + "'}");
            }
            provider.close();
            while (!known().at("/0/total_resources").isEmpty()) {
                Thread.sleep(2);
            }
            clock.advance(Duration.ofSeconds(1));
            assertThat(mesos.task(scheduler.framework(), "t").orElseThrow().state())
                    .isEqualTo(state);
        }
    }

    @Test
    void provider_thatLeaves_takesItsResources_andComesBackByItsId() throws Exception {
        try (SchedulerTap first = provider(INFO);
                SchedulerTap second = provider(INFO.replace("}", ",'id':{'value':'" + id(first) + "'}}"))) {
            assertThat(id(second)).isEqualTo(id(first));
        }
        awaitNone();
        String id;
        try (SchedulerTap provider = providerWithADisk()) {
            id = id(provider);
        }
        awaitNone();
        String again = INFO.replace("}", ",'id':{'value':'" + id + "'}}");
        try (SchedulerTap provider = provider(again);
                SchedulerTap newer = provider(again)) {
            assertThat(id(newer)).isEqualTo(id);
            assertThat(provider.event("END").path("how").asText()).isEqualTo("ended in order");
            tell(newer, "UPDATE_STATE", state(id, ""));
            assertThat(known().at("/0/total_resources")).hasSize(1);
        }
        awaitNone();
        try (SchedulerTap other = provider(again.replace("'p'", "'q'"))) {
            assertThat(other.event("END").path("how").asText()).isEqualTo("ended in order");
            assertThat(other.seen()).hasSize(1);
        }
    }

    private void awaitNone() throws Exception {
        while (!known().isEmpty()) {
            Thread.sleep(2);
        }
    }

    @Test
    void provider_thatHasSubscribed_isKnown_alsoToTheMaster() throws Exception {
        try (SchedulerTap provider = provider(INFO)) {
            String id = id(provider);
            assertThat(Json.idOf(known().at("/0/resource_provider_info"), "id")).isEqualTo(id);
            assertThat(known().at("/0").has("total_resources")).isFalse();
            tell(provider, "UPDATE_STATE", state(id, ""));
            byte[] call = "{\"type\":\"GET_AGENTS\"}".getBytes(StandardCharsets.UTF_8);
            WireHeaders headers = WireHeaders.none().plus("Content-Type", "application/json");
            JsonNode master = Replay.tree(RawHttp.send(mesos.url(), "POST", "/api/v1", headers, call)
                            .text())
                    .at("/get_agents/agents/0/resource_providers");
            JsonNode state = Replay.tree(RawHttp.send(agent.url(), "GET", "/state", headers, new byte[0])
                            .text())
                    .path("resource_providers");
            for (JsonNode list : List.of(master, state)) {
                assertThat(Json.idOf(list.at("/0/resource_provider_info"), "id"))
                        .isEqualTo(id);
                assertThat(list.at("/0/total_resources/0/scalar/value").asDouble())
                        .isEqualTo(4096);
            }
        }
    }

    @Test
    void provider_thatComes_leavesOffersWithoutResourcesOfProviders() throws Exception {
        try (SchedulerTap scheduler = framework()) {
            offerWith(scheduler, offer -> offer.has("id"));
            try (SchedulerTap provider = providerWithADisk()) {
                fence(provider);
                fence(scheduler, scheduler.framework());
                assertThat(scheduler.seen()).noneMatch(event -> event.has("rescind"));
            }
        }
    }

    @Test
    void publication_isOfAllThatIsInUse() throws Exception {
        try (SchedulerTap provider = providerWithADisk();
                SchedulerTap scheduler = framework()) {
            JsonNode first = offerWith(scheduler, "RAW");
            launchOnAQuarter(scheduler, first, "t-1");
            Predicate<JsonNode> next =
                    one -> other(first).test(one) && disk(one, "RAW").has("name");
            launchOnAQuarter(scheduler, offerWith(scheduler, next), "t-2");
            assertThat(publishedBy(provider, 1024)).isEqualTo(1024);
            assertThat(publishedBy(provider, 2048)).isEqualTo(2048);
        }
    }

    private void launchOnAQuarter(SchedulerTap scheduler, JsonNode offer, String task) {
        ObjectNode quarter = disk(offer, "RAW").deepCopy();
        ((ObjectNode) quarter.path("scalar")).put("value", 1024);
        String info = "{'name':'t','task_id':{'value':'" + task + "'},'agent_id':{'value':'" + agent.id()
                + "'},'command':{'value':'true'},'resources':[" + quarter
                + ",{'name':'cpus','type':'SCALAR','scalar':{'value':1}}]}";
        accept(scheduler, offer, "{'type':'LAUNCH','launch':{'task_infos':[" + info + "]}}");
    }

    private static double publishedBy(SchedulerTap provider, double amount) {
        return provider.event(event -> published(event) == amount)
                .at("/publish_resources/resources/0/scalar/value")
                .asDouble();
    }

    private static double published(JsonNode event) {
        return event.at("/publish_resources/resources/0/scalar/value").asDouble();
    }

    @Test
    void provider_markedGone_isTornDown() throws Exception {
        try (SchedulerTap provider = provider(INFO)) {
            byte[] call = ("{\"type\":\"MARK_RESOURCE_PROVIDER_GONE\",\"mark_resource_provider_gone\":"
                            + "{\"resource_provider_id\":{\"value\":\"" + id(provider) + "\"}}}")
                    .getBytes(StandardCharsets.UTF_8);
            WireHeaders headers = WireHeaders.none().plus("Content-Type", "application/json");
            assertThat(RawHttp.send(agent.url(), "POST", "/api/v1", headers, call)
                            .status())
                    .isEqualTo(200);
            assertThat(provider.event("TEARDOWN").size()).isEqualTo(1);
            assertThat(provider.event("END").path("how").asText()).isEqualTo("ended in order");
        }
    }

    @Test
    void calls_thatAreNotInOrder_areRefusedWithTheServersWords() throws Exception {
        try (SchedulerTap provider = provider(INFO)) {
            String id = id(provider);
            String stream = provider.streamId();
            assertThat(stream).hasSize(36);
            assertThat(tell("x", stream, "UPDATE_STATE", state(id, "")).text())
                    .isEqualTo("Resource provider is not subscribed");
            assertThat(tell(id, "", "UPDATE_STATE", state(id, "")).text())
                    .isEqualTo("All non-subscribe calls should include to 'Mesos-Stream-Id' header");
            assertThat(tell(id, "x", "UPDATE_STATE", state(id, "")).text()).startsWith("The stream ID 'x' included");
            assertThat(tell(id, stream, "UNKNOWN", "{}").status()).isEqualTo(501);
            assertThat(plain("{'type':'UPDATE_STATE'}").text())
                    .isEqualTo("Failed to validate resource_provider::Call: Expecting 'resource_provider_id' to be"
                            + " present");
            assertThat(plain("{'type':'UNKNOWN'}").text()).isEqualTo("Resource provider is not subscribed");
            assertThat(plain("{'type':'SUBSCRIBE'}").text())
                    .isEqualTo("Failed to validate resource_provider::Call: Expecting 'subscribe' to be present");
            assertThat(plain("{'type':'SUBSCRIBE','subscribe':{'resource_provider_info':" + INFO + "}}", stream)
                            .text())
                    .isEqualTo("Subscribe calls should not include the 'Mesos-Stream-Id' header");
            assertThat(RawHttp.send(agent.url(), "GET", PATH, WireHeaders.none(), new byte[0])
                            .status())
                    .isEqualTo(405);
            agent.recovering(true);
            assertThat(plain("{}").status()).isEqualTo(503);
        }
    }

    private RawHttp.Answer plain(String call, String... stream) throws Exception {
        WireHeaders headers = WireHeaders.none().plus("Content-Type", "application/json");
        return RawHttp.send(
                agent.url(),
                "POST",
                PATH,
                stream.length == 0 ? headers : headers.plus("Mesos-Stream-Id", stream[0]),
                call.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"'another', ''", "'', 'AAAA'"})
    void state_withForeignResourcesOrNoVersion_killsTheAgent_asTheRealOne(String owner, String version)
            throws Exception {
        try (SchedulerTap provider = provider(INFO)) {
            String wrong = state(owner.isEmpty() ? id(provider) : owner, "")
                    .replace(VERSION, version.isEmpty() ? VERSION : version);
            assertThatThrownBy(() -> tell(provider, "UPDATE_STATE", wrong)).isNotNull();
            assertThat(agent.alive()).isFalse();
        }
    }

    @Test
    void disk_thatIsBeingMade_isNotThereInTheSameAccept() throws Exception {
        ObjectNode raw =
                (ObjectNode) json(RAW.replace("'profile':'fast'", "'id':'x'").formatted(""));
        agent.addResourceProvider("p", Json.array(List.of(raw)));
        try (SchedulerTap scheduler = framework()) {
            JsonNode offer = offerWith(scheduler, "RAW");
            ObjectNode made = disk(offer, "RAW").deepCopy();
            ((ObjectNode) made.at("/disk/source")).put("type", "MOUNT").put("profile", "y");
            accept(
                    scheduler,
                    offer,
                    create(disk(offer, "RAW"), "'target_type':'MOUNT','target_profile':'y'") + "," + destroy(made));
            assertThat(status(scheduler, "op2").path("message").asText()).contains("does not contain");
            clock.advance(Duration.ofSeconds(1));
            assertThat(status(scheduler, "op")
                            .at("/converted_resources/0/disk/source/id")
                            .asText())
                    .isEqualTo("x");
        }
    }
}
