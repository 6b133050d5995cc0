package io.mesokit.chronos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.spi.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
    private static <T> T read(String json, Class<T> type) throws Exception {
        return Json.mapper().readValue(json, type);
    }

    @Test
    void runState_allForms_areUnderstood() {
        assertThat(RunState.of("idle").idle()).isTrue();
        assertThat(RunState.of("queued").queued()).isTrue();
        assertThat(RunState.of("2 running").running()).isEqualTo(2);
        assertThat(RunState.of("running").running()).isEqualTo(1);
        assertThat(RunState.of("napping").running()).isZero();
        assertThat(RunState.of("napping")).hasToString("napping");
    }

    @Test
    void words_caseOfContainersAndVolumes_doesNotMatter() {
        assertThat(ContainerType.of("docker")).isEqualTo(ContainerType.DOCKER).hasSameHashCodeAs(ContainerType.DOCKER);
        assertThat(ContainerType.of("docker").known()).isTrue();
        assertThat(ContainerType.of("RKT").known()).isFalse();
        assertThat(VolumeMode.of("rw"))
                .isEqualTo(VolumeMode.RW)
                .hasSameHashCodeAs(VolumeMode.RW)
                .isNotEqualTo("rw");
        assertThat(VolumeMode.of("XX").known()).isFalse();
    }

    @Test
    void words_caseOfNetworks_matters_pitfall13() {
        assertThat(Network.of("host")).isNotEqualTo(Network.HOST).hasToString("host");
        assertThat(Network.of("host").known()).isFalse();
        assertThat(Network.USER.known()).isTrue();
        assertThat(LastOutcome.of("fresh")).isEqualTo(LastOutcome.FRESH).hasToString("fresh");
        assertThat(LastOutcome.SUCCESS.known()).isTrue();
        assertThat(TaskStatus.of("Fail").known()).isTrue();
        assertThat(TaskStatus.RUNNING).hasToString("Running");
    }

    @Test
    void taskStat_times_haveNoZoneAndTwoDigitsOfTheYear_pitfall20() throws Exception {
        TaskStat stat = read("""
                {"taskId":"ct:1:0:a:","jobName":"a","slaveId":"s","startTime":"11/21/26 06:07:51","endTime":"N/A",
                "duration":"3s","status":"Running","numElementsProcessed":7}""", TaskStat.class);
        assertThat(stat.startedAt(ZoneOffset.UTC)).contains(Instant.parse("2026-11-21T06:07:51Z"));
        assertThat(stat.startedAt(ZoneId.of("Europe/Berlin"))).contains(Instant.parse("2026-11-21T05:07:51Z"));
        assertThat(stat.endedAt(ZoneOffset.UTC)).isEmpty();
        assertThat(stat.status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(stat.numElementsProcessed()).hasValue(7);
    }

    @Test
    void jobStat_histogram_isInMilliseconds_pitfall21() throws Exception {
        JobStat stat = read("""
                {"histogram":{"75thPercentile":1.5,"95thPercentile":2,"98thPercentile":3,"99thPercentile":4,
                "median":1.0,"mean":1.0,"count":2,"max":9},"taskStatHistory":[{"taskId":"t"}]}""", JobStat.class);
        assertThat(stat.histogram().p75()).isEqualTo(1.5);
        assertThat(stat.histogram().p95()).isEqualTo(2);
        assertThat(stat.histogram().p98()).isEqualTo(3);
        assertThat(stat.histogram().p99()).isEqualTo(4);
        assertThat(stat.histogram().count()).isEqualTo(2);
        assertThat(stat.histogram().unknownFields()).containsOnlyKeys("max");
        assertThat(stat.taskStatHistory().get(0).startTime()).isEqualTo("N/A");
    }

    @Test
    void metrics_numbersByName_areReadable() throws Exception {
        Metrics metrics = read("""
                {"version":"3.0.0","gauges":{"g":{"value":1.5},"t":{"value":"x"}},"counters":{"c":{"count":3}},
                "histograms":{},"meters":{"m":{"count":1,"units":"events/second"}},"timers":{}}""", Metrics.class);
        assertThat(metrics.gauge("g")).hasValue(1.5);
        assertThat(metrics.gauge("t")).isEmpty();
        assertThat(metrics.gauge("none")).isEmpty();
        assertThat(metrics.counter("c")).hasValue(3);
        assertThat(metrics.counter("none")).isEmpty();
        assertThat(metrics.meters().get("m").text("units")).contains("events/second");
        assertThat(metrics.meters().get("m").text("count")).isEmpty();
        assertThat(metrics).hasToString("Metrics[2 gauges, 1 counters, 0 histograms, 1 meters, 0 timers]");
        assertThat(metrics.counters().get("c")).hasToString("{count=3}");
    }

    @Test
    void models_almostEmpty_haveTheServersDefaults() throws Exception {
        JobSummary summary = read("{\"name\":\"a\"}", JobSummary.class);
        assertThat(summary.status()).isEqualTo(LastOutcome.FRESH);
        assertThat(summary.state().idle()).isTrue();
        assertThat(summary.schedule()).isEmpty();
        assertThat(summary.disabled()).isFalse();
        assertThat(read("{}", JobStat.class).histogram().count()).isZero();
        assertThat(read("{}", Histogram.class)).isEqualTo(Histogram.builder().build());
        assertThat(read("{\"jobNameLabel\":\"a\"}", JobTime.class).seconds()).isZero();
        assertThat(read("{\"taskId\":\"t\"}", TaskStat.class).status().known()).isFalse();
        assertThat(read("{}", Metrics.class).version()).isEmpty();
        assertThat(read("{\"key\":\"k\"}", Parameter.class).value()).isEmpty();
        assertThat(read("{\"key\":\"k\"}", Label.class).value()).isEmpty();
        assertThat(read("{\"name\":\"A\"}", EnvironmentVariable.class).value()).isEmpty();
    }

    @Test
    void toBuilder_everyModel_givesTheSame() throws Exception {
        Metric metric = read("{\"value\":1}", Metric.class);
        assertThat(metric.toBuilder().build()).isEqualTo(metric);
        Metrics metrics = Metrics.builder().putGauges("g", metric).build();
        assertThat(metrics.toBuilder().build()).isEqualTo(metrics);
        JobStat stat = JobStat.builder()
                .addTaskStatHistory(TaskStat.builder().taskId("t").build())
                .build();
        assertThat(stat.toBuilder().build()).isEqualTo(stat);
        assertThat(stat.taskStatHistory().get(0).toBuilder().build())
                .isEqualTo(stat.taskStatHistory().get(0));
        assertThat(stat.histogram().toBuilder().build()).isEqualTo(stat.histogram());
        JobSummary summary = JobSummary.builder().name("a").build();
        assertThat(summary.toBuilder().build()).isEqualTo(summary);
        JobTime time = JobTime.builder().jobName("a").build();
        assertThat(time.toBuilder().build()).isEqualTo(time);
        LeaderInfo leader = LeaderInfo.builder().leader("h:1").build();
        assertThat(leader.toBuilder().build()).isEqualTo(leader).hasToString("LeaderInfo{leader=h:1}");
        ExternalVolume external =
                ExternalVolume.builder().name("v").provider("p").build();
        Volume volume = Volume.of("/h", "/c", VolumeMode.RW).toBuilder()
                .external(external.toBuilder().build())
                .build();
        assertThat(volume.toBuilder().build()).isEqualTo(volume);
        assertThat(Label.of("k", "v").toBuilder().build()).isEqualTo(Label.of("k", "v"));
        assertThat(Parameter.of("k", "v").toBuilder().build()).isEqualTo(Parameter.of("k", "v"));
        assertThat(TaskProgress.of(1).toBuilder().build()).isEqualTo(TaskProgress.of(1));
        assertThat(TaskNotification.failed(1).toBuilder().build()).isEqualTo(TaskNotification.failed(1));
        assertThat(Fetch.of("u").toBuilder().build()).isEqualTo(Fetch.of("u"));
        assertThat(PortMapping.of(1, 2).toBuilder().build()).isEqualTo(PortMapping.of(1, 2));
        assertThat(NetworkInfo.of("n").toBuilder().build()).isEqualTo(NetworkInfo.of("n"));
    }

    @Test
    void taskNotification_zero_isSuccessOnly() {
        assertThat(TaskNotification.succeeded().statusCode()).isZero();
        assertThat(TaskNotification.failed(7).statusCode()).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> TaskNotification.failed(0));
    }

    @Test
    void factories_shortForms_areTheLongOnes() {
        assertThat(Fetch.of("http://x").executable()).isFalse();
        assertThat(Label.of("k", "v"))
                .isEqualTo(Label.builder().key("k").value("v").build());
        assertThat(EnvironmentVariable.of("A", "1").toBuilder()
                        .value("2")
                        .build()
                        .value())
                .isEqualTo("2");
        assertThat(Volume.of("/h", "/c", VolumeMode.RO).mode()).contains(VolumeMode.RO);
        assertThat(Container.docker("busybox").network()).isEqualTo(Network.HOST);
        assertThat(Container.mesos("busybox").type()).isEqualTo(ContainerType.MESOS);
        assertThat(NetworkInfo.of("n").portMappings()).isEmpty();
        assertThat(PortMapping.of(1, 2)).hasToString("PortMapping{hostPort=1, containerPort=2}");
        assertThat(TaskProgress.of(3).numAdditionalElementsProcessed()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void graph_empty_hasNothing(String csv) {
        assertThat(JobGraph.parse(csv).nodes()).isEmpty();
    }

    @Test
    void graph_csv_bothFormsOfNode() {
        JobGraph graph = JobGraph.parse(
                "node,a,success,2 running\nnode,b,fresh,queued\r\nnode,old,failure\nlink,a,b\nlink,a,gone\nlegend,x\n");
        assertThat(graph.nodes()).extracting(JobGraph.Node::name).containsExactly("a", "b", "old");
        assertThat(graph.node("a").orElseThrow().state().running()).isEqualTo(2);
        assertThat(graph.node("a").orElseThrow().lastOutcome()).isEqualTo(LastOutcome.SUCCESS);
        assertThat(graph.node("old").orElseThrow().state()).isEqualTo(RunState.of(""));
        assertThat(graph.node("none")).isEmpty();
        assertThat(graph.parentsOf("b")).containsExactly("a");
        assertThat(graph.childrenOf("a")).containsExactly("b", "gone");
        assertThat(graph.childrenOf("b")).isEmpty();
        assertThat(graph).hasToString("JobGraph[3 jobs, 2 links]");
    }
}
