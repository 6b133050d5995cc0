package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.BothWays;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.TaskId;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.legacy.LegacyTask;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegacyTest {
    private final Mesos mesos = Mesos.start();
    private final Legacy legacy = mesos.master.legacy();

    @AfterEach
    void close() {
        mesos.close();
    }

    @ParameterizedTest
    @EnumSource
    void tasks_pages_giveEachOnce(BothWays way) {
        FrameworkId framework = mesos.framework();
        for (int i = 0; i < 7; i++) {
            mesos.task(framework, "t" + i);
        }
        List<String> seen = new ArrayList<>();
        TaskQuery query = TaskQuery.newest(3).oldestFirst();
        for (List<LegacyTask> page = way.run(legacy.tasks(query)); !page.isEmpty(); ) {
            page.forEach(task -> seen.add(task.id()));
            query = query.next();
            page = way.run(legacy.tasks(query));
        }
        assertThat(seen).containsExactlyInAnyOrder("t0", "t1", "t2", "t3", "t4", "t5", "t6");
    }

    @ParameterizedTest
    @EnumSource
    void tasks_one_isTyped(BothWays way) {
        FrameworkId framework = mesos.framework();
        mesos.task(framework, "t");
        mesos.task(framework, "u");
        LegacyTask task = way.run(legacy.tasks(TaskQuery.newest(5).of(framework).only(TaskId.of("t"))))
                .get(0);

        assertThat(task.id()).isEqualTo("t");
        assertThat(task.agentId()).isEqualTo(mesos.agentId().value());
        assertThat(task.state()).isEqualTo(TaskState.RUNNING);
        assertThat(task.resources().orElseThrow().scalar("cpus")).isEqualTo(0.5);
        assertThat(task.statuses()).isNotEmpty();
        assertThat(way.run(legacy.tasks(TaskQuery.newest(5).of(FrameworkId.of("other")))))
                .isEmpty();
    }

    @Test
    void query_impossible_isRefusedHere() {
        assertThatIllegalArgumentException().isThrownBy(() -> TaskQuery.newest(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskQuery(1, -1, TaskQuery.Order.ASCENDING, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void trees_oneTask_haveIt(BothWays way) {
        FrameworkId framework = mesos.framework();
        mesos.task(framework, "t");

        assertThat(way.run(legacy.state()).path("frameworks").path(0).path("tasks"))
                .hasSize(1);
        assertThat(way.run(legacy.stateSummary())
                        .path("slaves")
                        .path(0)
                        .path("TASK_RUNNING")
                        .asInt())
                .isEqualTo(1);
        assertThat(way.run(legacy.agents()).path("slaves")).hasSize(1);
        assertThat(way.run(legacy.agents()).path("slaves").path(0).has("unreserved_resources_full"))
                .isTrue();
        assertThat(way.run(legacy.agent(mesos.agentId())).path("slaves")).hasSize(1);
        assertThat(way.run(legacy.agent(AgentId.of("nope"))).path("slaves")).isEmpty();
        assertThat(way.run(legacy.frameworks()).path("frameworks")).hasSize(1);
        assertThat(way.run(legacy.framework(framework)).path("frameworks")).hasSize(1);
        assertThat(way.run(legacy.framework(FrameworkId.of("nope"))).path("frameworks"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void roles_ofAnOldServer_areRead(BothWays way) {
        String old = "{\"roles\":[{\"name\":\"*\",\"weight\":1.0,\"frameworks\":[],\"resources\":"
                + "{\"cpus\":1,\"ports\":\"[31000-31001]\"}}]}";
        try (WireServer server = WireServer.start("old", 0, request -> WireResponse.of(200, "application/json", old));
                MesosMaster master = MesosMaster.connect(server.url())) {
            var role = way.run(master.legacy().roles()).get(0);

            assertThat(role.quota()).isEmpty();
            assertThat(role.resources().orElseThrow().text("ports")).hasValue("[31000-31001]");
            assertThat(role.resources().orElseThrow().scalar("mem")).isZero();
            way.fails(master.legacy().tasks(TaskQuery.newest(1)), UnexpectedShapeException.class);
        }
    }
}
