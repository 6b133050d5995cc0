package io.mesokit.perf.counters;

import static io.mesokit.perf.counters.PerfEvent.TASK_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A processor is switched off and on while a control group is counted: only if asked for, for all run on the rest. */
class HotplugTest {
    private static final Path SECOND = Path.of("/sys/devices/system/cpu/cpu1/online");

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
            double before = grown(counters, 0);
            Files.writeString(SECOND, "0");
            try {
                double off = grown(counters, before);
                assertThat(counters.descriptors()).isLessThanOrEqualTo(both);
                Files.writeString(SECOND, "1");
                pin(work, 1);
                grown(counters, off);
                assertThat(counters.descriptors()).isEqualTo(both);
            } finally {
                Files.writeString(SECOND, "1");
            }
        }
    }

    /** Reads until the clock of the group has gone on by 100 ms, and never back. */
    private static double grown(PerfCounters counters, double from) throws InterruptedException {
        double now = from;
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (now < from + 100_000_000) {
            assertThat(System.nanoTime()).as("waiting for 20 s").isLessThan(until);
            Thread.sleep(50);
            double next = counters.read().get(TASK_CLOCK).number().orElseThrow();
            assertThat(next).isGreaterThanOrEqualTo(now);
            now = next;
        }
        return now;
    }

    private static void pin(Workload work, int processor) throws Exception {
        Process taskset = new ProcessBuilder("taskset", "-pc", "" + processor, "" + work.pid()).start();
        assertThat(taskset.waitFor()).isZero();
    }
}
