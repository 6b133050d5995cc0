package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProtobufTest {
    private record Recorded(String name, String kind, byte[] bytes) {}

    private static List<Recorded> recorded() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ProtobufTest.class.getResourceAsStream("protobuf.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(words ->
                            new Recorded(words[0], words[1], Base64.getDecoder().decode(words[2])))
                    .toList();
        }
    }

    @Test
    void recordedMessages_areReadAndWritten_toTheByte() throws Exception {
        assertThat(recorded()).hasSize(9);
        for (Recorded one : recorded()) {
            JsonNode read = Protobuf.decode(one.bytes(), one.kind());
            assertThat(Protobuf.encode(read, one.kind())).as(one.name()).isEqualTo(one.bytes());
        }
    }

    @Test
    void cutMessage_isRefused_whereverItIsCut() throws Exception {
        Recorded flags = recorded().get(1);
        for (int length : List.of(1, 3, flags.bytes().length / 2, flags.bytes().length - 1)) {
            assertThatThrownBy(() -> Protobuf.decode(Arrays.copyOf(flags.bytes(), length), flags.kind()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void unknownFields_areSkipped() {
        byte[] strange = {8, 1, (byte) 0xf8, 1, 5, (byte) 0xfa, 1, 1, 7};
        assertThat(Protobuf.decode(strange, "master.Call").toString()).isEqualTo("{\"type\":\"GET_HEALTH\"}");
    }
}
