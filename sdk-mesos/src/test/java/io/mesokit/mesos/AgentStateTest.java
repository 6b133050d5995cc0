package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.ServerException;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.agent.GetStateResponse;
import io.mesokit.testkit.mesos.MesosTask;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an agent knows of itself, and its older routes. */
class AgentStateTest {
    private final Mesos mesos = Mesos.start();
    private final AgentState state = mesos.agent.state();
    private final AgentLegacy legacy = mesos.agent.legacy();

    @AfterEach
    void close() {
        mesos.close();
    }

    @ParameterizedTest
    @EnumSource
    void get_taskRuns_hasAllThereIs(BothWays way) {
        FrameworkId framework = mesos.framework();
        mesos.task(framework, "t");
        mesos.task(framework, "u").finish();
        GetStateResponse all = way.run(state.get());

        assertThat(all.tasks().orElseThrow()).isEqualTo(way.run(state.tasks()));
        assertThat(all.executors().orElseThrow()).isEqualTo(way.run(state.executors()));
        assertThat(all.frameworks().orElseThrow()).isEqualTo(way.run(state.frameworks()));
        assertThat(way.run(state.tasks()).launchedTasks())
                .extracting(task -> task.taskId().value())
                .containsExactly("t");
        assertThat(way.run(state.executors()).executors()).hasSize(1);
        assertThat(way.run(state.frameworks()).frameworks()).hasSize(1);
        assertThat(way.run(state.operations())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void agent_drains_saysSo(BothWays way) {
        mesos.task(mesos.framework(), "t");
        assertThat(way.run(state.agent()).agentInfo().orElseThrow().id()).hasValue(mesos.agentId());
        assertThat(way.run(state.agent()).drainConfig()).isEmpty();
        mesos.master.agents().drain(mesos.agentId(), Duration.ofMinutes(1)).execute();

        assertThat(way.run(state.agent()).drainConfig().orElseThrow().maxGracePeriod())
                .hasValueSatisfying(grace -> assertThat(grace.toDuration()).isEqualTo(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @EnumSource
    void anyCall_recovering_isTyped(BothWays way) {
        mesos.server.agents().get(0).recovering(true);

        assertThat(way.fails(state.get(), ServerException.class)).hasMessageContaining("recovery");
        way.run(mesos.agent.server().ping());
    }

    @ParameterizedTest
    @EnumSource
    void legacy_taskRuns_isThere(BothWays way) {
        MesosTask task = mesos.task(mesos.framework(), "t");

        assertThat(way.run(legacy.state()).path("frameworks")).hasSize(1);
        assertThat(way.run(legacy.containers())).hasSize(1);
        assertThat(way.run(legacy.statistics())).singleElement().satisfies(used -> {
            assertThat(used.executorId()).isEqualTo("t");
            assertThat(used.frameworkId()).isEqualTo(task.framework());
            assertThat(used.statistics().orElseThrow().memLimitBytes()).isPresent();
        });
        assertThat(way.run(legacy.pending()).isObject()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void legacyContainers_filtered_areThose(BothWays way) {
        MesosTask task = mesos.task(mesos.framework(), "t");
        var container = io.mesokit.mesos.model.ContainerId.of(task.container());

        assertThat(way.run(legacy.containers(FrameworkId.of(task.framework())))).hasSize(1);
        assertThat(way.run(legacy.containers(FrameworkId.of("nope")))).isEmpty();
        assertThat(way.run(
                        legacy.containers(FrameworkId.of(task.framework()), io.mesokit.mesos.model.ExecutorId.of("t"))))
                .hasSize(1);
        assertThat(way.run(legacy.container(container))).hasSize(1);
        assertThat(way.run(legacy.container(io.mesokit.mesos.model.ContainerId.of("nope"))))
                .isEmpty();
    }
}
