package io.mesokit.perf.counters;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * What counters are opened on: the calls, the two file systems that describe the machine, a monotonic clock, and the
 * budget.
 */
record Machine(Syscalls calls, Path proc, Path sys, LongSupplier clock, Budget budget) {
    /** By {@code os.arch}; where Linux took over the generic table, 241 (asm-generic/unistd.h). */
    static final Map<String, Long> PERF_EVENT_OPEN =
            Map.of("amd64", 298L, "x86_64", 298L, "aarch64", 241L, "riscv64", 241L, "loongarch64", 241L);

    /** This machine; opened when it is first needed, and never closed, for it holds no descriptor. */
    static Machine local() {
        return Local.MACHINE;
    }

    static Syscalls calls(String system, String processor) {
        if (!system.equals("Linux")) {
            return new NoSyscalls("perf events are Linux' own, and this is " + system + ".");
        }
        Long number = PERF_EVENT_OPEN.get(processor);
        return number == null
                ? new NoSyscalls("The number of perf_event_open(2) is not known for the processor \"" + processor
                        + "\", only for " + new TreeSet<>(PERF_EVENT_OPEN.keySet()) + ".")
                : open(number);
    }

    private static Syscalls open(long number) {
        try {
            Syscalls calls = Edge.open(number);
            calls.close(-1);
            return calls;
        } catch (LinkageError | RuntimeException denied) {
            return new NoSyscalls(
                    "This Java machine allows no native calls (" + denied
                            + "). Start it with --enable-native-access=ALL-UNNAMED, and up to Java 21 with jna on the class path.");
        }
    }

    private static final class Local {
        private static final Path PROC = Path.of("/proc");
        private static final Machine MACHINE = new Machine(
                calls(System.getProperty("os.name"), System.getProperty("os.arch")),
                PROC,
                Path.of("/sys"),
                System::nanoTime,
                Budget.of(PROC));
    }
}
