package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import io.mesokit.core.spi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broken server may send ends in a value or in the one exception that clients make a typed error of. */
class BrokenMessagesTest {
    private static final String[] INSTEAD = {
        "null",
        "true",
        "-1",
        "1.5",
        "1e400",
        "99999999999999999999999",
        "\"x\"",
        "\"NaN\"",
        "[]",
        "[null]",
        "{}",
        "{\"value\":[{}]}"
    };

    static Stream<Descriptor> messages() {
        return OfficialMessagesTest.messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decode_oneValueReplaced_isAValueOrTheDeclaredError(Descriptor message) throws Exception {
        Random random = new Random(message.getFullName().hashCode());
        ServerJson server = new ServerJson(random);
        for (int i = 0; i < 20; i++) {
            JsonNode tree = Json.mapper().readTree(ServerJson.write(server.message(message)));
            replaceOne(tree, random);
            decode(tree.toString(), OfficialMessagesTest.model(message));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decode_oneCharacterReplaced_isAValueOrTheDeclaredError(Descriptor message) {
        Random random = new Random(message.getFullName().hashCode());
        String sent = ServerJson.write(new ServerJson(random).message(message));
        for (int i = 0; i < 10; i++) {
            StringBuilder broken = new StringBuilder(sent);
            broken.setCharAt(random.nextInt(sent.length()), "{}[]:,\"\\0n \u0000é".charAt(random.nextInt(13)));
            decode(broken.toString(), OfficialMessagesTest.model(message));
        }
    }

    private static void decode(String json, Class<?> type) {
        try {
            Object model = Json.mapper().readValue(json, type);
            assertThat(model).asString().isNotNull();
            assertThat(model).hasSameHashCodeAs(Json.mapper().readValue(json, type));
        } catch (JsonProcessingException e) {
            assertThat(e.getMessage()).isNotNull();
        }
    }

    private static void replaceOne(JsonNode tree, Random random) throws JsonProcessingException {
        List<Runnable> choices = new ArrayList<>();
        JsonNode other = Json.mapper().readTree(INSTEAD[random.nextInt(INSTEAD.length)]);
        collect(tree, other, choices);
        if (!choices.isEmpty()) {
            choices.get(random.nextInt(choices.size())).run();
        }
    }

    private static void collect(JsonNode node, JsonNode other, List<Runnable> choices) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> choices.add(() -> object.set(name, other)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                choices.add(() -> array.set(index, other));
            }
        }
        node.forEach(child -> collect(child, other, choices));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":null}", "{\"value\":[]}"})
    void ids_withoutAText_areRefused(String json) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, AgentId.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.mapper().readValue(json, ContainerId.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.mapper().readValue(json, Text.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":null}", "{\"value\":[]}"})
    void numbers_thatAreMissing_areRefused(String json) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, Scalar.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.mapper().readValue(json, Range.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.mapper().readValue(json, TimeInfo.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void resources_ofAnythingDecoded_areAddedUp() throws Exception {
        ServerJson server = new ServerJson(new Random(3));
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String json = ServerJson.write(server.message(org.apache.mesos.v1.Protos.Resource.getDescriptor()));
            resources.add(Json.mapper().readValue(json, Resource.class));
        }
        Resources sum = Resources.of(resources);

        assertThat(sum.toString()).isNotEmpty();
        assertThat(sum.quantities()).isNotEmpty();
    }
}
