package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.BothWays;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Request;
import io.mesokit.core.ServerException;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ContainerInfo;
import io.mesokit.mesos.model.ContainerType;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentContainer;
import io.mesokit.mesos.model.agent.LaunchContainerCall;
import io.mesokit.mesos.model.agent.RemoveContainerCall;
import io.mesokit.testkit.mesos.MesosAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers, through the present calls and those they replace; streams have tests of their own. */
class ContainersTest {
    private static final CommandInfo SLEEP = CommandInfo.shell("exec sleep 60");
    private static final CommandInfo SEVEN = CommandInfo.shell("exit 7");
    private static final ContainerId ROOT = ContainerId.of("c1");
    private static final ContainerId UNKNOWN = ContainerId.of("nope").child("c");

    private final Mesos mesos = Mesos.start();
    private final Containers containers = mesos.agent.containers();
    private final NestedContainers nested = mesos.agent.nested();
    private final ContainerId inside =
            ContainerId.of(mesos.task(mesos.framework(), "t").container()).child("debug");

    @AfterEach
    void close() {
        mesos.close();
    }

    @ParameterizedTest
    @EnumSource
    void list_kinds_areShownWhenAsked_pitfall31(BothWays way) {
        way.run(containers.launch(ROOT, SLEEP));
        way.run(containers.launch(inside, SLEEP));

        assertThat(way.run(containers.list())).hasSize(1);
        assertThat(way.run(containers.listAll())).hasSize(3);
        assertThat(way.run(containers.listAll()))
                .extracting(AgentContainer::containerId)
                .contains(ContainerId.of("debug"));
        assertThat(way.run(containers.listAll()))
                .flatExtracting(
                        container -> container.containerStatus().flatMap(status -> status.containerId()).stream()
                                .toList())
                .contains(inside);
    }

    @ParameterizedTest
    @EnumSource
    void launch_standalone_runsUntilKilled_pitfall35(BothWays way) {
        way.run(containers.launch(ROOT, SLEEP));
        way.run(containers.launch(ROOT, SLEEP));
        way.run(containers.kill(ROOT, 9));

        assertThat(way.run(containers.await(ROOT)).exitStatus()).hasValue(9);
        way.fails(containers.await(ROOT), NotFoundException.class);
        way.fails(containers.kill(ROOT, 9), NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource
    void launch_nested_endsWithItsStatusAndIsRemoved_pitfall35(BothWays way) {
        way.run(containers.launch(inside, SEVEN));

        assertThat(way.run(containers.await(inside)).exitStatus()).hasValue(7 << 8);
        assertThat(way.run(containers.await(inside)).exitStatus()).hasValue(7 << 8);
        way.run(containers.remove(inside));
        way.fails(containers.await(inside), NotFoundException.class);
        way.run(containers.remove(inside));
    }

    @ParameterizedTest
    @EnumSource
    void launch_impossible_isInvalid_pitfall34(BothWays way) {
        LaunchContainerCall docker = LaunchContainerCall.builder()
                .containerId(ROOT)
                .command(SLEEP)
                .container(ContainerInfo.builder().type(ContainerType.DOCKER).build())
                .build();

        way.fails(containers.launch(UNKNOWN, SLEEP), InvalidRequestException.class);
        way.fails(containers.launch(docker), InvalidRequestException.class);
        way.fails(containers.launch(ContainerId.of("a.b"), SLEEP), InvalidRequestException.class);
        way.fails(containers.launch(ContainerId.of("x".repeat(243)), SLEEP), InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource
    void remove_running_isRefused(BothWays way) {
        way.run(containers.launch(inside, SLEEP));

        assertThat(way.fails(containers.remove(inside), ServerException.class))
                .hasMessageContaining("has not terminated");
    }

    @Test
    void remove_standalone_isRefusedHere_pitfall32() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> containers.remove(ROOT))
                .withMessageContaining("crashes");
        assertThatIllegalArgumentException().isThrownBy(() -> nested.remove(ROOT));
        assertThat(mesos.server.agents().get(0).alive()).isTrue();
    }

    /** That is what it is kept from: the embedded agent dies of it as the real one does. */
    @Test
    void remove_standaloneSentAllTheSame_kills_pitfall32() {
        AgentCall call =
                AgentCall.of(RemoveContainerCall.builder().containerId(ROOT).build());
        try {
            mesos.agent.raw(Request.post("/api/v1").json(call)).execute();
        } catch (MesokitException died) {
            assertThat(died).isNotNull();
        }
        assertThat(mesos.server.agents().get(0).alive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nested_wholeLife_isAsWithThePresentCalls(BothWays way) {
        way.run(nested.launch(inside, SLEEP));
        way.run(nested.kill(inside, 15));

        assertThat(way.run(nested.await(inside)).exitStatus()).hasValue(15);
        way.run(nested.remove(inside));
        way.fails(nested.await(inside), NotFoundException.class);
        way.fails(nested.kill(inside, 9), NotFoundException.class);
        way.fails(nested.launch(UNKNOWN, SLEEP), InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource
    void anyCommand_forbidden_isTyped(BothWays way) {
        try (Mesos guarded =
                Mesos.denying(MesosAction.MANAGE_CONTAINERS, MesosAction.VIEW_CONTAINER, MesosAction.PRUNE_IMAGES)) {
            MesosAgent agent = guarded.agent;

            way.fails(agent.containers().launch(ROOT, SLEEP), ForbiddenException.class);
            way.fails(agent.containers().await(ROOT), ForbiddenException.class);
            way.fails(agent.containers().kill(ROOT, 9), ForbiddenException.class);
            way.fails(agent.containers().remove(inside), ForbiddenException.class);
            way.fails(agent.nested().launch(inside, SLEEP), ForbiddenException.class);
            way.fails(agent.images().prune(java.util.List.of()), ForbiddenException.class);
            assertThat(way.run(agent.containers().listAll())).isEmpty();
        }
    }
}
