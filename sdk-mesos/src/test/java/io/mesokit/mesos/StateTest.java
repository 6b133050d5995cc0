package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.EventStream;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Role;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.GetTasksResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import io.mesokit.testkit.mesos.MesosAction;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** State, tasks, operations, roles and events of a master. */
class StateTest {
    private final Mesos mesos = Mesos.start();

    @AfterEach
    void close() {
        mesos.close();
    }

    @ParameterizedTest
    @EnumSource
    void get_taskRuns_hasAllThereIs(BothWays way) {
        FrameworkId framework = mesos.framework();
        mesos.task(framework, "t");
        GetStateResponse state = way.run(mesos.master.state().get());

        assertThat(state.tasks().orElseThrow())
                .isEqualTo(way.run(mesos.master.tasks().list()));
        assertThat(state.frameworks().orElseThrow())
                .isEqualTo(way.run(mesos.master.frameworks().list()));
        assertThat(state.agents().orElseThrow())
                .isEqualTo(way.run(mesos.master.agents().list()));
        assertThat(state.executors()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void tasks_oneOfEachKind_areApart(BothWays way) {
        FrameworkId framework = mesos.framework();
        mesos.task(framework, "ended").finish();
        mesos.task(framework, "lost");
        mesos.server.makeUnreachable(mesos.agentId().value());
        GetTasksResponse tasks = way.run(mesos.master.tasks().list());

        assertThat(tasks.tasks()).isEmpty();
        assertThat(tasks.unreachableTasks()).extracting(task -> task.state()).containsExactly(TaskState.UNREACHABLE);
        assertThat(tasks.completedTasks()).extracting(task -> task.state()).containsExactly(TaskState.FINISHED);
    }

    @ParameterizedTest
    @EnumSource
    void operations_none_areNone(BothWays way) {
        assertThat(way.run(mesos.master.operations().list())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void roles_taskRuns_hasTheOneInUse(BothWays way) {
        FrameworkId framework = mesos.framework();
        mesos.task(framework, "t");
        Role role = way.run(mesos.master.roles().list()).get(0);

        assertThat(role.name()).isEqualTo("*");
        assertThat(role.weight()).isEqualTo(1);
        assertThat(role.frameworks()).containsExactly(framework);
        assertThat(role.resources()).extracting(one -> one.name()).contains("cpus", "mem");
    }

    @ParameterizedTest
    @EnumSource
    void anyRead_principalMaySeeNothing_isEmptyAndNoFailure_pitfall12(BothWays way) {
        try (Mesos guarded = Mesos.denying(MesosAction.VIEW_FRAMEWORK, MesosAction.VIEW_ROLE)) {
            guarded.task(guarded.framework(), "t");

            assertThat(way.run(guarded.master.tasks().list()).tasks()).isEmpty();
            assertThat(way.run(guarded.master.frameworks().list()).frameworks()).isEmpty();
            assertThat(way.run(guarded.master.roles().list())).isEmpty();
            assertThat(way.run(guarded.agent.state().frameworks()).frameworks()).isEmpty();
        }
    }

    @Test
    void events_deactivatedAndGone_tellOnlyOfTheTasksOfTheLatter_pitfall28() {
        mesos.task(mesos.framework(), "t");
        try (EventStream<MasterEvent> events = mesos.master.events().all().open()) {
            assertThat(next(events)).hasValue(MasterEventType.SUBSCRIBED);
            mesos.master.agents().deactivate(mesos.agentId()).execute();
            mesos.master.weights().update(java.util.Map.of("dev", 2.0)).execute();
            mesos.master
                    .agents()
                    .markGone(mesos.agentId(), Irreversible.CONFIRMED)
                    .execute();

            assertThat(next(events)).hasValue(MasterEventType.TASK_UPDATED);
            mesos.server.addFramework("after");
            assertThat(next(events)).hasValue(MasterEventType.FRAMEWORK_ADDED);
        }
    }

    private static Optional<MasterEventType> next(EventStream<MasterEvent> events) {
        return events.next().orElseThrow().type();
    }
}
