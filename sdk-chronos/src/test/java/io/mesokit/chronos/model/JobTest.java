package io.mesokit.chronos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final String FULL = """
            {"name":"full","command":"sleep 2","shell":true,"executor":"x","executorFlags":"-f","taskInfoData":"t",
            "retries":3,"owner":"a@example.com","ownerName":"Me","description":"desc","successCount":5,"errorCount":2,
            "lastSuccess":"2026-11-21T06:07:51.898Z","lastError":"never","cpus":0.2,"disk":64.0,"mem":64.0,
            "disabled":false,"softError":true,"dataProcessingJobType":true,"errorsSinceLastSuccess":1,
            "fetch":[{"uri":"file:///etc/hostname","executable":false,"cache":false,"extract":false,"output_file":"h"}],
            "environmentVariables":[{"name":"A","value":"1"}],"arguments":["-x"],"highPriority":true,
            "runAsUser":"root","concurrent":true,"maxCompletionTime":100,"epsilon":"PT15M","async":false,
            "container":{"type":"docker","image":"busybox","network":"BRIDGE","networkName":"n","networkInfos":
            [{"name":"nn","protocol":"IPv4","labels":[{"key":"k","value":"v"}],"portMappings":
            [{"hostPort":"8080","containerPort":2,"protocol":"tcp"}]}],"volumes":
            [{"hostPath":"/h","containerPath":"/c","mode":"RW"},{"containerPath":"/e","mode":"RO","external":
            {"name":"vol","provider":"dvdi","options":[{"key":"a","value":"b"}]}}],"forcePullImage":true,
            "parameters":[{"key":"k","value":"v"}],"new":1},"constraints":[["rack","EQUALS","r"],["rack","NEAR","r.*"]],
            "schedule":"R5/2030-01-01T00:00:00.000Z/PT1H","scheduleTimeZone":"Europe/Berlin","future":{"a":[1,null]}}
            """;

    private static Job read(String json) throws Exception {
        return Json.mapper().readValue(json, Job.class);
    }

    private static JsonNode tree(Object value) throws Exception {
        return Json.mapper().readTree(Json.mapper().writeValueAsString(value));
    }

    private static ScheduledJob scheduled() {
        return ScheduledJob.builder()
                .name("a")
                .command("run")
                .schedule(Schedule.parse("R//PT1H"))
                .build();
    }

    @Test
    void read_everyField_survivesTheRoundTrip() throws Exception {
        String ports = FULL.replace("\"8080\"", "8080");
        assertThat(tree(read(FULL))).isEqualTo(Json.mapper().readTree(ports));
    }

    @Test
    void read_everyField_isTyped_pitfall14() throws Exception {
        ScheduledJob job = read(FULL).asScheduled().orElseThrow();
        Container container = job.container().orElseThrow();
        assertThat(container.type()).isEqualTo(ContainerType.DOCKER).hasToString("docker");
        assertThat(container.network()).isEqualTo(Network.BRIDGE);
        assertThat(container.networkInfos().get(0).portMappings().get(0))
                .isEqualTo(PortMapping.builder()
                        .hostPort(8080)
                        .containerPort(2)
                        .protocol("tcp")
                        .build());
        assertThat(container.volumes().get(1).external().orElseThrow().options())
                .containsExactly(Parameter.of("a", "b"));
        assertThat(job.constraints().get(1).operator().known()).isFalse();
        assertThat(job.fetch().get(0).outputFile()).contains("h");
        assertThat(job.lastSuccessTime()).contains(Instant.parse("2026-11-21T06:07:51.898Z"));
        assertThat(job.lastErrorTime()).isEmpty();
        assertThat(job.unknownFields()).containsOnlyKeys("future");
    }

    @Test
    void read_parentsKey_makesItDependent() throws Exception {
        assertThat(read("{\"name\":\"c\",\"parents\":[\"a\"]}")
                        .asDependent()
                        .orElseThrow()
                        .parents())
                .containsExactly("a");
        assertThat(read("{\"name\":\"c\",\"parents\":[],\"schedule\":\"R//PT1H\"}"))
                .isInstanceOf(DependentJob.class);
    }

    @Test
    void read_neitherScheduleNorParents_isNoJob() {
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> read("{\"name\":\"c\"}"))
                .withMessageContaining("either \"schedule\" or \"parents\"");
    }

    @Test
    void write_whatWasNeverSet_isNotSent_pitfall10() throws Exception {
        assertThat(tree(scheduled()).toString())
                .isEqualTo(
                        "{\"command\":\"run\",\"concurrent\":false,\"dataProcessingJobType\":false,\"disabled\":false,"
                                + "\"highPriority\":false,\"name\":\"a\",\"schedule\":\"R//PT1H\",\"shell\":true,\"softError\":false}");
    }

    @Test
    void write_oneTimeJob_hasNeitherScheduleNorParents_pitfall7() throws Exception {
        JsonNode sent = tree(OneTimeJob.of("a", "run"));
        assertThat(sent.has("schedule")).isFalse();
        assertThat(sent.has("parents")).isFalse();
    }

    @Test
    void resetCounters_bothKinds_startAfresh() throws Exception {
        Job job = read(FULL).resetCounters();
        assertThat(tree(job).has("successCount")).isFalse();
        assertThat(tree(job).has("lastSuccess")).isFalse();
        assertThat(tree(job).has("errorsSinceLastSuccess")).isFalse();
        DependentJob child = DependentJob.builder()
                .name("c")
                .addParents("a")
                .errorCount(3)
                .lastError("x")
                .build();
        assertThat(child.resetCounters())
                .isEqualTo(DependentJob.builder().name("c").addParents("a").build());
    }

    @Test
    void edits_bothKinds_changeJustThat() {
        DependentJob child = DependentJob.builder().name("c").addParents("a").build();
        for (Job job : List.of(scheduled(), child)) {
            assertThat(job.withDisabled(true).disabled()).isTrue();
            assertThat(job.withDisabled(true).withDisabled(false)).isEqualTo(job);
            assertThat(job.withCommand("other").command()).isEqualTo("other");
        }
        assertThat(child.edit(s -> s, d -> d.toBuilder().addParents("b").build())
                        .asDependent()
                        .orElseThrow()
                        .parents())
                .containsExactly("a", "b");
        assertThat(scheduled().edit(s -> s.withCommand("x"), d -> d).command()).isEqualTo("x");
        assertThat(scheduled().asDependent()).isEmpty();
        assertThat(child.asScheduled()).isEmpty();
    }

    @Test
    void nextRun_goesByTheJobsZone() {
        ScheduledJob job = scheduled().toBuilder()
                .schedule(Schedule.parse("R/2030-01-01T02:00:00.000Z/P1D"))
                .build();
        Instant from = Instant.parse("2029-01-01T00:00:00Z");
        assertThat(job.nextRun(from)).contains(Instant.parse("2030-01-01T02:00:00Z"));
        assertThat(job.toBuilder().scheduleTimeZone("Europe/Berlin").build().nextRun(from))
                .contains(Instant.parse("2030-01-01T01:00:00Z"));
        assertThat(job.toBuilder().scheduleTimeZone("No/Where").build().nextRun(from))
                .contains(Instant.parse("2030-01-01T02:00:00Z"));
    }

    @Test
    void toString_job_isOneLine() throws Exception {
        assertThat(scheduled().toBuilder().errorCount(1).build()).hasToString("a [R//PT1H] \"run\", 0 ok, 1 failed");
        assertThat(read(FULL))
                .hasToString(
                        "full [R5/2030-01-01T00:00:00.000Z/PT1H Europe/Berlin] \"sleep 2\" in busybox, 5 ok, 2 failed");
        assertThat(scheduled().withDisabled(true)).hasToString("a [R//PT1H] \"run\", disabled");
        assertThat(DependentJob.builder().name("c").addParents("a", "b").build())
                .hasToString("c [after a, b]");
        assertThat(OneTimeJob.of("o", "x\n  y".repeat(20)).toString())
                .hasSizeLessThan(100)
                .startsWith("o [once, now] \"x yx");
    }

    @Test
    void constraint_ofTwoParts_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Constraint.from(List.of("a", "b")));
        assertThat(Constraint.equalTo("a", "b")).hasToString("a EQUALS b");
        assertThat(Constraint.like("a", "b.*").toList()).containsExactly("a", "LIKE", "b.*");
        assertThat(Constraint.unlike("a", "b.*").operator().known()).isTrue();
    }
}
