package io.mesokit.examples.nodeagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void read_nothing_hasTheDefaultsOfWca() {
        Settings settings = Settings.read(Optional.empty(), json("{}"));

        assertThat(settings.mesosAgentEndpoint()).isEqualTo(URI.create("https://127.0.0.1:5051"));
        assertThat(settings.timeout()).isEqualTo(5);
        assertThat(settings.interval()).isEqualTo(1);
        assertThat(settings.cgroupsRoot()).isEqualTo("mesos");
        assertThat(settings.eventNames()).isEmpty();
        assertThat(settings.client().tls().isDefault()).isTrue();
        assertThat(settings.client().calls().timeout())
                .hasValueSatisfying(value -> assertThat(value).hasSeconds(5));
    }

    @Test
    void read_fileAndCommandLine_theLatterCounts() throws IOException {
        Path file = Files.writeString(folder.resolve("c.json"), """
                {"timeout": 7, "interval": 2.5, "extra_labels": {"dc": "a", "rack": "r1"},
                 "ssl": {"server_verify": "ca.pem", "client_cert_path": "c.pem", "client_key_path": "k.pem"}}
                """);

        Settings settings =
                Settings.read(Optional.of(file), json("{\"timeout\": 9, \"extra_labels\": {\"rack\": \"r2\"}}"));

        assertThat(settings.timeout()).isEqualTo(9);
        assertThat(settings.pause()).hasMillis(2500);
        assertThat(settings.extraLabels()).containsEntry("dc", "a").containsEntry("rack", "r2");
        assertThat(settings.client().tls().authorities()).containsExactly(Path.of("ca.pem"));
        assertThat(settings.client().tls().certificate()).contains(Path.of("c.pem"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 30",
                "{\"interval\": 0} | 30",
                "{\"interval\": 60} | 60",
                "{\"interval\": 60, \"monasca_credential_file\": \"m.json\"} | 60",
                "{\"interval\": 60, \"monasca_interval\": 30} | 30",
                "{\"interval\": 60, \"monasca_interval\": 90, \"monasca_credential_file\": \"m.json\"} | 90"
            })
    void read_anyIntervalOfWca_isTaken(String json, double monasca) {
        assertThat(Settings.read(Optional.empty(), json(json)).monascaInterval())
                .isEqualTo(monasca);
    }

    @Test
    void read_certificateAlone_hasItsKeyInTheSameFile() {
        Settings settings = Settings.read(Optional.empty(), json("{\"ssl\": {\"client_cert_path\": \"both.pem\"}}"));

        assertThat(settings.client().tls().certificate()).contains(Path.of("both.pem"));
        assertThat(settings.client().tls().privateKey()).contains(Path.of("both.pem"));
    }

    @Test
    void read_verifyFalse_trustsThatHostOnly() {
        Settings settings = Settings.read(Optional.empty(), json("{\"ssl\": {\"server_verify\": false}}"));

        assertThat(settings.client().tls().unverifiedHosts()).containsExactly("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"timeout\": 0.9} | timeout must be from 1.0 to 60.0",
                "{\"timeout\": 61} | timeout must be from",
                "{\"interval\": -1} | interval must be from 0.0 to 3600.0",
                "{\"interval\": 3601} | interval must be",
                "{\"interval\": null} | interval",
                "{\"monasca_interval\": 0} | monasca_interval must be",
                "{\"interval\": 60, \"monasca_interval\": 30, \"monasca_credential_file\": \"m\"} | monasca_interval must be from 60.0",
                "{\"watch_limit\": 0} | watch_limit must be",
                "{\"mesos_agent_endpoint\": \"ftp://x\"} | mesos_agent_endpoint must be an http or https address",
                "{\"timeuot\": 5} | timeuot",
                "{\"timeout\": \"x\"} | timeout",
                "{\"listen\": \"9105\"} | listen must be like",
                "{\"extra_labels\": {\"a-b\": \"c\"}} | a-b",
                "{\"extra_labels\": {\"task_id\": \"c\"}} | extra_labels may not have [task_id]",
                "{\"extra_labels\": {\"function\": \"c\", \"because\": \"d\", \"dc\": \"e\"}} | may not have [because, function],",
                "{\"cgroups_root\": \"mesos/\"} | cgroups_root must be",
                "{\"cgroups_root\": \"\"} | cgroups_root must be",
                "{\"ssl\": {\"client_key_path\": \"k\"}} | ssl.client_key_path needs ssl.client_cert_path",
                "{\"ssl\": {\"server_verify\": 3}} | server_verify must be",
                "{\"ssl\": {\"verify\": true}} | verify"
            })
    void read_wrong_namesTheSetting(String json, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(Optional.empty(), json(json)))
                .withMessageContaining(expected);
    }

    @Test
    void read_fileThatIsNone_namesIt() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), "[]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(Optional.of(folder.resolve("none.json")), json("{}")))
                .withMessageContaining("none.json");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(Optional.of(list), json("{}")))
                .withMessageContaining("list.json must hold a JSON object");
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
