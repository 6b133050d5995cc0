package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.exec.Simulation;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which disks tasks can use, and who is offered them. */
@Timeout(30)
class VolumeUseTest {
    private static final String MADE =
            "'persistence':{'id':'v','principal':'ops'},'volume':{'mode':'RW'," + "'container_path':'data'}";
    private static final String SEEN_ELSEWHERE = "'persistence':{'id':'v'},'volume':{'mode':'RO','container_path':'d'}";

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final EmbeddedMesos mesos = EmbeddedMesos.start(
            MesosOptions.ofDefaults().withAgents(AgentSpec.of("cpus:8;mem:1024;disk(dev):64")),
            clock,
            new Simulation(clock, task -> new Behaviour.Course(Duration.ofHours(1), 0)));
    private final List<SchedulerTap> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (SchedulerTap one : open) {
            one.close();
        }
        mesos.close();
    }

    private final class Scheduler {
        private final SchedulerTap tap;
        private final String id;

        Scheduler(String role, String... capabilities) {
            String known = Stream.of(capabilities)
                    .map(one -> ",{'type':'" + one + "'}")
                    .collect(Collectors.joining());
            tap = SchedulerTap.subscribe(
                    mesos.url(),
                    "{'type':'SUBSCRIBE','subscribe':{'framework_info':{'user':'root','name':'f','roles':['" + role
                            + "'],'capabilities':[{'type':'MULTI_ROLE'}" + known + "]}}}");
            open.add(tap);
            id = tap.framework();
        }

        JsonNode offer() {
            return tap.event("OFFERS").at("/offers/offers/0");
        }

        void accept(String... operations) {
            JsonNode offer = offer();
            tap.forget();
            tap.call(
                    id,
                    "ACCEPT",
                    "'accept':{'offer_ids':[" + offer.path("id") + "],'filters':{'refuse_seconds':0},'operations':["
                            + String.join(",", operations)
                                    .replace("AGENT", offer.path("agent_id").toString())
                            + "]}");
            clock.advance(Duration.ofSeconds(2));
        }

        List<String> offeredDisks() {
            return Resources.of(offer().path("resources"))
                    .filter(one -> one.name().equals("disk"))
                    .unallocated()
                    .stream()
                    .map(Resource::text)
                    .toList();
        }
    }

    private static String disk(int size, String info, String marks) {
        return "{'name':'disk','type':'SCALAR','scalar':{'value':" + size
                + "},'reservations':[{'type':'STATIC','role':'dev'}],'disk':{" + info + "}" + marks + "}";
    }

    private static String create(String marks) {
        return "{'type':'CREATE','id':{'value':'c'},'create':{'volumes':[" + disk(64, MADE, marks) + "]}}";
    }

    private static String launch(String disk, String... tasks) {
        return Stream.of(tasks)
                .map(id -> "{'name':'t','task_id':{'value':'" + id
                        + "'},'agent_id':AGENT,'command':{'value':'x'},'resources':[{'name':'cpus','type':'SCALAR',"
                        + "'scalar':{'value':1}}," + disk + "]}")
                .collect(Collectors.joining(",", "{'type':'LAUNCH','launch':{'task_infos':[", "]}}"));
    }

    // ---- volumes

    @Test
    void volume_asAnotherTaskSeesIt_isTheSame() {
        Scheduler one = new Scheduler("dev", "RESERVATION_REFINEMENT");
        one.accept(create(""));
        assertThat(one.offeredDisks()).containsExactly("disk(reservations: [(STATIC,dev)])[v:data]:64");
        one.accept(launch(disk(64, SEEN_ELSEWHERE, ""), "t"));
        one.tap.update("t", "TASK_STARTING");
        assertThat(one.offeredDisks()).isEmpty();
    }

    @Test
    void volume_shared_servesTasksOfOneAcceptAndLaterOnes() throws IOException {
        Scheduler one = new Scheduler("dev", "RESERVATION_REFINEMENT", "SHARED_RESOURCES");
        String shared = disk(64, SEEN_ELSEWHERE, ",'shared':{}");
        one.accept(create(",'shared':{}"), launch(shared, "a", "b"));
        one.tap.update("a", "TASK_STARTING");
        one.tap.update("b", "TASK_STARTING");
        assertThat(one.offeredDisks()).containsExactly("disk(reservations: [(STATIC,dev)])[v:data]<SHARED>:64");
        one.accept(launch(shared, "c"));
        one.tap.update("c", "TASK_STARTING");
        assertThat(one.offeredDisks()).hasSize(1);
        assertThat(get("/slaves").at("/slaves/0/used_resources/disk").asDouble())
                .as("one volume, however many use it")
                .isEqualTo(64);
    }

    @Test
    void volume_shared_isMadeByThoseOnlyWhoKnowOfIt() {
        Scheduler one = new Scheduler("dev", "RESERVATION_REFINEMENT");
        one.accept(create(",'shared':{}"));
        assertThat(one.tap
                        .event("UPDATE_OPERATION_STATUS")
                        .at("/update_operation_status/status/message")
                        .asText())
                .startsWith("Create volume operation for 'disk(reservations: [(STATIC,dev)])[v:data]<SHARED>:64' has"
                        + " been attempted by framework '" + one.id + "' with no SHARED_RESOURCES capability");
    }

    // ---- who is offered what

    @Test
    void offers_leaveOutWhatAFrameworkDoesNotUnderstand() {
        Scheduler maker = new Scheduler("dev/x", "RESERVATION_REFINEMENT", "SHARED_RESOURCES");
        String refined = disk(64, MADE, ",'shared':{}")
                .replace("'role':'dev'}]", "'role':'dev'},{'type':'DYNAMIC','role':'dev/x'}]");
        maker.accept(
                "{'type':'RESERVE','reserve':{'resources':["
                        + disk(64, "", "")
                                .replace("'role':'dev'}]", "'role':'dev'},{'type':'DYNAMIC','role':'dev/x'}]")
                                .replace(",'disk':{}", "")
                        + "]}}",
                "{'type':'CREATE','create':{'volumes':[" + refined + "]}}");
        assertThat(maker.offeredDisks()).hasSize(1);
        maker.tap.call(maker.id, "TEARDOWN", "");
        for (String[] capabilities : new String[][] {{}, {"SHARED_RESOURCES"}, {"RESERVATION_REFINEMENT"}}) {
            Scheduler other = new Scheduler("dev/x", capabilities);
            assertThat(other.offeredDisks()).isEmpty();
            other.tap.call(other.id, "TEARDOWN", "");
        }
        assertThat(new Scheduler("dev/x", "SHARED_RESOURCES", "RESERVATION_REFINEMENT").offeredDisks())
                .hasSize(1);
    }

    // ---- what can be divided

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'source':{'type':'MOUNT','mount':{'root':'/m'}} | false
        'source':{'type':'BLOCK','id':'b'}              | false
        'source':{'type':'RAW','id':'r'}                | false
        'source':{'type':'RAW'}                         | true
        'source':{'type':'PATH','path':{'root':'/p'}}   | true
        'source':{'type':'PATH','id':'p'}               | true
        """)
    void disk_canBeDivided_orNot(String source, boolean divisible) {
        Resources whole = disks(disk(64, source, ""));
        assertThat(whole.contains(disks(disk(32, source, "")))).isEqualTo(divisible);
        assertThat(whole.contains(whole)).isTrue();
        assertThat(whole.plus(whole).stream().count()).isEqualTo(divisible ? 1 : 2);
    }

    private static Resources disks(String disk) {
        return Resources.of(Replay.tree("[" + disk.replace('\'', '"') + "]"));
    }

    private JsonNode get(String path) throws IOException {
        return Replay.tree(RawHttp.send(mesos.url(), "GET", path, WireHeaders.none(), new byte[0])
                .text());
    }
}
