package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.Planted;
import io.mesokit.examples.TlsFront;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Mesos agent that wants a certificate and a password, and has an authority of its own. */
@Timeout(60)
class SecuredAgentTest {
    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private final EmbeddedMesos mesos =
            EmbeddedMesos.start(MesosOptions.ofDefaults().withCredentials(Planted.USER, Planted.PASSWORD));
    private TlsFront front;

    @BeforeEach
    void start() throws IOException {
        front = new TlsFront(mesos.agents().get(0).url());
        front.writeFiles(folder);
        Files.writeString(
                folder.resolve("credential.json"),
                "{\"principal\": \"" + Planted.USER + "\", \"secret\": \"" + Planted.PASSWORD + "\"}");
    }

    @AfterEach
    void stop() throws IOException {
        front.close();
        mesos.close();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... more) {
        List<String> all = new ArrayList<>(
                List.of("--mesos_agent_endpoint", front.url(), "--rounds", "1", "--state", file("state")));
        all.addAll(List.of(more));
        return AllocatorCommand.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(printed, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void command_certificateAndPassword_isLetIn() {
        int code = run(
                "--server_verify",
                file("ca.pem"),
                "--client_cert_path",
                file("me.pem"),
                "--client-key-path",
                file("me-key.pem"),
                "--credential_file",
                file("credential.json"));

        assertThat(code).as(printed.toString()).isZero();
    }

    @Test
    void command_noPassword_isRefused() {
        int code = run(
                "--server_verify",
                "false",
                "--client_cert_path",
                file("me.pem"),
                "--client_key_path",
                file("me-key.pem"));

        assertThat(code).as(printed.toString()).isEqualTo(3);
    }

    @Test
    void command_authorityIsNotKnown_isNoAnswer() {
        assertThat(run("--timeout", "20")).as(printed.toString()).isEqualTo(1);
        assertThat(printed.toString()).contains("TLS failed");
    }

    @Test
    void command_wrongSettings_areWrongUsageAndTouchNothing() {
        assertThat(run("--timeout", "0.5")).isEqualTo(2);
        assertThat(run("--client_key_path", file("me-key.pem"))).isEqualTo(2);

        assertThat(printed.toString()).contains("timeout must be from 1.0 to 60.0", "ssl.client_key_path");
        assertThat(folder.resolve("state")).doesNotExist();
    }
}
