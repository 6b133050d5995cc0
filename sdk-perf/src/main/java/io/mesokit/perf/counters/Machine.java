package io.mesokit.perf.counters;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * What counters are opened on: the calls, the two file systems that describe the machine, a monotonic clock, the budget,
 * and the processors.
 */
record Machine(Syscalls calls, Path proc, Path sys, LongSupplier clock, Budget budget, Processors processors) {
    /** By {@code os.arch}. Most took over the generic numbers: x86 not that of the call, ARM not that of the flag. */
    static final Map<String, Numbers> NUMBERS = Map.of(
            "amd64", new Numbers(298, 0x10000),
            "x86_64", new Numbers(298, 0x10000),
            "aarch64", new Numbers(241, 0x4000),
            "riscv64", new Numbers(241, 0x10000),
            "loongarch64", new Numbers(241, 0x10000));

    /** What Linux numbers differently by processor: perf_event_open(2), and O_DIRECTORY of open(2). */
    record Numbers(long perfEventOpen, int directory) {}

    Machine(Syscalls calls, Path proc, Path sys, LongSupplier clock, Budget budget) {
        this(calls, proc, sys, clock, budget, new Processors(sys, clock));
    }

    /** This machine; opened when it is first needed, and never closed, for it holds no descriptor. */
    static Machine local() {
        return Local.MACHINE;
    }

    /** The same with another budget. */
    Machine with(Budget other) {
        return new Machine(calls, proc, sys, clock, other, processors);
    }

    static Syscalls calls(String system, String processor) {
        if (!system.equals("Linux")) {
            return new NoSyscalls("perf events are Linux' own, and this is " + system + ".");
        }
        Numbers numbers = NUMBERS.get(processor);
        return numbers == null
                ? new NoSyscalls("The number of perf_event_open(2) is not known for the processor \"" + processor
                        + "\", only for " + new TreeSet<>(NUMBERS.keySet()) + ".")
                : open(numbers);
    }

    private static Syscalls open(Numbers numbers) {
        try {
            Syscalls calls = Edge.open(numbers);
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
