package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the jar as it is delivered, in a Java machine of its own. */
class RealJarTest {
    @Test
    void jar_onThisJava_countsWithTheVariantForIt() throws Exception {
        assumeTrue(System.getProperty("jar") != null, "runs once there is a jar, at mvn verify");
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        boolean foreign = Runtime.version().feature() >= 22;
        assertThat(output.strip()).matches((foreign ? "Ffm" : "Jna") + "Syscalls Measured\\[value=[1-9]\\d+]");
    }

    /** The classes of the module come from the jar, and only this class from the tests. */
    private static String classPath() throws URISyntaxException {
        return String.join(
                File.pathSeparator, System.getProperty("jar"), source(Native.class), source(RealJarTest.class));
    }

    private static String source(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Counts this thread's time, and says how. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            String variant = Machine.local().calls().getClass().getSimpleName();
            try (PerfCounters counters = PerfCounters.ofThread(PerfEvent.TASK_CLOCK)) {
                System.out.println(variant + " " + counters.read().get(PerfEvent.TASK_CLOCK));
            }
        }
    }
}
