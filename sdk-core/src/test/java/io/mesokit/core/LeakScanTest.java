package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScanTest {
    private static final String UNMARKED = "gAAAAAB-made-by-a-server";

    @TempDir
    Path target;

    @BeforeEach
    void moduleWithASecretAndAnOpenLog() throws Exception {
        Files.writeString(target.resolve(Planted.FILES + "1"), Planted.PASSWORD + "\n" + UNMARKED + "\n");
        log("12:00:00.000 DEBUG [main] io.mesokit.core.internal.Exchange - GET /x -> 200\n");
        report("nothing of note\n");
    }

    private void log(String text) throws Exception {
        Files.writeString(target.resolve("tests.log"), text);
    }

    private void report(String text) throws Exception {
        Path reports = Files.createDirectories(target.resolve("surefire-reports"));
        Files.writeString(reports.resolve("x-output.txt"), text);
    }

    private void scan(String extent) throws Exception {
        LeakScan.main(target.toString(), extent);
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> scan("all")).hasMessageContaining(message);
    }

    @Test
    void scan_harmlessOutput_passes() throws Exception {
        scan("all");
    }

    @Test
    void scan_plainSecret_failsNamingTheLineAndNotTheSecret() throws Exception {
        report("harmless\nAuthorization: Bearer " + Planted.TOKEN + "\n");
        assertThatThrownBy(() -> scan("some"))
                .hasMessageContaining("x-output.txt:2")
                .hasMessageNotContaining(Planted.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "abc", "abcd"})
    void scan_secretInBase64_isFoundAtEveryOffset(String user) throws Exception {
        for (String secret : new String[] {Planted.PASSWORD, UNMARKED}) {
            String pair = user + ":" + secret;
            report(Base64.getEncoder().encodeToString(pair.getBytes()));
            assertFails("x-output.txt:1");
        }
    }

    @Test
    void scan_logFile_isLookedAtToo() throws Exception {
        Files.writeString(target.resolve("other.log"), Planted.HEADER);
        assertFails("other.log:1");
    }

    @Test
    void scan_secretWrittenDownByATest_isLookedForWithoutTheMark() throws Exception {
        report("X-Auth-Token: " + UNMARKED + "xyz");
        assertFails("x-output.txt:1");
    }

    @Test
    void scan_nothingThatCouldLeakOrShow_fails() throws Exception {
        Files.delete(target.resolve(Planted.FILES + "1"));
        assertFails("no test of this module uses a secret");
        moduleWithASecretAndAnOpenLog();
        log("12:00:00.000 WARN  [main] io.mesokit.core.internal.Exchange - GET /x -> 200\n");
        assertFails("loggers open at TRACE");
        moduleWithASecretAndAnOpenLog();
        Files.delete(target.resolve("surefire-reports/x-output.txt"));
        assertFails("no reports of tests");
    }

    @Test
    void scan_someTestsOnly_mayFindNothingToLookAt() throws Exception {
        LeakScan.main(target.resolve("nowhere").toString(), "some");
    }
}
