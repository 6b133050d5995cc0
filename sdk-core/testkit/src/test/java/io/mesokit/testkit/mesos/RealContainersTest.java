package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.testkit.exec.CpuLimiting;
import io.mesokit.testkit.exec.LocalProcesses;
import io.mesokit.testkit.time.RealTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What agents tell of containers is what the kernel tells of their processes. */
@Timeout(30)
class RealContainersTest {
    private static final String RESOURCES = """
        'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':0.1}},\
        {'name':'mem','type':'SCALAR','scalar':{'value':32}}]\
        """;

    private final LocalProcesses processes = start();
    private final RealTime time = RealTime.start();
    private final EmbeddedMesos mesos =
            EmbeddedMesos.start(MesosOptions.ofDefaults().withSettling(Duration.ZERO), time, processes);
    private final MesosAgent agent = mesos.agents().get(0);

    private static LocalProcesses start() {
        try {
            return LocalProcesses.start(CpuLimiting.CGROUP);
        } catch (IllegalStateException refused) {
            return abort(refused.getMessage());
        }
    }

    @AfterEach
    void close() {
        mesos.close();
        processes.close();
        time.close();
    }

    private void launch(SchedulerTap scheduler, String executor) {
        String offer = Json.idOf(
                scheduler.event("OFFERS").path("offers").path("offers").path(0), "id");
        String task = "{'name':'t','task_id':{'value':'t'},'agent_id':{'value':'" + agent.id() + "'}," + RESOURCES
                + ",'command':{'value':'sleep 300'}}";
        String operation = executor.isEmpty()
                ? "{'type':'LAUNCH','launch':{'task_infos':[" + task + "]}}"
                : "{'type':'LAUNCH_GROUP','launch_group':{'executor':" + executor + ",'task_group':{'tasks':[" + task
                        + "]}}}";
        String body = "'accept':{'offer_ids':[{'value':'" + offer + "'}],'operations':[" + operation + "]}";
        assertThat(scheduler.call(scheduler.framework(), "ACCEPT", body).status())
                .isEqualTo(202);
    }

    private JsonNode running(SchedulerTap scheduler) {
        JsonNode starting = scheduler.update("t", "TASK_STARTING");
        scheduler.call(
                scheduler.framework(),
                "ACKNOWLEDGE",
                "'acknowledge':{'agent_id':{'value':'" + agent.id() + "'},'task_id':{'value':'t'},'uuid':'"
                        + starting.path("uuid").asText() + "'}");
        return scheduler.update("t", "TASK_RUNNING").path("container_status");
    }

    private static String group(JsonNode container) {
        return Cgroups.system()
                .ofProcess(container.path("executor_pid").asLong())
                .path();
    }

    @Test
    void group_commandTask_isNamedByItsContainer() throws Exception {
        try (SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), "real", List.of("dev"))) {
            launch(scheduler, "");

            JsonNode container = running(scheduler);

            assertThat(group(container)).endsWith("/" + Json.idOf(container, "container_id"));
        }
    }

    @Test
    void group_taskOfAPod_isBelowThatOfThePod() throws Exception {
        try (SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), "real", List.of("dev"))) {
            launch(
                    scheduler,
                    "{'executor_id':{'value':'pod'},'type':'DEFAULT','framework_id':{'value':'" + scheduler.framework()
                            + "'}," + RESOURCES + "}");

            JsonNode container = running(scheduler);

            String pod = Json.idOf(container.path("container_id"), "parent");
            assertThat(group(container)).endsWith("/" + pod + "/mesos/" + Json.idOf(container, "container_id"));
        }
    }
}
