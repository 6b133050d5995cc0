package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.Planted;
import io.mesokit.examples.TlsFront;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.RealTime;
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

/** The command where masters want certificates, and have an authority of their own. */
@Timeout(60)
class TopTlsTest {
    private static final String FILES = "\"ca\": \"ca.pem\", \"certificate\": \"me.pem\", \"key\": \"me-key.pem\"";

    @TempDir
    Path directory;

    private final RealTime time = RealTime.start();
    private final StringWriter output = new StringWriter();
    private EmbeddedMesos mesos;
    private TlsFront front;

    @BeforeEach
    void start() throws Exception {
        mesos = EmbeddedMesos.start(MesosOptions.ofDefaults().withCredentials(Planted.USER, Planted.PASSWORD), time);
        front = new TlsFront(mesos.url());
        front.writeFiles(directory);
    }

    @AfterEach
    void stop() throws Exception {
        front.close();
        mesos.close();
        time.close();
    }

    private int top(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--master", front.url(), "--once"));
        arguments.addAll(List.of(more));
        return TopCommand.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(arguments.toArray(String[]::new));
    }

    private String file(String content) throws Exception {
        return Files.writeString(directory.resolve("credential.json"), content).toString();
    }

    @Test
    void file_withPrincipalAndFiles_isLetIn() throws Exception {
        int code = top(
                "-c",
                file("{\"principal\": \"" + Planted.USER + "\", \"secret\": \"" + Planted.PASSWORD + "\", " + FILES
                        + "}"));
        assertThat(code).as(output.toString()).isZero();
        assertThat(output.toString()).contains("agents: 1 active");
    }

    @Test
    void file_withFilesOnly_isNobodyOfAKnownMachine() throws Exception {
        assertThat(top("-c", file("{" + FILES + "}"))).as(output.toString()).isEqualTo(3);
        assertThat(output.toString()).contains("401");
    }

    @Test
    void noFile_saysWhatToWrite() {
        assertThat(top()).isEqualTo(1);
        assertThat(output.toString()).contains("TLS failed", "\"ca\" in a credential file");
    }
}
