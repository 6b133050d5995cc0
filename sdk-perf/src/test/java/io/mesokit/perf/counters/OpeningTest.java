package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.perf.Reading;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each answer of the kernel at the opening comes to. */
class OpeningTest {
    private static final int DYNAMIC = 9;

    @TempDir
    Path root;

    private FakeMachine fake;

    private final ThreadTarget thread = new ThreadTarget(7, 42);

    @BeforeEach
    void machine() {
        fake = new FakeMachine(root, 10);
    }

    private PerfProbe.Finding find(Target target, PerfEvent event) {
        PerfProbe probe = PerfProbe.run(fake.machine(), target, event);
        assertThat(fake.open).as("left open").isEmpty();
        assertThat(fake.machine().budget().used()).isZero();
        return probe.finding(event).orElseThrow();
    }

    private CgroupTarget cgroup() {
        return CgroupTarget.of(fake.directory("cgroup"));
    }

    private static boolean isHardware(FakeMachine.Opened event) {
        return event.code().isOfTheProcessor();
    }

    @Test
    void processorEvents_withoutAnyCounter_areNoPmu() {
        fake.refuse(event -> isHardware(event) ? Errno.ENOENT : 0);

        PerfProbe.Finding finding = find(thread, PerfEvent.CACHE_MISSES);

        assertThat(finding.obstacle()).contains(PerfObstacle.NO_PMU);
        assertThat(finding.sentence()).contains("cache-misses", "virtual machine", "task-clock");
    }

    @Test
    void processorEvent_thatThisOneLacks_isNoSuchEvent_unverifiedWithoutAPmu() {
        fake.refuse(event -> event.code().equals(EventCode.fixed(0, 7)) ? Errno.ENOENT : 0);

        assertThat(find(thread, PerfEvent.STALLED_CYCLES_FRONTEND).obstacle()).contains(PerfObstacle.NO_SUCH_EVENT);
        assertThat(find(thread, PerfEvent.BRANCHES).counts()).isTrue();
    }

    @Test
    void softwareEvent_thatIsUnknownWhereThereIsNoPmuEither_isNoSuchEvent() {
        fake.refuse(event -> isHardware(event) || event.code().equals(EventCode.fixed(1, 5)) ? Errno.ENOENT : 0);

        assertThat(find(thread, PerfEvent.MINOR_FAULTS).obstacle()).contains(PerfObstacle.NO_SUCH_EVENT);
    }

    @Test
    void cgroup_inWhichNotEvenAClockOpens_isOfTheOtherHierarchy() {
        fake.refuse(event -> event.task() == 0 ? 0 : Errno.ENOENT);

        PerfProbe.Finding finding = find(cgroup(), PerfEvent.CYCLES);

        assertThat(finding.obstacle()).contains(PerfObstacle.OTHER_HIERARCHY);
        assertThat(finding.sentence()).contains("perf_event", "/proc/PID/cgroup");
    }

    @ParameterizedTest
    @CsvSource({
        "13, NOT_PERMITTED, CAP_PERFMON",
        "1, BLOCKED, seccomp",
        "38, BLOCKED, seccomp",
        "28, TOO_MANY_EVENTS, in use",
        "16, TOO_MANY_EVENTS, in use",
        "24, TOO_MANY_DESCRIPTORS, ulimit -n",
        "23, TOO_MANY_DESCRIPTORS, LimitNOFILE",
        "95, NO_PMU, virtual machine",
        "5, OTHER, errno 5"
    })
    void errno_ofAnEvent_hasASentence(int errno, PerfObstacle obstacle, String word) {
        fake.refuse(event -> errno);

        PerfProbe.Finding finding = find(thread, PerfEvent.BRANCHES);

        assertThat(finding.obstacle()).contains(obstacle);
        assertThat(finding.sentence()).contains(word).endsWith(".").doesNotContain("null");
    }

    @ParameterizedTest
    @CsvSource({
        "13, NOT_PERMITTED, may not be read",
        "24, TOO_MANY_DESCRIPTORS, ulimit -n",
        "23, TOO_MANY_DESCRIPTORS, LimitNOFILE",
        "2, GONE, is not there",
        "20, GONE, is not there",
        "19, GONE, is not there",
        "22, OTHER, errno 22",
        "5, OTHER, errno 5"
    })
    void errno_ofTheDirectory_hasASentence(int errno, PerfObstacle obstacle, String word) {
        fake.refuseDirectories(errno);

        PerfProbe.Finding finding = find(cgroup(), PerfEvent.TASK_CLOCK);

        assertThat(finding.obstacle()).contains(obstacle);
        assertThat(finding.sentence()).contains(word, root.resolve("cgroup").toString());
    }

