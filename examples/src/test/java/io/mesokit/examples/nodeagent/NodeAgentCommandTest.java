package io.mesokit.examples.nodeagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NodeAgentCommandTest {
    private record Result(int code, String output, String errors) {}

    @TempDir
    Path folder;

    @Test
    void once_anAgent_printsWhatPrometheusGets() throws IOException {
        try (EmbeddedMesos mesos = EmbeddedMesos.start()) {
            Path config = Files.writeString(
                    folder.resolve("c.json"),
                    "{\"mesos_agent_endpoint\": \"" + mesos.agents().get(0).url()
                            + "\", \"extra_labels\": {\"dc\": \"a\"}}");

            Result result = run("--config", config.toString(), "--once", "--extra_labels", "dc=b,rack=r1");

            assertThat(result.code).isZero();
            assertThat(result.output).contains("wca_tasks{dc=\"b\",host=\"").contains("rack=\"r1\"} 0\n");
        }
    }

    @Test
    void once_noAnswer_isOneAndWrongSettingsAreTwo() {
        Result silent = run("--mesos_agent_endpoint", "http://127.0.0.1:1", "--once");
        Result wrong = run("--mesos_agent_endpoint", "http://127.0.0.1:1", "--timeout", "0.5");

        assertThat(silent.code).isEqualTo(1);
        assertThat(silent.output).contains("node_agent_mesos_up");
        assertThat(silent.errors).contains("127.0.0.1:1");
        assertThat(wrong.code).isEqualTo(2);
        assertThat(wrong.errors).contains("timeout must be from 1.0 to 60.0");
        assertThat(run("--config", "/none.json").code).isEqualTo(2);
        assertThat(run("--nonsense").code).isEqualTo(2);
    }

    @Test
    void once_refused_isThree() {
        MesosOptions closed = MesosOptions.ofDefaults().withCredentials("op", "a-secret-of-length");
        try (EmbeddedMesos mesos = EmbeddedMesos.start(closed)) {
            Result result =
                    run("--mesos_agent_endpoint", mesos.agents().get(0).url().toString(), "--once");

            assertThat(result.code).isEqualTo(3);
        }
    }

    @Test
    void help_namesTheSettingsOfWca() {
        assertThat(run("--help").output)
                .contains("--mesos_agent_endpoint", "--server_verify", "--client_cert_path", "--event_names", "9105");
    }

    private static Result run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine command = NodeAgentCommand.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true));
        return new Result(command.execute(arguments), output.toString(), errors.toString());
    }
}
