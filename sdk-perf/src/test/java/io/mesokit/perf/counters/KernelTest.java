package io.mesokit.perf.counters;

import static io.mesokit.perf.counters.PerfEvent.CONTEXT_SWITCHES;
import static io.mesokit.perf.counters.PerfEvent.MINOR_FAULTS;
import static io.mesokit.perf.counters.PerfEvent.PAGE_FAULTS;
import static io.mesokit.perf.counters.PerfEvent.TASK_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Software events of threads and processes, on the real kernel, beside {@code /proc} and {@code perf stat}. The
 * tolerances: faults and switches of /proc are the very same events, so there is none; the scheduler's time in /proc
 * lags by up to a tick (10 ms at 100 Hz); what perf stat attaches to is the same, apart from its own moment of
 * attaching (faults 1 %, switches 5, time 3 %).
 */
class KernelTest {
    private static final long TICK = 10_000_000;

    @TempDir
    Path directory;

    private long descriptors;

    @BeforeEach
    void mayCount() {
        PerfProbe probe = PerfProbe.ofThread(TASK_CLOCK, CONTEXT_SWITCHES);
        assumeTrue(probe.countable().size() == 2, probe.toString());
        descriptors = Workload.descriptors("self", "perf_event");
    }

    @AfterEach
    void leavesNoDescriptor() {
        assertThat(Workload.descriptors("self", "perf_event")).isEqualTo(descriptors);
        assertThat(Machine.local().budget().used()).isZero();
    }

    @Test
    void thread_working_countsTheSchedulersTime() throws Exception {
        Around around = new Around(KernelTest::schedulerNanos, TASK_CLOCK, () -> spin(Duration.ofMillis(100)));

        around.isWithin(TICK);
        assertThat(Derived.CPU_UTILISATION.of(around.delta).orElseThrow()).isBetween(0.01, 1.0);
    }

    @Test
    void thread_touchingNewMemory_countsTheFaultsOfProcStat() throws Exception {
        Around around = new Around(KernelTest::minorFaults, MINOR_FAULTS, () -> touch(8 << 20));

        assertThat(around.inner).as("faults of the workload").isGreaterThan(64);
        around.isWithin(0);
    }

    @Test
    void thread_sleeping_countsTheSwitchesOfProcStatus() throws Exception {
        Around around = new Around(KernelTest::switches, CONTEXT_SWITCHES, () -> {
            for (int nap = 0; nap < 50; nap++) {
                Thread.sleep(1);
            }
        });

        assertThat(around.inner).isGreaterThanOrEqualTo(50);
        around.isWithin(0);
    }