    @ParameterizedTest
    @CsvSource({"2, false", "4, true"})
    void permission_denied_namesTheLevelAndWhatItMeans(String level, boolean debian) {
        fake.file("proc/sys/kernel/perf_event_paranoid", level);
        fake.refuse(event -> Errno.EACCES);

        assertThat(find(cgroup(), PerfEvent.TASK_CLOCK).sentence())
                .contains("perf_event_paranoid is " + level, "0 or less")
                .matches(sentence -> sentence.contains("Debian") == debian);
    }

    @Test
    void kernel_thatMayNotBeCounted_isLeftOutOfAllEvents() {
        fake.refuse(event -> event.isUserModeOnly() ? 0 : Errno.EACCES);

        try (PerfCounters counters = PerfCounters.open(
                fake.machine(),
                thread,
                List.of(
                        PerfEvent.CONTEXT_SWITCHES,
                        PerfEvent.CYCLES,
                        PerfEvent.CPU_MIGRATIONS,
                        PerfEvent.TASK_CLOCK))) {
            PerfSample sample = counters.read();

            assertThat(fake.open.values()).hasSize(2).allMatch(FakeMachine.Opened::isUserModeOnly);
            assertThat(sample.isUserModeOnly()).isTrue();
            assertThat(sample.get(PerfEvent.CONTEXT_SWITCHES))
                    .isInstanceOfSatisfying(
                            Reading.NotMeasurable.class,
                            why -> assertThat(why.reason())
                                    .contains("context-switches", "always read 0", "CAP_PERFMON"));
            assertThat(sample.get(PerfEvent.CPU_MIGRATIONS)).isInstanceOf(Reading.NotMeasurable.class);
            assertThat(sample.get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(0));
        }
    }

    @Test
    void rights_ofAControlGroup_areTriedOnceAndNotAtEachProcessor() {
        fake.file("sys/devices/system/cpu/online", "0-3");

        try (PerfCounters counters = PerfCounters.open(fake.machine(), cgroup(), List.of(PerfEvent.PAGE_FAULTS))) {
            assertThat(counters.descriptors()).isEqualTo(4);
            assertThat(fake.opened).as("one more than those").hasSize(5);
        }
    }

