package io.mesokit.examples.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mesokit.examples.launcher.JobFile.BadJobFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFileTest {
    /** In the form of the original's examples: numbers and flags in quotes, and its old-fashioned fields. */
    private static final String ORIGINAL = """
            {
              "schedule": "R4//PT5M",
              "name": "linpack1",
              "container": {"type": "DOCKER", "image": "example/linpack", "forcePullImage": true,
                "volumes": [{"containerPath": "/shared/", "hostPath": "/home/shared/", "mode": "RW"}]},
              "cpus": "1",
              "mem": "500",
              "command": "/linpack 6000",
              "owner": "someone",
              "async": "false",
              "qos": {"duration": 400, "desv_deadline": 0.2, "deadline": 1800}
            }
            """;

    @Test
    void parse_originalForm_isUnderstoodUnchanged() {
        JobFile file = parse(ORIGINAL);

        assertThat(file.qos()).isEqualTo(new JobFile.Qos(4, 400, 1800, 0.2));
        assertThat(file.job().cpus()).hasValue(1.0);
        assertThat(file.job().mem()).hasValue(500.0);
        assertThat(file.job().container().orElseThrow().image()).contains("example/linpack");
        assertThat(file.job().container().orElseThrow().volumes()).hasSize(1);
        assertThat(file.job().unknownFields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R4//PT5M                | R//PT5M              | schedule",
                "R4//PT5M                | every day            | schedule",
                "\"qos\":                | \"quality\":         | qos",
                "\"duration\": 400,      |                      | qos.duration",
                "\"duration\": 400       | \"duration\": \"x\"  | qos.duration",
                "\"duration\": 400       | \"duration\": 0      | qos.duration",
                "\"deadline\": 1800      | \"dead\": 1          | qos.deadline",
                "\"desv_deadline\": 0.2  | \"desv_deadline\": 5 | qos.desv_deadline",
                "\"image\"               | \"picture\"          | container.image",
                "linpack1                | line;rm -rf          | name",
                "/linpack 6000           | http://evil/x        | command",
                "\"cpus\": \"1\"         | \"cpus\": \"many\"   | cpus",
                "\"async\": \"false\"    | \"async\": \"true\"  | async",
                "\"owner\": \"someone\"  | \"shell\": false     | shell"
            })
    void parse_somethingWrong_namesTheField(String from, String to, String field) {
        String broken = ORIGINAL.replace(from, to == null ? "" : to);

        assertThatExceptionOfType(BadJobFile.class)
                .isThrownBy(() -> parse(broken))
                .withMessageStartingWith("job.json: \"" + field + "\"");
    }

    @Test
    void parse_noJson_namesTheLine() {
        assertThatExceptionOfType(BadJobFile.class)
                .isThrownBy(() -> parse("{\n\"name\": }"))
                .withMessageContaining("line 2");
    }

    @Test
    void read_noFile_saysWhy(@TempDir Path directory) {
        Path none = directory.resolve("none.json");
        assertThatExceptionOfType(BadJobFile.class)
                .isThrownBy(() -> JobFile.read(none))
                .withMessage(none + ": cannot be read: no such file");
        assertThatExceptionOfType(BadJobFile.class)
                .isThrownBy(() -> JobFile.read(directory))
                .withMessage(directory + ": cannot be read: is a directory");
    }

    private static JobFile parse(String json) {
        return JobFile.parse(json.getBytes(StandardCharsets.UTF_8), "job.json");
    }
}
