package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.perf.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processors with cores of several kinds, as their kernels open events there; unverified until run on such a machine. */
class CoreKindsTest {
    private static final String DEVICES = "sys/bus/event_source/devices/";
    private static final int ATOM = 10;

    @TempDir
    Path root;

    private FakeMachine fake;
    private final ThreadTarget thread = new ThreadTarget(7, 42);

    @BeforeEach
    void machine() {
        fake = new FakeMachine(root);
        fake.ticking();
    }

    private void pmu(String name, int type, String cpus) {
        fake.file(DEVICES + name + "/type", String.valueOf(type));
        fake.file(DEVICES + name + "/cpus", cpus);
    }

    /** What names no PMU, in whichever way, is of that with the number of raw events. */
    private void intel() {
        pmu("cpu_core", EventCode.RAW, "0");
        pmu("cpu_atom", ATOM, "1");
        fake.refuse(event -> {
            long named = event.code().isOfTheProcessor() ? event.code().config() >>> 32 : 0;
            boolean atom = named == ATOM;
            boolean isThere = event.cpu() == Place.ANY_CPU || atom == (event.cpu() == 1);
            return !event.code().isOfTheProcessor() || isThere ? 0 : Errno.ENOENT;
        });
    }

    /** The kernel asks one PMU after the other, and each takes what is of its processors; to name one came later. */
    private void bigLittle() {
        pmu("armv8_cortex_a53", 8, "0");
        pmu("armv8_cortex_a72", 9, "1");
        fake.refuse(event -> event.code().config() >>> 32 == 0 ? 0 : Errno.ENOENT);
    }

    private PerfCounters open(Target target, PerfEvent... events) {
        return PerfCounters.open(fake.machine(), target, List.of(events));
    }

    private CgroupTarget cgroup() {
        return CgroupTarget.of(fake.directory("cgroup"));
    }

    private void countsOnBothKinds() {
        try (PerfCounters counters = open(cgroup(), PerfEvent.CYCLES, PerfEvent.INSTRUCTIONS)) {
            PerfSample before = counters.read();
            fake.nanos += 1000;
            fake.answer(fake.leader(0), 2, 10, 10, 100, 300);
            fake.answer(fake.leader(1), 2, 20, 10, 50, 25);
            PerfDelta delta = counters.read().since(before);

            assertThat(delta.get(PerfEvent.CYCLES).number())
                    .as("100, and 50 in half of the time")
                    .hasValue(200);
            assertThat(Derived.IPC.of(delta)).hasValue(350 / 200.0);
        }
    }

    @Test
    void events_ofAControlGroupOnIntel_areCountedByTheKindOfEachProcessor() {
        intel();

        countsOnBothKinds();
        assertThat(fake.opened)
                .filteredOn(event -> event.code().isOfTheProcessor())
                .extracting(event -> event.code().config() >>> 32)
                .containsExactlyInAnyOrder(4L, 4L, 10L, 10L);
    }

    @Test
    void events_ofAControlGroupOnArm_areOfTheirProcessorByThemselves() {
        bigLittle();

        countsOnBothKinds();
    }

    @Test
    void event_ofAThread_hasNoOneCounter_andTheOthersCount() {
        intel();

        try (PerfCounters counters = open(thread, PerfEvent.LLC_LOADS, PerfEvent.TASK_CLOCK)) {
            assertThat(counters.read().get(PerfEvent.LLC_LOADS))
                    .isInstanceOfSatisfying(
                            Reading.Unsupported.class,
                            why -> assertThat(why.reason()).contains("cpu_atom, cpu_core", "cpu_atom/LLC-loads/"));
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cycles", "r11"})
    void event_ofAProcessOnArm_hasNoOneCounter(String text) {
        bigLittle();

        PerfEvent event = PerfEvent.parse(text);
        PerfProbe probe = PerfProbe.run(fake.machine(), new ProcessTarget(7, 42), event);
        assertThat(probe.toString())
                .contains("NO_SUCH_EVENT")
                .contains(text.equals("r11") ? "armv8_cortex_a53/config=0x11/" : "armv8_cortex_a53/cycles/");
    }

    @Test
    void raw_onIntel_isOfTheCoresWithThatNumberAlone() {
        intel();
        PerfEvent raw = PerfEvent.parse("r1a8");

        try (PerfCounters counters = open(cgroup(), PerfEvent.TASK_CLOCK, raw)) {
            assertThat(counters.descriptors()).isEqualTo(3);
            fake.answer(fake.leader(0), 2, 10, 10, 1, 5);
            fake.answer(fake.leader(1), 1, 10, 10, 1);
            assertThat(counters.read().get(raw)).isEqualTo(new Reading.Measured(5));
        }
        try (PerfCounters counters = open(thread, raw)) {
            assertThat(counters.descriptors()).isEqualTo(1);
        }
    }

    @Test
    void event_thatOneKindLacks_isNoTotalOfTheOther_andSaysWhich() {
        intel();
        fake.refuse(event -> event.code().config() == ((long) ATOM << 32 | 6) ? Errno.ENOENT : 0);

        PerfProbe probe = PerfProbe.run(fake.machine(), cgroup(), PerfEvent.BUS_CYCLES);
        assertThat(probe.toString()).contains("NO_SUCH_EVENT", "bus-cycles", "cpu_atom");
    }

    /** The kernel lists it among the processors for a while yet, and no more among those of its kind. */
    @Test
    void processor_thatIsBeingSwitchedOffOnIntel_isPassedOverUntilItIsBack() {
        intel();
        fake.file(DEVICES + "cpu_atom/cpus", "");
        fake.refuse(event -> event.cpu() != 1 ? 0 : event.code().isOfTheProcessor() ? Errno.ENOENT : Errno.ENODEV);

        try (PerfCounters counters = open(cgroup(), PerfEvent.CYCLES)) {
            assertThat(counters.read().get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(0));
            assertThat(counters.descriptors()).isEqualTo(1);

            intel();
            fake.nanos += 1_000_000_000;
            counters.read();
            assertThat(counters.descriptors()).isEqualTo(2);
        }
    }

    @Test
    void processor_thatLeavesItsKindWhileItsEventIsRefused_isSaidToBeOfIt() {
        intel();
        fake.refuse(event -> {
            if (event.code().config() == (long) ATOM << 32) {
                fake.file(DEVICES + "cpu_atom/cpus", "");
                return Errno.ENOENT;
            }
            return 0;
        });

        PerfProbe probe = PerfProbe.run(fake.machine(), cgroup(), PerfEvent.parse("cpu_atom/cycles/"));
        assertThat(probe.toString()).contains("NO_SUCH_EVENT", "cpu_atom");
    }

    @Test
    void event_whereAllCoresAreOfOneKind_isCountedForAThread() {
        pmu("armv8_pmuv3_0", 8, "0-1");

        try (PerfCounters counters = open(thread, PerfEvent.CYCLES)) {
            assertThat(counters.descriptors()).isEqualTo(1);
        }
    }
}
