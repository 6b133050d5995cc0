package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mesokit.perf.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of counters while descriptors, or files that are to be read, are not to be had. */
class ScarcityTest {
    private static final String ONLINE = "sys/devices/system/cpu/online";
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path root;

    private FakeMachine fake;

    @BeforeEach
    void machine() {
        fake = new FakeMachine(root, 10);
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(fake.open).isEmpty();
        assertThat(fake.machine().budget().used()).isZero();
    }

    private PerfCounters open(Target target) {
        return PerfCounters.open(fake.machine(), target, List.of(PerfEvent.TASK_CLOCK));
    }

    private CgroupTarget cgroup() {
        return CgroupTarget.of(fake.directory("cgroup"));
    }

    private Reading readASecondLater(PerfCounters counters) {
        fake.nanos += SECOND;
        return counters.read().get(PerfEvent.TASK_CLOCK);
    }

    @Test
    void look_thatFindsNothingNew_opensNoDirectory() {
        try (PerfCounters counters = open(cgroup())) {
            fake.refuseDirectories(Errno.EMFILE);

            assertThat(readASecondLater(counters)).isEqualTo(new Reading.Measured(0));
            assertThat(readASecondLater(counters)).isEqualTo(new Reading.Measured(0));
            assertThat(fake.directoriesOpened).isEqualTo(1);
        }
    }

    @Test
    void processor_thatComesWhenThereAreNoDescriptors_countsWithTheOthersWhenThereAreSomeAgain() {
        fake.file(ONLINE, "0");
        try (PerfCounters counters = open(cgroup())) {
            fake.answer(fake.leader(0), 1, 10, 10, 100);
            fake.file(ONLINE, "0-1");
            fake.refuse(event -> event.cpu() == 1 ? Errno.EMFILE : 0);
            assertThat(readASecondLater(counters)).isInstanceOf(Reading.NotMeasurable.class);
            assertThat(counters.descriptors()).isZero();
            assertThat(fake.open).isEmpty();

            fake.refuse(event -> 0);
            fake.nanos += SECOND / 2;
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isInstanceOf(Reading.NotMeasurable.class);
            fake.nanos += SECOND / 2;
            PerfSample again = counters.read();
            assertThat(again.get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(100));
            assertThat(again.watched()).as("not while nothing counted").isEqualTo(Duration.ofSeconds(1));
            fake.answer(fake.leader(0), 1, 10, 10, 20);
            fake.answer(fake.leader(1), 1, 10, 10, 3);
            assertThat(readASecondLater(counters)).isEqualTo(new Reading.Measured(123));
            assertThat(counters.read().watched()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void thread_openedWithoutDescriptors_countsWhenThereAreSome() {
        fake.refuse(event -> Errno.ENFILE);
        try (PerfCounters counters = open(new ThreadTarget(7, 42))) {
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isInstanceOf(Reading.NotMeasurable.class);
            assertThat(readASecondLater(counters)).isInstanceOf(Reading.NotMeasurable.class);
            fake.refuse(event -> 0);
            assertThat(readASecondLater(counters)).isEqualTo(new Reading.Measured(0));
            assertThat(counters.read().watched()).isZero();
        }
    }

    @Test
    void budget_thatOthersGiveBack_isUsed() {
        List<PerfEvent> six = PerfEvent.named().stream().limit(6).toList();
        try (PerfCounters first = PerfCounters.open(fake.machine(), new ThreadTarget(7, 42), six);
                PerfCounters second = PerfCounters.open(fake.machine(), new ThreadTarget(7, 42), six)) {
            assertThat(second.descriptors()).isZero();
            first.close();
            fake.nanos += SECOND;
            second.read();
            assertThat(second.descriptors()).isEqualTo(6);
        }
    }

    @Test
    void listOfProcessors_thatCannotBeRead_leavesThoseThatCount() {
        try (PerfCounters counters = open(cgroup())) {
            fake.spoil(ONLINE);
            assertThat(readASecondLater(counters)).isEqualTo(new Reading.Measured(0));
            assertThat(counters.descriptors()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"sys/devices/system/cpu/online, true", "proc/7/task, false"})
    void places_thatCannotBeListed_areNoMeasuredZeroAndAreListedLater(String file, boolean ofCgroup) {
        Target target = ofCgroup ? cgroup() : new ProcessTarget(7, 42);
        fake.spoil(file);
        try (PerfCounters counters = open(target)) {
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK))
                    .isInstanceOfSatisfying(
                            Reading.NotMeasurable.class,
                            why -> assertThat(why.reason()).contains(target.toString(), file));

            fake.remove(file);
            fake.file(ONLINE, "0-1");
            fake.thread(7, 'S', 42);
            assertThat(readASecondLater(counters)).isEqualTo(new Reading.Measured(0));
            assertThat(counters.descriptors()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void task_whoseFileCannotBeRead_isNotGone(boolean thread) {
        try (PerfCounters counters = open(thread ? new ThreadTarget(7, 42) : new ProcessTarget(7, 42))) {
            fake.spoil("proc/7/stat");
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(0));
            fake.remove("proc/7");
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Gone());
        }
    }

    @Test
    void task_whoseFileCannotBeReadAtFirst_countsAsLongAsThereIsOne() {
        fake.spoil("proc/7/stat");
        try (PerfCounters counters = open(ThreadTarget.of(fake.machine(), 7))) {
            assertThat(counters.descriptors()).isEqualTo(1);
            fake.remove("proc/7/stat");
            fake.thread(7, 'S', 42);
            assertThat(counters.read().isGone()).isFalse();
        }
    }

    /** Whatever may go wrong in Java between two descriptors: memory that has run out, above all. */
    @Test
    void failure_betweenTwoDescriptors_leavesNoneOpen() {
        List<PerfEvent> two = List.of(PerfEvent.TASK_CLOCK, PerfEvent.PAGE_FAULTS);
        for (int after = 0; after < 5; after++) {
            failAfter(after, event -> true);
            assertThatIllegalStateException()
                    .isThrownBy(() -> PerfCounters.open(fake.machine(), cgroup(), two))
                    .withMessage("told to");
            nothingIsLeftOpen();
        }
    }

    @Test
    void failure_whenProcessorsChange_leavesTheOthersCounting() {
        fake.file(ONLINE, "0-1");
        try (PerfCounters counters = open(cgroup())) {
            fake.file(ONLINE, "1-2");
            failAfter(0, event -> event.cpu() == 2);
            assertThatIllegalStateException().isThrownBy(() -> readASecondLater(counters));

            assertThat(fake.open.values()).extracting(FakeMachine.Opened::cpu).containsExactly(1);
            fake.answer(fake.leader(1), 1, 10, 10, 5);
            fake.refuse(event -> 0);
            assertThat(readASecondLater(counters)).isEqualTo(new Reading.Measured(5));
            assertThat(counters.descriptors()).isEqualTo(2);
        }
    }

    private void failAfter(int count, Predicate<FakeMachine.Opened> which) {
        AtomicInteger left = new AtomicInteger(count);
        fake.refuse(event -> {
            if (which.test(event) && left.getAndDecrement() == 0) {
                throw new IllegalStateException("told to");
            }
            return 0;
        });
    }
}
