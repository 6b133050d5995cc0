package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.MesosMaster;
import io.mesokit.mesos.model.legacy.RoleUsage;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.GetFrameworksResponse;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.RealTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DominantShareTest {
    private static final GetStateResponse STATE = GetStateResponse.builder()
            .agents(GetAgentsResponse.builder()
                    .addAgents(agent("a", "cpus:6;mem:500;ports:[1-9]"), agent("b", "cpus:4;mem:500"))
                    .build())
            .frameworks(GetFrameworksResponse.builder()
                    .addFrameworks(framework("f1", "cpus:1;mem:300", "mem:200"), framework("f2", "cpus:4", ""))
                    .build())
            .build();

    private static Agent agent(String host, String total) {
        return Agent.builder()
                .agentInfo(AgentInfo.builder().hostname(host).build())
                .active(true)
                .version("1.11.0")
                .totalResources(Resources.parse(total))
                .build();
    }

    private static Framework framework(String id, String used, String offered) {
        FrameworkInfo info = FrameworkInfo.builder()
                .user("u")
                .name(id)
                .id(FrameworkId.of(id))
                .build();
        return Framework.builder()
                .frameworkInfo(info)
                .active(true)
                .connected(true)
                .recovered(false)
                .allocatedResources(Resources.parse(used).allocate("web"))
                .offeredResources(Resources.parse(offered).allocate("batch"))
                .build();
    }

    @Test
    void of_severalResources_isTheLargestPart() {
        DominantShare share = DominantShare.of(Resources.parse("cpus:1;mem:512"), Resources.parse("cpus:10;mem:1024"));

        assertThat(share.resource()).contains("mem");
        assertThat(share.share()).isEqualTo(0.5);
    }

    @Test
    void of_whatNobodyHas_isNothing() {
        assertThat(DominantShare.of(Resources.parse("gpus:1"), Resources.parse("cpus:1"))
                        .share())
                .isZero();
        assertThat(DominantShare.of(Resources.none(), Resources.parse("cpus:1")).resource())
                .isEmpty();
    }

    @Test
    void ofFramework_inAState_countsUsedAndOffered() {
        DominantShare first = DominantShare.ofFramework(FrameworkId.of("f1"), STATE);

        assertThat(first.resource()).contains("mem");
        assertThat(first.share()).isEqualTo(0.5);
        assertThat(DominantShare.ofFramework(FrameworkId.of("f3"), STATE).share())
                .isZero();
    }

    @Test
    void ofRole_inAState_sumsItsFrameworks() {
        assertThat(DominantShare.ofRole("web", STATE).share()).isEqualTo(0.5);
        assertThat(DominantShare.ofRole("web", STATE).resource()).contains("cpus");
        assertThat(DominantShare.ofRole("batch", STATE).share()).isEqualTo(0.2);
        assertThat(DominantShare.ofRole("*", STATE).share()).isZero();
    }

    @Test
    void ofRole_clusterOfTwoRoles_isWhatTheRouteOfRolesShowsOfTheAgents() {
        try (RealTime time = RealTime.start();
                EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), time);
                MesosMaster master = MesosMaster.connect(mesos.url())) {
            String framework = mesos.addFramework(json(
                    "{'user':'root','name':'f','roles':['web','batch']," + "'capabilities':[{'type':'MULTI_ROLE'}]}"));
            launch(mesos, framework, "web", 2, 512);
            launch(mesos, framework, "batch", 0.5, 4096);
            GetStateResponse state = master.state().get().execute();
            List<RoleUsage> roles = master.legacy().roles().execute();

            assertThat(DominantShare.ofRole("web", state)).isEqualTo(shown(roles, "web"));
            assertThat(DominantShare.ofRole("web", state)).isEqualTo(new DominantShare(Optional.of("cpus"), 0.25));
            assertThat(DominantShare.ofRole("batch", state)).isEqualTo(shown(roles, "batch"));
            assertThat(DominantShare.ofRole("batch", state)).isEqualTo(new DominantShare(Optional.of("mem"), 0.5));
            assertThat(DominantShare.ofFramework(FrameworkId.of(framework), state)
                            .share())
                    .isEqualTo((512 + 4096) / 8192.0);
        }
    }

    /** By the agent that is there: 8 CPUs and 8192 MB. */
    private static DominantShare shown(List<RoleUsage> roles, String name) {
        RoleUsage role = roles.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        double cpus = sum(role, "cpus") / 8;
        double mem = sum(role, "mem") / 8192;
        return cpus > mem ? new DominantShare(Optional.of("cpus"), cpus) : new DominantShare(Optional.of("mem"), mem);
    }

    private static double sum(RoleUsage role, String resource) {
        return Stream.of(role.allocated(), role.offered())
                .flatMap(Optional::stream)
                .mapToDouble(amounts -> amounts.scalar(resource))
                .sum();
    }

    private static void launch(EmbeddedMesos mesos, String framework, String role, double cpus, double mem) {
        String scalar = "{'name':'%s','type':'SCALAR','scalar':{'value':%s},'allocation_info':{'role':'" + role + "'}}";
        mesos.launch(json("{'name':'t','task_id':{'value':'" + role + "'},'framework_id':{'value':'" + framework
                        + "'},'agent_id':{'value':'" + mesos.agentIds().get(0)
                        + "'},'state':'TASK_STAGING','resources':[" + scalar.formatted("cpus", cpus) + ","
                        + scalar.formatted("mem", mem) + "]}"))
                .run();
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
