package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mesokit.core.Planted;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.KillContainerCall;
import io.mesokit.mesos.model.master.DrainAgentCall;
import io.mesokit.mesos.model.master.GetMetricsCall;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return Json.mapper().readValue(json, type);
    }

    private static String write(Object value) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nanoseconds\":600000000000}",
                "{\"seconds\":600}",
                "{\"seconds\":600,\"nanos\":0}",
            })
    void durations_allShapes_areRead(String json) throws Exception {
        assertThat(read(json, DurationInfo.class).toDuration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(read(json, ProtoDuration.class).toDuration()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void durations_areWrittenInTheirOwnShape() throws Exception {
        assertThat(write(DurationInfo.of(Duration.ofMillis(1500)))).isEqualTo("{\"nanoseconds\":1500000000}");
        assertThat(write(ProtoDuration.of(Duration.ofMillis(1500)))).isEqualTo("{\"nanos\":500000000,\"seconds\":1}");
    }

    @Test
    void time_beforeAndAfter1970_isKept() {
        Instant before = Instant.parse("1969-12-31T23:59:59.999999999Z");

        assertThat(TimeInfo.of(before).nanoseconds()).isEqualTo(-1);
        assertThat(TimeInfo.of(before).toInstant()).isEqualTo(before);
        assertThat(new TimeInfo(1_500_000_000L).toInstant()).isEqualTo(Instant.ofEpochMilli(1500));
    }

    @Test
    void bytes_base64_isReadLeniently() throws Exception {
        Bytes bytes = Bytes.of((byte) 1, (byte) -1);

        assertThat(read("\"Af8\"", Bytes.class)).isEqualTo(bytes);
        assertThat(read("\"Af\\n8=\"", Bytes.class)).isEqualTo(bytes);
        assertThat(write(bytes)).isEqualTo("\"Af8=\"");
        assertThat(Bytes.utf8("ü").utf8()).isEqualTo("ü");
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.fromBase64("_-_-"));
        assertThatThrownBy(() -> read("\"_\"", Bytes.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void bytes_whatIsDoneToTheArray_makesNoDifference() {
        byte[] array = {1, 2};
        Bytes bytes = Bytes.of(array);
        array[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) 2));
    }

    @Test
    void uuid_ofJava_isItsSixteenBytes() {
        UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

        assertThat(Uuid.of(uuid).toUuid()).isEqualTo(uuid);
        assertThat(Uuid.of(uuid).value().size()).isEqualTo(16);
    }

    @Test
    void range_over63Bits_isKept() throws Exception {
        String json = "{\"begin\":1,\"end\":18446744073709551615}";
        Range range = read(json, Range.class);

        assertThat(range).isEqualTo(Range.of(1, -1)).hasToString("1-18446744073709551615");
        assertThat(range.contains(Long.MIN_VALUE)).isTrue();
        assertThat(write(range)).isEqualTo(json);
        assertThat(Ranges.of(range).plus(Ranges.of(Range.of(5, 9)))).isEqualTo(Ranges.of(range));
        assertThat(Ranges.of(range).minus(Ranges.of(Range.of(3, -1)))).isEqualTo(Ranges.of(Range.of(1, 2)));
        assertThatThrownBy(() -> read("{\"begin\":-1,\"end\":2}", Range.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void scalar_infinite_isWrittenQuotedAndReadBothWays() throws Exception {
        assertThat(write(Scalar.of(Double.POSITIVE_INFINITY))).isEqualTo("{\"value\":\"Infinity\"}");
        assertThat(read("{\"value\":Infinity}", Scalar.class).value()).isInfinite();
        assertThat(read("{\"value\":\"-Infinity\"}", Scalar.class).value()).isNegative();
        assertThat(read("{\"value\":NaN}", Scalar.class).value()).isNaN();
    }

    @Test
    void words_unknownOne_isKept() throws Exception {
        String json = "{\"type\":\"AGENT_PAINTED\"}";
        MasterEvent event = read(json, MasterEvent.class);

        assertThat(event.type().orElseThrow().known()).isFalse();
        assertThat(write(event)).isEqualTo(json);
        assertThat(TaskState.of("TASK_LOST")).isEqualTo(TaskState.LOST);
        assertThat(TaskState.LOST.terminal()).isTrue();
        assertThat(TaskState.UNREACHABLE.terminal()).isFalse();
        assertThat(OperationState.GONE_BY_OPERATOR.terminal()).isTrue();
        assertThat(OperationState.UNREACHABLE.terminal()).isFalse();
    }

    @Test
    void unknownFields_survive() throws Exception {
        String json = "{\"checkpoint\":true,\"hostname\":\"h\",\"new\":{\"a\":[1,null]}}";
        AgentInfo info = read(json, AgentInfo.class);

        assertThat(info.unknownFields()).containsOnlyKeys("checkpoint", "new");
        assertThat(Json.mapper().readTree(write(info))).isEqualTo(Json.mapper().readTree(json));
        assertThat(write(read("{\"why\":1}", Marker.class))).isEqualTo("{\"why\":1}");
    }

    @Test
    void calls_ofAMember_haveItsType() throws Exception {
        DrainAgentCall drain = DrainAgentCall.builder()
                .agentId(AgentId.of("A"))
                .maxGracePeriod(ProtoDuration.of(Duration.ofMinutes(10)))
                .build();

        assertThat(write(MasterCall.of(drain)))
                .isEqualTo("{\"drain_agent\":{\"agent_id\":{\"value\":\"A\"},"
                        + "\"max_grace_period\":{\"nanos\":0,\"seconds\":600}},\"type\":\"DRAIN_AGENT\"}");
        assertThat(write(MasterCall.of(MasterCallType.GET_STATE))).isEqualTo("{\"type\":\"GET_STATE\"}");
        assertThat(write(MasterCall.of(GetMetricsCall.builder().build())))
                .isEqualTo("{\"get_metrics\":{},\"type\":\"GET_METRICS\"}");
        assertThat(write(AgentCall.of(KillContainerCall.builder()
                        .containerId(ContainerId.of("a").child("b"))
                        .build())))
                .contains("{\"parent\":{\"value\":\"a\"},\"value\":\"b\"}");
    }

    @Test
    void operations_ofAMember_haveItsType() throws Exception {
        TaskInfo task = TaskInfo.builder()
                .name("t")
                .taskId(TaskId.of("t1"))
                .agentId(AgentId.of("A"))
                .command(CommandInfo.exec("sleep", "9"))
                .resources(Resources.parse("cpus:0.1"))
                .build();
        OfferOperation launch =
                OfferOperation.of(LaunchOperation.builder().addTaskInfos(task).build());

        assertThat(launch.type()).contains(OfferOperationType.LAUNCH);
        assertThat(write(launch)).contains("\"arguments\":[\"sleep\",\"9\"],\"shell\":false,\"value\":\"sleep\"");
        assertThat(CommandInfo.shell("sleep 9").shell()).contains(true);
        assertThat(Filters.refuse(Duration.ofMillis(1500)).refuseSeconds()).hasValue(1.5);
    }

    @Test
    void secrets_areNotShown() {
        Credential credential =
                Credential.builder().principal("p").secret(Planted.PASSWORD).build();
        SecretValue value =
                SecretValue.builder().data(Bytes.utf8(Planted.PASSWORD)).build();

        assertThat(credential.toString()).contains("p").doesNotContain(Planted.PASSWORD);
        assertThat(EnvironmentVariable.of("TOKEN", Planted.PASSWORD).toString())
                .contains("TOKEN")
                .doesNotContain(Planted.PASSWORD);
        assertThat(value.toString())
                .doesNotContain(Planted.PASSWORD)
                .doesNotContain(Bytes.utf8(Planted.PASSWORD).base64());
    }

    @Test
    void containerId_nested_showsTheChain() {
        ContainerId nested = ContainerId.of("a").child("b").child("c");

        assertThat(nested).hasToString("a.b.c");
        assertThat(nested.root()).isEqualTo(ContainerId.of("a"));
    }
}