    @Test
    void process_withThreadsBeforeAndAfter_countsBoth() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        threads.add(spinner(go));
        try (PerfCounters counters =
                PerfCounters.ofProcess(ProcessHandle.current().pid(), TASK_CLOCK)) {
            int descriptorsAtFirst = counters.descriptors();
            assertThat(descriptorsAtFirst).isGreaterThan(1);
            PerfSample first = counters.read();
            Duration before = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
            threads.add(spinner(go));
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            Duration after = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
            PerfDelta delta = counters.read().since(first);

            long process = after.minus(before).toNanos();
            assertThat(value(delta, TASK_CLOCK))
                    .isGreaterThan(160_000_000)
                    .isCloseTo(process, within(4 * TICK + process / 20));
            assertThat(counters.descriptors()).as("new threads take none").isEqualTo(descriptorsAtFirst);
        }
    }

    @Test
    void process_besidePerfStat_countsTheSame() throws Exception {
        try (Workload work = new Workload(Workload.MIXED);
                PerfStat stat = PerfStat.start(
                        3, "-e", "task-clock,page-faults,context-switches", "-p", String.valueOf(work.pid()));
                PerfCounters counters = PerfCounters.ofProcess(work.pid(), TASK_CLOCK, PAGE_FAULTS, CONTEXT_SWITCHES)) {
            work.goAndAwaitEnd();
            PerfSample sample = counters.read();
            Map<String, Double> peer = stat.result();

            assertThat(value(sample, PAGE_FAULTS))
                    .isGreaterThan(1000)
                    .isCloseTo(peer.get("page-faults").longValue(), withPercentage(1));
            assertThat(value(sample, CONTEXT_SWITCHES))
                    .isCloseTo(peer.get("context-switches").longValue(), within(5L));
            assertThat(value(sample, TASK_CLOCK)).isCloseTo((long) (peer.get("task-clock") * 1e6), withPercentage(3));
            assertThat(counters.read().isGone()).isTrue();
            assertThat(counters.descriptors()).isZero();
        }
    }

    @Test
    void thread_ofTheOtherPmuThatVirtualMachinesHave_countsBesideTheClock() {
        PerfEvent tsc = PerfEvent.parse("msr/tsc/");
        PerfProbe probe = PerfProbe.ofThread(tsc);
        assumeTrue(probe.countable().contains(tsc), probe.toString());
        try (PerfCounters counters = PerfCounters.ofThread(TASK_CLOCK, tsc)) {
            spin(Duration.ofMillis(20));
            PerfSample first = counters.read();
            spin(Duration.ofMillis(50));
            PerfDelta delta = counters.read().since(first);

            double ticksPerNano = delta.get(tsc).number().orElseThrow() / value(delta, TASK_CLOCK);
            assertThat(ticksPerNano).as("frequency in GHz").isBetween(0.5, 6.0);
        }
    }

    @Test
    void otherThread_byItsNumber_isCountedUntilItEnds() throws Exception {
        try (Workload work = new Workload("read go; i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done");
                PerfCounters counters = PerfCounters.ofThread(work.pid(), TASK_CLOCK)) {
            work.goAndAwaitEnd();

            assertThat(value(counters.read(), TASK_CLOCK)).isGreaterThan(1_000_000);
            assertThat(counters.read().get(TASK_CLOCK)).isEqualTo(new Reading.Gone());
        }
    }

    @Test
    void event_thatThisMachineLacks_saysSoAndTheOthersCount() {
        PerfProbe probe = PerfProbe.ofThread(PerfEvent.CYCLES);
        assumeTrue(probe.countable().isEmpty(), "a machine without processor counters");
        try (PerfCounters counters = PerfCounters.ofThread(PerfEvent.CYCLES, TASK_CLOCK)) {
            assertThat(counters.read().get(PerfEvent.CYCLES))
                    .isInstanceOfSatisfying(
                            Reading.Unsupported.class,
                            why -> assertThat(why.reason()).contains("virtual machine"));
            assertThat(value(counters.read(), TASK_CLOCK)).isPositive();
        }
    }

    @Test
    void opening_andClosingOften_leavesNoDescriptor() {
        for (int round = 0; round < 500; round++) {
            PerfCounters.ofThread(TASK_CLOCK, PAGE_FAULTS, PerfEvent.CYCLES).close();
        }
        assertThat(Workload.descriptors("self", "perf_event")).isEqualTo(descriptors);
    }

    /**
     * What /proc says of a piece of work: looked up within what is counted, and around it, so that the count is in
     * between.
     */
    private static final class Around {
        private final long inner;
        private final long outer;
        private final PerfDelta delta;
        private final long counted;

        Around(Callable<Long> proc, PerfEvent event, Work work) throws Exception {
            try (PerfCounters counters = PerfCounters.ofThread(event)) {
                long outerBefore = proc.call();
                PerfSample first = counters.read();
                long innerBefore = proc.call();
                work.run();
                inner = proc.call() - innerBefore;
                delta = counters.read().since(first);
                outer = proc.call() - outerBefore;
                counted = value(delta, event);
            }
        }

        void isWithin(long tolerance) {
            assertThat(counted).isBetween(inner - tolerance, outer + tolerance);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long value(PerfDelta delta, PerfEvent event) {
        return ((Reading.Measured) delta.get(event)).value();
    }

    private static long value(PerfSample sample, PerfEvent event) {
        return ((Reading.Measured) sample.get(event)).value();
    }

    private static Thread spinner(CountDownLatch go) {
        Thread thread = new Thread(() -> {
            try {
                go.await();
                long until = cpuNanos() + 100_000_000;
                while (cpuNanos() < until) {
                    Thread.onSpinWait();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    private static long cpuNanos() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void spin(Duration length) {
        long until = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    /** A file of its own, for anonymous memory may come in huge pages. */
    private void touch(int bytes) throws IOException {
        try (FileChannel file = FileChannel.open(
                directory.resolve("pages"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            ByteBuffer map = file.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            for (int at = 0; at < bytes; at += 4096) {
                map.put(at, (byte) 1);
            }
        }
    }

    private static long schedulerNanos() throws IOException {
        return Long.parseLong(
                Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ")[0]);
    }

    private static long minorFaults() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[7]);
    }

    private static long switches() throws IOException {
        return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                .filter(line -> line.contains("voluntary_ctxt_switches"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
