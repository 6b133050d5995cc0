package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
    @ParameterizedTest
    @CsvSource({
        "x86_64-linux-gnu/asm/unistd_64.h, amd64",
        "x86_64-linux-gnu/asm/unistd_64.h, x86_64",
        "asm-generic/unistd.h, aarch64",
        "asm-generic/unistd.h, riscv64",
        "asm-generic/unistd.h, loongarch64"
    })
    void number_ofTheCall_isThatOfTheKernelsHeaders(String header, String processor) throws IOException {
        Path file = Path.of("/usr/include").resolve(header);
        assumeTrue(Files.exists(file), file + " is installed");

        assertThat(Files.readAllLines(file))
                .contains("#define __NR_perf_event_open "
                        + Machine.NUMBERS.get(processor).perfEventOpen());
    }

    /** ARM has its own header, arch/arm64/include/uapi/asm/fcntl.h, with what means O_DIRECT elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "asm-generic/fcntl.h, amd64, 00200000",
        "asm-generic/fcntl.h, x86_64, 00200000",
        "aarch64-linux-gnu/asm/fcntl.h, aarch64, 040000",
        "asm-generic/fcntl.h, riscv64, 00200000",
        "asm-generic/fcntl.h, loongarch64, 00200000"
    })
    void flag_ofADirectory_isThatOfTheKernelsHeaders(String header, String processor, String octal) throws IOException {
        assertThat(Machine.NUMBERS.get(processor).directory()).isEqualTo(Integer.parseInt(octal, 8));

        Path file = Path.of("/usr/include").resolve(header);
        assumeTrue(Files.exists(file), file + " is installed");
        assertThat(Files.readAllLines(file))
                .anyMatch(line -> line.matches("#define O_DIRECTORY\\s+" + octal + "\\s.*"));
    }

    @Test
    void process_thatMayMakeNoNativeCalls_isToldWhatHelps() throws Exception {
        int java = Runtime.version().feature();
        assumeTrue(java < 22 || java >= 24, "Java " + java + " cannot forbid native calls");
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        if (java >= 24) {
            command.add("--illegal-native-access=deny");
        }
        // Without JNA, which the calls go through up to Java 21.
        command.addAll(List.of("-cp", classPath(Edge.class, Machine.class, MachineTest.class), Main.class.getName()));

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output)
                .startsWith("[Finding[event=task-clock, obstacle=Optional[NO_NATIVE_ACCESS]")
                .contains("--enable-native-access=ALL-UNNAMED", "jna on the class path");
    }

    private static String classPath(Class<?>... types) throws Exception {
        List<String> all = new ArrayList<>();
        for (Class<?> type : types) {
            all.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, all);
    }

    /** Tries an event of its own. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            System.out.println(PerfProbe.ofThread(PerfEvent.TASK_CLOCK).findings());
        }
    }
}
