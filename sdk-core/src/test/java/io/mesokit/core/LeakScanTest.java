package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScanTest {
    @TempDir
    Path target;

    private Path report(String text) throws Exception {
        Path reports = Files.createDirectories(target.resolve("surefire-reports"));
        return Files.writeString(reports.resolve("x-output.txt"), text);
    }

    @Test
    void scan_harmlessOutput_passes() throws Exception {
        report("nothing of note\n");
        LeakScan.main(target.toString());
    }

    @Test
    void scan_plainSecret_failsNamingTheLineAndNotTheSecret() throws Exception {
        report("harmless\nAuthorization: Bearer " + Planted.TOKEN + "\n");
        assertThatThrownBy(() -> LeakScan.main(target.toString()))
                .hasMessageContaining("x-output.txt:2")
                .hasMessageNotContaining(Planted.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "abc", "abcd"})
    void scan_secretInBase64_isFoundAtEveryOffset(String user) throws Exception {
        String pair = user + ":" + Planted.PASSWORD;
        Path file = report(Base64.getEncoder().encodeToString(pair.getBytes()));
        assertThat(LeakScan.hits(file)).hasSize(1);
    }

    @Test
    void scan_logFile_isLookedAtToo() throws Exception {
        Files.writeString(target.resolve("tests.log"), Planted.HEADER);
        assertThatThrownBy(() -> LeakScan.main(target.toString())).hasMessageContaining("tests.log:1");
    }
}
