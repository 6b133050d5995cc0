package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Java process without rights gets, in one of its own that runs as nobody. */
class UnprivilegedTest {
    private static final String NOBODY = "65534";
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    private static final List<String> PERFMON = List.of("--inh-caps=+perfmon", "--ambient-caps=+perfmon");

    @Test
    void nobody_atParanoidTwo_countsItselfInUserModeAndIsToldOfTheRest(@TempDir Path directory) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "root may become nobody");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is installed");
        assumeTrue(
                Files.readString(Path.of("/proc/sys/kernel/perf_event_paranoid"))
                        .strip()
                        .equals("2"),
                "paranoid is 2");

        List<String> lines = runAsNobody(directory, List.of());

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).as("task-clock").matches("Measured\\[value=[1-9]\\d+]");
        assertThat(lines.get(1))
                .as("context-switches")
                .startsWith("NotMeasurable")
                .contains("always read 0", "paranoid is 2");
        assertThat(lines.get(2)).as("user mode only").isEqualTo("true");
        assertThat(lines.get(3)).as("process 1").contains("NOT_PERMITTED", "CAP_PERFMON");
        // While another test has perf events bound to version 1, that is what the kernel says first.
        assertThat(lines.get(4)).as("control group").containsAnyOf("NOT_PERMITTED", "OTHER_HIERARCHY");
    }

    @Test
    void nobody_withCapPerfmon_countsTheKernelAndOthersAndControlGroups(@TempDir Path directory) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "root may become nobody and hand on CAP_PERFMON");
        assumeTrue(mayHandOnCapPerfmon(), "setpriv is installed and knows CAP_PERFMON (Linux 5.8)");

        List<String> lines = runAsNobody(directory, PERFMON);

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).as("task-clock").matches("Measured\\[value=[1-9]\\d+]");
        assertThat(lines.get(1)).as("context-switches").matches("Measured\\[value=\\d+]");
        assertThat(lines.get(2)).as("user mode only").isEqualTo("false");
        assertThat(lines.get(3)).as("process 1").contains("obstacle=Optional.empty");
        assertThat(lines.get(4)).as("control group").containsAnyOf("obstacle=Optional.empty", "OTHER_HIERARCHY");
    }

    private static boolean mayHandOnCapPerfmon() throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            return false;
        }
        List<String> command = new ArrayList<>(AS_NOBODY);
        command.addAll(PERFMON);
        command.add("true");
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    private static List<String> runAsNobody(Path directory, List<String> rights) throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> command = new ArrayList<>(AS_NOBODY);
        command.addAll(rights);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(
                List.of("-Djava.io.tmpdir=" + directory, "-cp", readable(directory), Main.class.getName(), mount()));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Of control groups of version 2; what perf events are bound to matters first in a group that there is. */
    private static String mount() throws IOException {
        return Files.readAllLines(Path.of("/proc/mounts")).stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields[2].equals("cgroup2"))
                .map(fields -> fields[1])
                .findFirst()
                .orElse("/sys/fs/cgroup");
    }

    /** The same class path, where nobody may read it. */
    private static String readable(Path directory) throws Exception {
        List<String> copies = new ArrayList<>();
        for (Class<?> type : List.of(Edge.class, PerfCounters.class, Native.class, UnprivilegedTest.class)) {
            Path source = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            String copy = directory.resolve(copies.size() + ".jar").toString();
            new ProcessBuilder("cp", "-r", source.toString(), copy)
                    .inheritIO()
                    .start()
                    .waitFor();
            copies.add(copy);
        }
        return String.join(File.pathSeparator, copies);
    }

    /** Tries things, and prints a line for each. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            try (PerfCounters own = PerfCounters.ofProcess(
                    ProcessHandle.current().pid(), PerfEvent.TASK_CLOCK, PerfEvent.CONTEXT_SWITCHES)) {
                PerfSample sample = own.read();
                System.out.println(sample.get(PerfEvent.TASK_CLOCK));
                System.out.println(sample.get(PerfEvent.CONTEXT_SWITCHES));
                System.out.println(sample.isUserModeOnly());
            }
            System.out.println(PerfProbe.ofProcess(1, PerfEvent.TASK_CLOCK).findings());
            System.out.println(PerfProbe.ofCgroup(Path.of(arguments[0]), PerfEvent.TASK_CLOCK)
                    .findings());
        }
    }
}
