package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.exec.CpuLimiting;
import io.mesokit.testkit.exec.LocalProcesses;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks and executors that are processes of this machine. */
@Timeout(30)
class ExecutorApiTest {
    private static final String RESOURCES = """
        'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':0.5}},\
        {'name':'mem','type':'SCALAR','scalar':{'value':32}}]\
        """;

    private final LocalProcesses processes = LocalProcesses.start(CpuLimiting.NONE);
    private final io.mesokit.testkit.time.RealTime time = io.mesokit.testkit.time.RealTime.start();
    private final EmbeddedMesos mesos =
            EmbeddedMesos.start(MesosOptions.ofDefaults().withSettling(Duration.ZERO), time, processes);
    private final MesosAgent agent = mesos.agents().get(0);

    @AfterEach
    void close() {
        mesos.close();
        processes.close();
        time.close();
    }

    private void launch(SchedulerTap scheduler, String task) {
        String offer = Json.idOf(
                scheduler.event("OFFERS").path("offers").path("offers").path(0), "id");
        String body = "'accept':{'offer_ids':[{'value':'" + offer + "'}],'operations':[{'type':'LAUNCH','launch':"
                + "{'task_infos':[{'name':'t','task_id':{'value':'t'},'agent_id':{'value':'" + agent.id() + "'},"
                + RESOURCES + "," + task + "}]}}]}";
        assertThat(scheduler.call(scheduler.framework(), "ACCEPT", body).status())
                .isEqualTo(202);
    }

    private void acknowledge(SchedulerTap scheduler, String state) {
        scheduler.call(
                scheduler.framework(),
                "ACKNOWLEDGE",
                "'acknowledge':{'agent_id':{'value':'" + agent.id() + "'},'task_id':{'value':'t'},'uuid':'"
                        + scheduler.update("t", state).path("uuid").asText() + "'}");
    }

    private String file(String framework, String executor, String name) throws Exception {
        String path = "/frameworks/" + framework + "/executors/" + executor + "/runs/latest/" + name;
        return RawHttp.send(agent.url(), "GET", "/files/download?path=" + path, WireHeaders.none(), new byte[0])
                .text();
    }

    @Test
    void commandTask_isAProcess_andItsOutputIsInTheSandbox() throws Exception {
        try (SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), "real", List.of("dev"))) {
            launch(
                    scheduler,
                    "'command':{'value':'echo $GREETING; exit 4','environment':{'variables':[{'name':"
                            + "'GREETING','value':'hello'}]}}");
            acknowledge(scheduler, "TASK_STARTING");
            acknowledge(scheduler, "TASK_RUNNING");
            JsonNode failed = scheduler.update("t", "TASK_FAILED");
            assertThat(failed.path("message").asText()).isEqualTo("Command exited with status 4");
            assertThat(file(scheduler.framework(), "t", "stdout")).isEqualTo("hello\n");
        }
    }

    @Test
    void commandTask_cannotBeStarted_hasFailed() throws Exception {
        try (SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), "real", List.of("dev"))) {
            launch(scheduler, "'command':{'value':'echo \\u0000'}");

            JsonNode failed = scheduler.update("t", "TASK_FAILED");

            assertThat(failed.path("reason").asText()).isEqualTo("REASON_CONTAINER_LAUNCH_FAILED");
            assertThat(failed.path("message").asText()).startsWith("Failed to launch container: ");
        }
    }

    @Test
    void customExecutor_cannotBeStarted_itsTaskHasFailed() throws Exception {
        try (SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), "real", List.of("dev"))) {
            launch(scheduler, "'executor':{'executor_id':{'value':'mine'},'command':{'value':'echo \\u0000'}}");

            JsonNode failed = scheduler.update("t", "TASK_FAILED");

            assertThat(failed.path("reason").asText()).isEqualTo("REASON_CONTAINER_LAUNCH_FAILED");
            assertThat(failed.path("message").asText()).startsWith("Failed to launch container: ");
            assertThat(scheduler.event("FAILURE").at("/failure/status").asInt()).isEqualTo(-1);
        }
    }

    @Test
    void customExecutor_getsItsEnvironment_andSpeaksForItsTask() throws Exception {
        try (SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), "real", List.of("dev"))) {
            launch(
                    scheduler,
                    "'executor':{'executor_id':{'value':'mine'},'shutdown_grace_period':{'nanoseconds':1000000},"
                            + "'command':{'value':"
                            + "'env | grep ^MESOS_ > env; mv env environment; sleep 60'}}");
            String framework = scheduler.framework();
            String environment = environment(framework);
            assertThat(environment)
                    .contains("MESOS_EXECUTOR_ID=mine\n")
                    .contains("MESOS_FRAMEWORK_ID=" + framework + "\n")
                    .contains("MESOS_AGENT_ENDPOINT=" + agent.url().getAuthority() + "\n")
                    .contains("MESOS_DIRECTORY=/");
            String ids = "'executor_id':{'value':'mine'},'framework_id':{'value':'" + framework + "'}";
            String subscribe = ("{'type':'SUBSCRIBE'," + ids + ",'subscribe':{}}").replace('\'', '"');
            try (SchedulerTap executor = SchedulerTap.open(agent.url(), "/api/v1/executor", subscribe)) {
                assertThat(Json.idOf(executor.event("LAUNCH").path("launch").path("task"), "task_id"))
                        .isEqualTo("t");
                send("{'type':'UPDATE'," + ids + ",'update':{'status':{'task_id':{'value':'t'},'state':'TASK_RUNNING',"
                        + "'source':'SOURCE_EXECUTOR','uuid':'cLHxWZedRV6epAlVRqg3Hw=='}}}");
                acknowledge(scheduler, "TASK_RUNNING");
                executor.event("ACKNOWLEDGED");
                scheduler.call(
                        framework,
                        "SHUTDOWN",
                        "'shutdown':{'executor_id':{'value':'mine'},'agent_id':{'value':'" + agent.id() + "'}}");
                executor.event("SHUTDOWN");
                assertThat(scheduler
                                .event("FAILURE")
                                .path("failure")
                                .path("status")
                                .asInt())
                        .isEqualTo(9);
                assertThat(scheduler.update("t", "TASK_FAILED").path("reason").asText())
                        .isEqualTo("REASON_EXECUTOR_TERMINATED");
            }
        }
    }

    private String environment(String framework) throws Exception {
        String text = file(framework, "mine", "environment");
        for (int i = 0; i < 1000 && !text.contains("MESOS_"); i++) {
            LockSupport.parkNanos(5_000_000);
            text = file(framework, "mine", "environment");
        }
        return text;
    }

    private void send(String quoted) throws Exception {
        WireHeaders json = WireHeaders.none().plus("Content-Type", "application/json");
        byte[] body = quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThat(RawHttp.send(agent.url(), "POST", "/api/v1/executor", json, body)
                        .status())
                .isEqualTo(202);
    }
}
