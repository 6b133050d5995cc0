package io.mesokit.perf.cgroup;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Groups of this machine's own kernel, below the root, where that is permitted. */
final class RealCgroups {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private RealCgroups() {}

    /** A new group; the test is skipped, with the reason, where none can be made. */
    static OwnCgroup create(Controller... controllers) {
        String name = "mesokit-test-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
        try {
            return Cgroups.system().at("/").create(name, controllers);
        } catch (CgroupException refused) {
            return abort("no group with " + Set.of(controllers) + " can be made here: " + refused.getMessage());
        }
    }

    /** A process that uses a processor for as long as it is let. */
    static Process spinner() {
        return start("while :; do :; done");
    }

    static Process start(String script) {
        try {
            return new ProcessBuilder("sh", "-c", script).start();
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        }
    }
}
