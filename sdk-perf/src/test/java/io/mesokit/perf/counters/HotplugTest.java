package io.mesokit.perf.counters;

import static io.mesokit.perf.counters.PerfEvent.TASK_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

/** A processor is switched off and on while a control group is counted: only if asked for, for all run on the rest. */
class HotplugTest {
    private static final Path SECOND = Path.of("/sys/devices/system/cpu/cpu1/online");
    private static final double MORE = 100_000_000;

    @Test
    void processor_switchedOffAndOn_isCountedAgainAndLosesNothing() throws Exception {
        assumeTrue(Boolean.getBoolean("perf.hotplug"), "asked for by -Dperf.hotplug=true");
        assumeTrue(Files.isWritable(SECOND), "the second processor may be switched off");
        try (OwnCgroup group = OwnCgroup.below(OwnCgroup.version2());
                Workload work = new Workload("read go; while :; do :; done");
                PerfCounters counters = PerfCounters.ofCgroup(group.directory(), TASK_CLOCK)) {
            group.add(work);
            work.go();
            int both = counters.descriptors();
            readUntil(counters, clock -> clock >= MORE);
            Files.writeString(SECOND, "0");
            try {
                double off = readUntil(counters, clock -> counters.descriptors() < both);
                readUntil(counters, clock -> clock >= off + MORE);
            } finally {
                Files.writeString(SECOND, "1");
            }
            readUntil(counters, clock -> counters.descriptors() == both);
            pin(work, 1);
            // What it has used until now may be of the first processor.
            double pinned = clock(counters);
            readUntil(counters, clock -> clock >= pinned + MORE);
            assertThat(counters.descriptors()).isEqualTo(both);
        }
    }

    /** The clock of the group when it is so, having never gone back. */
    private static double readUntil(PerfCounters counters, DoublePredicate isSo) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        double now = clock(counters);
        while (!isSo.test(now)) {
            assertThat(System.nanoTime()).as("waiting for 60 s").isLessThan(until);
            Thread.sleep(50);
            double next = clock(counters);
            assertThat(next).isGreaterThanOrEqualTo(now);
            now = next;
        }
        return now;
    }

    private static double clock(PerfCounters counters) {
        return counters.read().get(TASK_CLOCK).number().orElseThrow();
    }

    private static void pin(Workload work, int processor) throws Exception {
        Process taskset = new ProcessBuilder("taskset", "-pc", "" + processor, "" + work.pid()).start();
        assertThat(taskset.waitFor()).isZero();
    }
}
