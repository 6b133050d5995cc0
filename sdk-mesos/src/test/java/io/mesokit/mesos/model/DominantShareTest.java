package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.GetFrameworksResponse;
import io.mesokit.mesos.model.master.GetStateResponse;
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
}
