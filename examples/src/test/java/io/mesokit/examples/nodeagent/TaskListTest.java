package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.bare;
import static io.mesokit.examples.nodeagent.Tasks.containerStatus;
import static io.mesokit.examples.nodeagent.Tasks.labelled;
import static io.mesokit.examples.nodeagent.Tasks.resource;
import static io.mesokit.examples.nodeagent.Tasks.running;
import static io.mesokit.examples.nodeagent.Tasks.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskListTest {
    @Test
    void of_runningTask_isReadyWithAllThatIsTold() {
        ObjectNode json = labelled(running("t", 7), Map.of("org.apache.a", "b"));
        ((ObjectNode) json.at("/statuses/1/container_status/container_id"))
                .putObject("parent")
                .put("value", "pod");

        SeenTask task = one(json);

        assertThat(task.state()).isEqualTo(Readiness.READY);
        assertThat(task.key()).isEqualTo("f-0000/t/pod.c-t");
        assertThat(task.name()).isEqualTo("name of t");
        assertThat(task.pid()).hasValue(7);
        assertThat(task.containers()).containsExactly("c-t", "pod");
        assertThat(task.label("org.apache.a")).isEqualTo("b");
        assertThat(task.label("none")).isEmpty();
    }

    @Test
    void of_lastStatus_decidesAndNotTheStateOfTheTask() {
        ObjectNode killed = running("t", 7);
        status(killed, "TASK_KILLING");

        assertThat(one(killed).state()).isEqualTo(Readiness.NOT_RUNNING);
        assertThat(one(bare("t")).state()).isEqualTo(Readiness.NOT_RUNNING);
    }

    @Test
    void of_lastStatusTellsNoContainer_takesTheOneBefore() {
        ObjectNode healthy = running("t", 7);
        status(healthy, "TASK_RUNNING").put("healthy", true);
        containerStatus(status(healthy, "TASK_RUNNING"), "c-t");

        assertThat(one(healthy).state()).isEqualTo(Readiness.READY);
        assertThat(one(healthy).pid()).hasValue(7);
    }

    @Test
    void of_withoutProcess_tellsDockerFromOthers() {
        ObjectNode docker = bare("t");
        docker.putObject("container").put("type", "DOCKER").putObject("docker").put("image", "x");
        status(docker, "TASK_RUNNING");
        ObjectNode other = bare("t");
        containerStatus(status(other, "TASK_RUNNING"), "c-t");

        assertThat(one(docker).state()).isEqualTo(Readiness.DOCKER);
        assertThat(one(other).state()).isEqualTo(Readiness.NO_PID);
    }

    @Test
    void of_resourcesListedSeveralTimes_areSummed() {
        ObjectNode task = running("t", 7);
        resource(task, "cpus", 0.1);
        resource(task, "cpus", 0.2)
                .putArray("reservations")
                .addObject()
                .put("type", "STATIC")
                .put("role", "r");
        resource(task, "cpus", 0.4).putObject("revocable");
        resource(task, "mem", 32);
        resource(task, "mem", 0.5);

        assertThat(one(task).share()).isEqualTo(new SeenTask.Share(0.7, 0.4, 32 * 1024 * 1024 + 512 * 1024));
        assertThat(one(running("t", 7)).share()).isEqualTo(SeenTask.Share.NONE);
    }

    @Test
    void of_oddTasks_harmNoOther() {
        ObjectNode noKey = running("bad", 7);
        noKey.putObject("labels").putArray("labels").addObject().put("value", "v");
        ObjectNode noValue = running("odd", 8);
        noValue.putObject("labels").putArray("labels").addObject().put("key", "k");

        List<SeenTask> tasks = Tasks.seen(
                running("a", 1),
                noKey,
                Json.mapper().createObjectNode(),
                Json.mapper().createArrayNode(),
                noValue);

        assertThat(tasks)
                .extracting(SeenTask::id, SeenTask::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", Readiness.READY),
                        org.assertj.core.groups.Tuple.tuple("bad", Readiness.UNREADABLE),
                        org.assertj.core.groups.Tuple.tuple("?", Readiness.UNREADABLE),
                        org.assertj.core.groups.Tuple.tuple("?", Readiness.UNREADABLE),
                        org.assertj.core.groups.Tuple.tuple("odd", Readiness.READY));
    }

    private static SeenTask one(ObjectNode task) {
        return Tasks.seen(task).get(0);
    }
}
