package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.NotFoundException;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.master.Framework;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameworksTest {
    private final Mesos mesos = Mesos.start();
    private final Frameworks frameworks = mesos.master.frameworks();

    @AfterEach
    void close() {
        mesos.close();
    }

    @ParameterizedTest
    @EnumSource
    void list_oneFramework_isActive(BothWays way) {
        FrameworkId id = mesos.framework();
        Framework framework = way.run(frameworks.list()).frameworks().get(0);

        assertThat(framework.frameworkInfo().id()).hasValue(id);
        assertThat(framework.frameworkInfo().name()).isEqualTo("demo");
        assertThat(framework.active()).isTrue();
    }

    /** What agents run commands with is no executor to the master. */
    @ParameterizedTest
    @EnumSource
    void executors_commandTask_areNone(BothWays way) {
        mesos.task(mesos.framework(), "t");

        assertThat(way.run(frameworks.executors()).executors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void teardown_taskRuns_killsItAndKeepsTheHistory(BothWays way) {
        FrameworkId id = mesos.framework();
        mesos.task(id, "t");
        way.run(frameworks.teardown(id));

        assertThat(way.run(frameworks.list()).frameworks()).isEmpty();
        assertThat(way.run(frameworks.list()).completedFrameworks()).hasSize(1);
        assertThat(way.run(mesos.master.tasks().list()).completedTasks())
                .extracting(task -> task.state())
                .containsExactly(TaskState.KILLED);
    }

    @ParameterizedTest
    @EnumSource
    void teardown_unknownOrAgain_isNotFound_pitfall30(BothWays way) {
        FrameworkId id = mesos.framework();
        way.fails(frameworks.teardown(FrameworkId.of("nope")), NotFoundException.class);
        way.run(frameworks.teardown(id));
        way.fails(frameworks.teardown(id), NotFoundException.class);
    }
}
