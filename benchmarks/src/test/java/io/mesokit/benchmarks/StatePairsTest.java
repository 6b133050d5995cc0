package io.mesokit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.master.MasterResponse;
import java.util.Map;
import org.apache.mesos.v1.master.Protos.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everyone reads the same state, and all of it. */
class StatePairsTest {
    private static final int TASKS = 200;

    private final StateBenchmark benchmark = new StateBenchmark();

    @BeforeEach
    void prepare() throws Exception {
        benchmark.tasks = TASKS;
        benchmark.prepareAll();
    }

    @AfterEach
    void close() throws Exception {
        benchmark.close();
    }

    @Test
    void whole_eachPeer_readsTheSameState() throws Exception {
        Object tree = benchmark.jacksonTree();
        Response official = benchmark.protobufBinary();
        assertThat(benchmark.protobufJson()).isEqualTo(official);
        assertThat(official.getGetState().getGetTasks().getTasksCount()).isEqualTo(TASKS * 9 / 10);
        assertThat((JsonNode) Json.mapper().valueToTree(benchmark.jacksonMap())).isEqualTo(tree);
        assertThat((Map<?, ?>) benchmark.gson()).hasSize(2);
        assertThat((Map<?, ?>) benchmark.fastjson()).hasSize(2);
        assertThat((Map<?, ?>) benchmark.moshi()).hasSize(2);
    }

    @Test
    void whole_sdk_knowsEveryMemberOfIt() throws Exception {
        MasterResponse ours = benchmark.ours();
        Response official = benchmark.protobufBinary();
        assertThat(ours.state().orElseThrow().tasks().orElseThrow().completedTasks())
                .hasSize(TASKS / 10)
                .allSatisfy(task -> assertThat(task.unknownFields()).isEmpty());
        assertThat(Json.mapper().writeValueAsString(ours.state().orElseThrow().agents()))
                .contains(official.getGetState()
                        .getGetAgents()
                        .getAgents(3)
                        .getAgentInfo()
                        .getHostname());
    }

    @Test
    void lazy_bothSides_seeEveryTask() throws Exception {
        assertThat(benchmark.lazy()).isEqualTo(TASKS);
        assertThat(benchmark.lazyTree()).isEqualTo(TASKS);
    }

    @Test
    void events_bothSides_knowEachOfThem() throws Exception {
        EventBenchmark events = new EventBenchmark();
        assertThat(events.ours()).isEqualTo(Bodies.RECORDS);
        assertThat(events.peer()).isEqualTo(Bodies.RECORDS);
    }
}
