package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that the real servers refuse, by their validation or because somebody may not; see their sources. */
@Timeout(60)
class RefusedCallsTest {
    private static final String MACHINE = "{'hostname':'%s','ip':'127.0.0.1'}";

    private EmbeddedMesos mesos;
    private MesosAgent agent;
    private String parent;

    @BeforeEach
    void start() {
        start(MesosOptions.ofDefaults());
    }

    private void start(MesosOptions options) {
        mesos = EmbeddedMesos.start(options, VirtualClock.ofDefaults());
        agent = mesos.agents().get(0);
        mesos.launch(mesos.addFramework("demo"), agent.id(), "t-1", "cpus:1").run();
        parent = agent.node().views.executorContainers().iterator().next();
    }

    @AfterEach
    void stop() {
        mesos.close();
    }

    private static RawHttp.Answer call(URI server, String quoted, WireHeaders headers) throws IOException {
        return RawHttp.send(
                server, "POST", "/api/v1", headers, quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static RawHttp.Answer call(URI server, String quoted) throws IOException {
        return call(server, quoted, WireHeaders.none().plus("Content-Type", "application/json"));
    }

    private RawHttp.Answer container(String type, String id, String more) throws IOException {
        String call = "{'type':'%s','%s':{'container_id':%s%s}}"
                .formatted(type, type.toLowerCase(java.util.Locale.ROOT), id.replace("PARENT", parent), more);
        return call(agent.url(), call);
    }

    private static String ofParent(String value) {
        return "{'value':'" + value + "','parent':{'value':'PARENT'}}";
    }

    // ---- containers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAUNCH_NESTED_CONTAINER",
                "LAUNCH_NESTED_CONTAINER_SESSION",
                "WAIT_NESTED_CONTAINER",
                "KILL_NESTED_CONTAINER",
                "REMOVE_NESTED_CONTAINER"
            })
    void nestedCall_withoutAParent_is400(String type) throws IOException {
        RawHttp.Answer answer = container(type, "{'value':'x'}", ",'command':{'value':'true'}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("Failed to validate agent::Call: Expecting '" + type.toLowerCase(java.util.Locale.ROOT)
                        + ".container_id.parent' to be present");
        assertThat(call(agent.url(), "{'type':'GET_HEALTH'}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAUNCH_CONTAINER",
                "WAIT_CONTAINER",
                "KILL_CONTAINER",
                "REMOVE_CONTAINER",
                "LAUNCH_NESTED_CONTAINER",
                "WAIT_NESTED_CONTAINER",
                "ATTACH_CONTAINER_OUTPUT"
            })
    void call_idOfAParentIsInvalid_is400(String type) throws IOException {
        RawHttp.Answer answer = container(type, "{'value':'x','parent':{'value':'a.b'}}", "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("Failed to validate agent::Call: '" + type.toLowerCase(java.util.Locale.ROOT)
                        + ".container_id' is invalid: 'ContainerID.parent' is invalid: 'ContainerID.value' 'a.b'"
                        + " contains invalid characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'reservations':[{'type':'DYNAMIC','role':'r'}] | 'launch_container.resources' must be unreserved",
                "'role':'r' | 'launch_container.resources' must be unreserved",
                "'disk':{'persistence':{'id':'p'}} | 'launch_container.resources' may not use persistent volumes",
                "'revocable':{} | 'launch_container.resources' must be non-revocable"
            })
    void launch_standaloneWithResourcesOfOthers_is400(String kind, String why) throws IOException {
        String resources = ",'resources':[{'name':'disk','type':'SCALAR','scalar':{'value':1}," + kind + "}]";

        RawHttp.Answer answer = container("LAUNCH_CONTAINER", "{'value':'x'}", resources);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("Failed to validate agent::Call: " + why);
        // Below another container nobody asks.
        assertThat(container("LAUNCH_CONTAINER", ofParent("y"), resources + ",'command':{'value':'true'}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':1}}] | cannot specify resources",
                "'limits':{'cpus':{'value':1}} | cannot specify resource limits",
                "'container':{'type':'MESOS','linux_info':{'share_cgroups':false}} | cannot set 'share_cgroups' to 'false'"
            })
    void launch_twoLevelsDeepWithLimitsOfItsOwn_is400(String what, String why) throws IOException {
        String deep = "{'value':'z','parent':" + ofParent("y") + "}";

        RawHttp.Answer answer = container("LAUNCH_CONTAINER", deep, "," + what);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("Failed to validate agent::Call: 'launch_container' is invalid: containers nested at the"
                        + " second level or greater " + why);
    }

    @Test
    void launch_sharingOfGroupsThatCannotBe_is400() throws IOException {
        String shared = ",'container':{'type':'MESOS','linux_info':{'share_cgroups':true}}";
        String own = ",'container':{'type':'MESOS','linux_info':{'share_cgroups':false}}";
        String deep = "{'value':'z','parent':" + ofParent("y") + "}";

        assertThat(container("LAUNCH_CONTAINER", "{'value':'x'}", shared).text())
                .endsWith("containers without a parent cannot set 'share_cgroups' to 'true'");
        assertThat(container("LAUNCH_NESTED_CONTAINER", deep, own).text())
                .endsWith(
                        "'launch_nested_container' is invalid: containers nested at the second level or greater cannot"
                                + " set 'share_cgroups' to 'false'");
        assertThat(container("LAUNCH_NESTED_CONTAINER_SESSION", ofParent("s"), own)
                        .text())
                .endsWith("'launch_nested_container_session.container.linux_info' is invalid: 'share_cgroups' cannot be"
                        + " set to 'false' for nested container sessions");
    }

    @Test
    void launch_sharingOfGroupsThatMayBe_is200() throws IOException {
        String own = ",'command':{'value':'true'},'container':{'type':'MESOS','linux_info':{'share_cgroups':false}}";
        String shared = ",'command':{'value':'true'},'container':{'type':'MESOS','linux_info':{'share_cgroups':true}}";

        assertThat(container("LAUNCH_CONTAINER", "{'value':'a'}", own).status()).isEqualTo(200);
        assertThat(container("LAUNCH_NESTED_CONTAINER", ofParent("b"), own).status())
                .isEqualTo(200);
        assertThat(container("LAUNCH_NESTED_CONTAINER", ofParent("c"), shared).status())
                .isEqualTo(200);
    }

    // ---- who may

    private static WireHeaders as(String principal) {
        String encoded = Base64.getEncoder().encodeToString((principal + ":s").getBytes(StandardCharsets.UTF_8));
        return WireHeaders.none().plus("Content-Type", "application/json").plus("Authorization", "Basic " + encoded);
    }

    private void startDenying(MesosAction... actions) {
        mesos.close();
        start(MesosOptions.ofDefaults()
                .withCredentials("all", "s")
                .withCredentials("some", "s")
                .withDenied("some", actions));
    }

    @Test
    void drain_byOneWhoMayNotMarkAgentsGone_is403IfItWould() throws IOException {
        startDenying(MesosAction.MARK_AGENT_GONE);
        String drain = "{'type':'DRAIN_AGENT','drain_agent':{'agent_id':{'value':'" + agent.id() + "'}%s}}";

        assertThat(call(mesos.url(), drain.formatted(",'mark_gone':true"), as("some"))
                        .status())
                .isEqualTo(403);
        assertThat(call(mesos.url(), "{'type':'GET_AGENTS'}", as("all")).text()).doesNotContain("drain_info");
        assertThat(call(mesos.url(), drain.formatted(",'mark_gone':false"), as("some"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void drain_ofAMachineInTheSchedule_isRefusedAndNamesIt() throws IOException {
        String machine = MACHINE.formatted("localhost");
        assertThat(call(
                                mesos.url(),
                                "{'type':'UPDATE_MAINTENANCE_SCHEDULE','update_maintenance_schedule':{'schedule':{'windows':["
                                        + "{'machine_ids':[" + machine
                                        + "],'unavailability':{'start':{'nanoseconds':1}}}]}}}")
                        .status())
                .isEqualTo(200);

        RawHttp.Answer refused =
                call(mesos.url(), "{'type':'DRAIN_AGENT','drain_agent':{'agent_id':{'value':'" + agent.id() + "'}}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .isEqualTo("Agent " + agent.id()
                        + " is part of a maintenance schedule under Machine localhost (127.0.0.1)");
    }

    @Test
    void weights_ofARoleWithBlanksAround_areThoseOfTheRole() throws IOException {
        assertThat(call(
                                mesos.url(),
                                "{'type':'UPDATE_WEIGHTS','update_weights':{'weight_infos':[{'role':' dev ','weight':2}]}}")
                        .status())
                .isEqualTo(200);
        assertThat(call(mesos.url(), "{'type':'GET_WEIGHTS'}").text()).contains("\"dev\"");
    }

    @Test
    void maintenance_whoMayNotSeeIt_seesNone() throws IOException {
        startDenying(MesosAction.GET_MAINTENANCE_STATUS, MesosAction.GET_MAINTENANCE_SCHEDULE);
        String machine = MACHINE.formatted("h-1");
        String update = "{'type':'UPDATE_MAINTENANCE_SCHEDULE','update_maintenance_schedule':{'schedule':{'windows':["
                + "{'machine_ids':[" + machine + "],'unavailability':{'start':{'nanoseconds':1}}}]}}}";
        assertThat(call(mesos.url(), update, as("all")).status()).isEqualTo(200);

        for (String what : new String[] {"status", "schedule"}) {
            String type = "GET_MAINTENANCE_" + what.toUpperCase(java.util.Locale.ROOT);
            String member = type.toLowerCase(java.util.Locale.ROOT);
            String read = "{'type':'" + type + "'}";
            assertThat(call(mesos.url(), read, as("all")).text()).contains("h-1");
            assertThat(Replay.tree(call(mesos.url(), read, as("some")).text())
                            .path(member)
                            .path(what))
                    .isEqualTo(Json.object());
            assertThat(get("/maintenance/" + what, "all")).contains("h-1");
            assertThat(get("/maintenance/" + what, "some")).isEqualTo("{}");
        }
    }

    private String get(String path, String principal) throws IOException {
        return RawHttp.send(mesos.url(), "GET", path, as(principal), new byte[0])
                .text();
    }
}
