package io.mesokit.perf.counters;

import static io.mesokit.perf.counters.PerfEvent.TASK_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Software events of control groups of version 1, in a mount that lives as long as its test. It takes perf events away
 * from version 2 for everybody on the machine, so it runs by itself after all other tests, and only if asked for by {@code
 * -Dperf.mount=true}.
 */
@Tag("mounts")
class MountedCgroupKernelTest {
    private static final long GIVEN_BACK_NANOS = 60_000_000_000L;

    @Test
    void cgroupV1_besidePerfStatAndProc_countsTheSame(@TempDir Path directory) throws Exception {
        assumeTrue(Boolean.getBoolean("perf.mount"), "asked for by -Dperf.mount=true");
        OwnCgroup.version2();
        try (Mount mount = new Mount(directory)) {
            try (OwnCgroup cgroup = OwnCgroup.below(mount.at)) {
                cgroup.countsAsPerfStatAndProc();
                assertThat(ofVersion2().obstacle()).as("version 2 meanwhile").contains(PerfObstacle.OTHER_HIERARCHY);
            }
        }
        assertThat(ofVersion2().counts()).as("version 2 afterwards").isTrue();
    }

    private static PerfProbe.Finding ofVersion2() {
        return PerfProbe.ofCgroup(OwnCgroup.mounted("cgroup2"), TASK_CLOCK)
                .finding(TASK_CLOCK)
                .orElseThrow();
    }

    /** Given back at the end, whatever that is: a result, a failure, or a signal that ends this process. */
    private static final class Mount implements AutoCloseable {
        private final Path at;
        private final Thread atTheLatest = new Thread(this::unmount);

        Mount(Path at) throws Exception {
            this.at = at;
            assumeTrue(mount() == 0, "may mount");
            Runtime.getRuntime().addShutdownHook(atTheLatest);
        }

        private int mount() throws Exception {
            return run("mount", "-t", "cgroup", "-o", "perf_event", "none", at.toString());
        }

        private void unmount() {
            try {
                assertThat(run("umount", at.toString())).as("umount " + at).isZero();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }

        /**
         * The kernel lets go of a hierarchy some time after its mount, unless a group in it was just dying then: that one
         * has to be mounted once more to be got rid of. To mount it too soon keeps it.
         */
        @Override
        public void close() throws Exception {
            unmount();
            long until = System.nanoTime() + GIVEN_BACK_NANOS;
            while (!isGivenBack() && System.nanoTime() < until) {
                if (mount() == 0) {
                    unmount();
                }
            }
            Runtime.getRuntime().removeShutdownHook(atTheLatest);
            assertThat(isBoundToVersion1())
                    .as("perf events are kept from version 2")
                    .isFalse();
        }

        private static boolean isGivenBack() throws Exception {
            for (int look = 0; look < 60 && isBoundToVersion1(); look++) {
                Thread.sleep(50);
            }
            return !isBoundToVersion1();
        }

        private static boolean isBoundToVersion1() throws IOException {
            return Files.readAllLines(Path.of("/proc/cgroups")).stream()
                    .map(line -> line.split("\\s+"))
                    .anyMatch(fields -> fields[0].equals("perf_event") && !fields[1].equals("0"));
        }

        private static int run(String... command) throws Exception {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            assertThat(output).as(String.join(" ", command)).doesNotContain("busy");
            return code;
        }
    }
}