    @Test
    void rights_triedOnAThreadThatEnds_areTriedOnTheNext() {
        fake.directory("proc/7/task/8");
        fake.refuse(event -> event.task() == 7 ? Errno.ESRCH : event.isUserModeOnly() ? 0 : Errno.EACCES);

        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), new ProcessTarget(7, 42), List.of(PerfEvent.TASK_CLOCK))) {
            assertThat(counters.read().isUserModeOnly()).isTrue();
            assertThat(counters.descriptors()).isEqualTo(1);
        }
    }

    @Test
    void pmu_thatCannotLeaveTheKernelOut_asksForTheRight() {
        fake.file("sys/bus/event_source/devices/msr/type", "9");
        fake.file("sys/bus/event_source/devices/msr/format/event", "config:0-63");
        fake.refuse(
                event -> !event.isUserModeOnly() ? Errno.EACCES : event.code().type() == DYNAMIC ? Errno.EINVAL : 0);

        PerfProbe.Finding finding = find(thread, PerfEvent.parse("msr/event=1/"));

        assertThat(finding.obstacle()).contains(PerfObstacle.NOT_PERMITTED);
        assertThat(finding.sentence()).contains("cannot leave the kernel out", "CAP_PERFMON");
    }

    @Test
    void pmu_thatRefusesAnEventWithTheRightToCountAll_doesNotAskForIt() {
        fake.file("sys/bus/event_source/devices/msr/type", "9");
        fake.file("sys/bus/event_source/devices/msr/format/event", "config:0-63");
        fake.refuse(event -> event.code().type() == DYNAMIC ? Errno.EINVAL : 0);

        PerfProbe.Finding finding = find(thread, PerfEvent.parse("msr/event=1/"));

        assertThat(finding.obstacle()).contains(PerfObstacle.NO_SUCH_EVENT);
        assertThat(finding.sentence()).doesNotContain("CAP_PERFMON");
    }

    /** So x86 says that the processor lacks a cache event, such as the prefetches of instructions. */
    @Test
    void event_thatIsInvalidByItselfToo_isNoSuchEvent_unverifiedWithoutAPmu() {
        PerfEvent lacking = PerfEvent.parse("L1-icache-prefetches");
        fake.refuse(event -> event.code().type() == EventCode.CACHE ? Errno.EINVAL : 0);

        assertThat(find(thread, lacking).obstacle()).contains(PerfObstacle.NO_SUCH_EVENT);
        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), new ProcessTarget(7, 42), List.of(PerfEvent.CYCLES, lacking))) {
            assertThat(counters.read().get(lacking))
                    .isInstanceOfSatisfying(
                            Reading.Unsupported.class,
                            why -> assertThat(why.reason()).contains("cannot count", lacking.toString()));
        }
    }

    @Test
    void follower_thatDoesNotFit_isRefusedAndTheOthersCount_unverifiedWithoutAPmu() {
        fake.refuse(event -> event.leader() > 0 && event.code().equals(EventCode.fixed(0, 3)) ? Errno.EINVAL : 0);

        try (PerfCounters counters = PerfCounters.open(
                fake.machine(), thread, List.of(PerfEvent.CYCLES, PerfEvent.CACHE_MISSES, PerfEvent.INSTRUCTIONS))) {
            fake.answer(fake.leader(-1), 2, 10, 10, 30, 40);
            PerfSample sample = counters.read();

            assertThat(sample.get(PerfEvent.CACHE_MISSES))
                    .isInstanceOfSatisfying(
                            Reading.NotMeasurable.class,
                            why -> assertThat(why.reason()).contains("one group"));
            assertThat(sample.get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(30));
            assertThat(sample.get(PerfEvent.INSTRUCTIONS)).isEqualTo(new Reading.Measured(40));
        }
    }

    @Test
    void event_refusedOnOneProcessor_isNoTotalOfTheOthers() {
        fake.refuse(event -> event.cpu() == 1 && isHardware(event) ? Errno.EBUSY : 0);

        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), cgroup(), List.of(PerfEvent.TASK_CLOCK, PerfEvent.CYCLES))) {
            assertThat(counters.read().get(PerfEvent.CYCLES)).isInstanceOf(Reading.NotMeasurable.class);
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(0));
        }
    }

    /** A kernel refuses an event of one kind of cores on a processor of the other. */
    @Test
    void eventsOfTwoKindsOfCores_ofACgroup_areOpenedWhereTheirCoresAre_unverifiedWithoutAPmu() {
        String devices = "sys/bus/event_source/devices/";
        fake.file(devices + "cpu_core/type", "4");
        fake.file(devices + "cpu_core/cpus", "0");
        fake.file(devices + "cpu_atom/type", "10");
        fake.file(devices + "cpu_atom/cpus", "1");
        fake.refuse(event -> event.code().config() >> 32 == (event.cpu() == 0 ? 10 : 4) ? Errno.ENOENT : 0);
        PerfEvent core = PerfEvent.parse("cpu_core/cycles/");
        PerfEvent atom = PerfEvent.parse("cpu_atom/cycles/");

        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), cgroup(), List.of(core, PerfEvent.TASK_CLOCK, atom))) {
            fake.answer(fake.leader(0), 2, 10, 10, 30, 8);
            fake.answer(fake.leader(1), 2, 10, 10, 9, 40);
            PerfSample sample = counters.read();

            assertThat(counters.descriptors()).isEqualTo(4);
            assertThat(sample.get(core)).isEqualTo(new Reading.Measured(30));
            assertThat(sample.get(atom)).isEqualTo(new Reading.Measured(40));
            assertThat(sample.get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(17));
        }
        fake.refuse(event -> 0);
        try (PerfCounters counters = PerfCounters.open(fake.machine(), thread, List.of(atom))) {
            assertThat(counters.descriptors()).isEqualTo(1);
        }
    }

    @Test
    void budget_usedUp_opensNothingAndSaysSo() {
        List<PerfEvent> six = PerfEvent.named().stream().limit(6).toList();

        try (PerfCounters counters = PerfCounters.open(fake.machine(), cgroup(), six)) {
            assertThat(counters.descriptors()).isZero();
            assertThat(fake.open).isEmpty();
            assertThat(counters.read().get(PerfEvent.CYCLES))
                    .isInstanceOfSatisfying(
                            Reading.NotMeasurable.class,
                            why -> assertThat(why.reason()).contains("at most 10", "ulimit -n"));
        }
        assertThat(fake.machine().budget().used()).isZero();
    }

    @Test
    void descriptors_usedUpByOthersHalfWay_closeWhatWasOpened() {
        fake.refuse(event -> event.cpu() == 1 && event.leader() > 0 ? Errno.EMFILE : 0);

        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), cgroup(), List.of(PerfEvent.TASK_CLOCK, PerfEvent.CYCLES))) {
            assertThat(fake.open).isEmpty();
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isInstanceOf(Reading.NotMeasurable.class);
        }
        assertThat(fake.machine().budget().used()).isZero();
    }

    @Test
    void event_thatOnlyOneProcessorHasNoDeviceFor_isNoTotalOfTheOthers() {
        fake.refuse(event -> event.cpu() == 1 && isHardware(event) ? Errno.ENODEV : 0);

        assertThat(find(cgroup(), PerfEvent.BRANCHES).obstacle()).contains(PerfObstacle.NO_SUCH_EVENT);
    }

    @Test
    void pmu_whoseCountersOpenAndStayAtZero_isFoundOut_unverifiedWithoutAPmu() {
        fake.directory("proc/7/task/7");
        fake.link("proc/thread-self", "7/task/7");
        fake.ticking();

        assertThat(find(thread, PerfEvent.INSTRUCTIONS).sentence()).contains("stays at 0");
        assertThat(find(thread, PerfEvent.BRANCHES).counts()).isTrue();
    }

    @Test
    void pmu_thatCannotBeTriedOnThisThread_isTakenToCount_unverifiedWithoutAPmu() {
        fake.directory("proc/7/task/7");
        fake.link("proc/thread-self", "7/task/7");
        fake.ticking();
        fake.refuse(event -> event.cpu() == Place.ANY_CPU && isHardware(event) ? Errno.EBUSY : 0);

        assertThat(find(cgroup(), PerfEvent.INSTRUCTIONS).counts()).isTrue();
    }

    @Test
    void events_noneOrOneTwice_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerfCounters.open(fake.machine(), thread, List.of()))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerfCounters.open(
                        fake.machine(), thread, List.of(PerfEvent.CYCLES, PerfEvent.parse("cpu-cycles"))))
                .withMessageContaining("twice");
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64, Mac OS X", "Linux, s390x, s390x"})
    void machine_thatIsNotKnown_saysWhichWhateverIsCounted(String system, String processor, String word)
            throws IOException {
        Path none = root.resolve("none");
        Machine machine = new Machine(Machine.calls(system, processor), none, none, () -> 0, new Budget(10));
        List<Target> targets = List.of(
                ThreadTarget.current(machine),
                ThreadTarget.of(machine, 7),
                ProcessTarget.of(machine, 7),
                cgroup(),
                CgroupTarget.of(none),
                withoutInodes());

        for (Target target : targets) {
            PerfProbe.Finding finding = PerfProbe.run(machine, target, PerfEvent.TASK_CLOCK)
                    .finding(PerfEvent.TASK_CLOCK)
                    .orElseThrow();

            assertThat(finding.obstacle()).contains(PerfObstacle.NO_NATIVE_ACCESS);
            assertThat(finding.sentence()).contains(word);
        }
    }

    /** As Windows has none. */
    private CgroupTarget withoutInodes() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(root.resolve("a.zip"), Map.of("create", "true"))) {
            return CgroupTarget.of(zip.getPath("/"));
        }
    }

    @Test
    void thread_thatCannotBeToldForWantOfProc_isNoFailureButSaysSo() {
        fake.remove("proc");

        PerfProbe.Finding finding = find(ThreadTarget.current(fake.machine()), PerfEvent.TASK_CLOCK);
        assertThat(finding.obstacle()).contains(PerfObstacle.OTHER);
        assertThat(finding.sentence()).contains("proc/thread-self", "mounted");
    }
}
