package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mesokit.perf.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Turns, and what a watch does when there is less than it needs. */
class PerfWatchTest {
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

    private List<Path> cgroups(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> fake.directory("cgroup" + each))
                .toList();
    }

    private static List<Path> counted(Map<Path, PerfSample> samples) {
        return samples.entrySet().stream()
                .filter(each -> each.getValue().get(PerfEvent.TASK_CLOCK) instanceof Reading.Measured)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void processors_thatComeLater_takeNoMoreDescriptorsThanAllowed() {
        try (PerfWatch watch = PerfWatch.builder().descriptors(4).build(fake.machine())) {
            List<Path> two = cgroups(2);
            watch.want(two);
            watch.read();
            assertThat(watch.descriptors()).isEqualTo(4);

            fake.file(ONLINE, "0-3");
            fake.refuse(event -> watch.descriptors() > 4 ? Errno.EINTR : 0);
            for (int look = 0; look < 3; look++) {
                fake.nanos += SECOND;
                watch.read();
                assertThat(watch.descriptors()).isEqualTo(4);
                assertThat(fake.open).hasSize(4);
                assertThat(watch.watched()).isEqualTo(1);
                assertThat(watch.waiting()).isEqualTo(1);
            }
            assertThat(fake.machine().budget().used()).isEqualTo(4);
        }
    }

    @Test
    void processors_moreThanAreAllowedForOneGroup_areToldSo() {
        try (PerfWatch watch = PerfWatch.builder().descriptors(2).build(fake.machine())) {
            fake.file(ONLINE, "0-3");
            List<Path> one = cgroups(1);
            watch.want(one);

            assertThat(watch.read().get(one.get(0)).get(PerfEvent.TASK_CLOCK))
                    .isInstanceOfSatisfying(
                            Reading.NotMeasurable.class,
                            why -> assertThat(why.reason()).contains("at most 2"));
        }
    }

    @Test
    void listOfProcessors_thatCannotBeRead_changesNothing() {
        try (PerfWatch watch = PerfWatch.builder().build(fake.machine())) {
            watch.want(cgroups(1));
            watch.read();
            fake.spoil(ONLINE);
            fake.nanos += SECOND;

            assertThat(counted(watch.read())).hasSize(1);
            assertThat(watch.descriptors()).isEqualTo(2);
        }
    }

    /** So a change within that second is seen in the next one. */
    @Test
    void processors_ofManyGroups_areLookedAtOnceASecondForAll() {
        fake.directory("sys/devices/system/cpu/cpu0/topology");
        fake.directory("sys/devices/system/cpu/cpu1/topology");
        try (PerfWatch watch = PerfWatch.builder().build(fake.machine())) {
            List<Path> two = cgroups(2);
            watch.want(two.subList(0, 1));
            watch.read();
            int before = fake.opened.size();
            fake.remove("sys/devices/system/cpu/cpu1/topology");
            fake.directory("sys/devices/system/cpu/cpu1/topology");
            fake.file(ONLINE, "0");
            fake.nanos += SECOND - 1;
            watch.want(two);
            watch.read();
            assertThat(watch.descriptors()).as("by the list of before").isEqualTo(4);

            fake.nanos += 1;
            watch.read();
            fake.nanos += SECOND;
            watch.read();
            assertThat(watch.descriptors()).isEqualTo(2);
            assertThat(fake.opened.size()).isEqualTo(before + 3);
        }
    }

    @Test
    void group_refusedForWantOfDescriptors_waitsAndIsTriedAgain() {
        fake.refuse(event -> Errno.EMFILE);
        try (PerfWatch watch = PerfWatch.builder().build(fake.machine())) {
            List<Path> one = cgroups(1);
            watch.want(one);
            assertThat(watch.read().get(one.get(0)).get(PerfEvent.TASK_CLOCK))
                    .isInstanceOf(Reading.NotMeasurable.class);
            assertThat(watch.watched()).isZero();
            assertThat(watch.waiting()).isEqualTo(1);

            fake.refuse(event -> 0);
            assertThat(counted(watch.read())).isEqualTo(one);
            assertThat(watch.watched()).isEqualTo(1);
        }
    }

    /** Others hold 4 of the 10: three groups of two descriptors each fit, and five are wanted. */
    @Test
    void groups_moreThanThereAreDescriptorsFor_takeTurnsAndKeepTheirTotals() {
        List<PerfEvent> four = PerfEvent.named().stream().limit(4).toList();
        try (PerfCounters others = PerfCounters.open(fake.machine(), new ThreadTarget(7, 42), four);
                PerfWatch watch =
                        PerfWatch.builder().turn(Duration.ofSeconds(2)).build(fake.machine())) {
            List<Path> five = cgroups(5);
            watch.want(five);
            watch.read();
            assertThat(watch.watched()).isEqualTo(3);
            fake.nanos += SECOND;
            watch.read();
            assertThat(watch.watched()).isEqualTo(3);
            fake.nanos += SECOND;
            assertThat(counted(watch.read())).isEqualTo(five);
            assertThat(watch.waiting()).isEqualTo(2);
            assertThat(others.descriptors()).isEqualTo(4);
        }
    }

    @Test
    void group_whoseOpeningFails_goesOnWaiting() {
        try (PerfWatch watch = PerfWatch.builder().build(fake.machine())) {
            List<Path> two = cgroups(2);
            watch.want(two);
            fake.refuse(event -> {
                throw new IllegalStateException("told to");
            });
            assertThatIllegalStateException().isThrownBy(watch::read).withMessage("told to");
            assertThat(fake.open).isEmpty();
            assertThat(watch.waiting()).isEqualTo(2);

            fake.refuse(event -> 0);
            assertThat(counted(watch.read())).isEqualTo(two);
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("at least one", watch -> watch.events()),
                mistake("none twice", watch -> watch.events(PerfEvent.CYCLES, PerfEvent.parse("cpu-cycles"))),
                mistake("at once: 0", watch -> watch.atOnce(0)),
                mistake("at once: -5", watch -> watch.atOnce(-5)),
                mistake("descriptors: 0", watch -> watch.descriptors(0)),
                mistake("turn: PT-1S", watch -> watch.turn(Duration.ofSeconds(-1))),
                mistake("raise the limit", watch -> watch.descriptors(1)));
    }

    private static Arguments mistake(String word, UnaryOperator<PerfWatch.Builder> made) {
        return Arguments.of(word, made);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void options_thatCannotBeMeant_areRefusedByName(String word, UnaryOperator<PerfWatch.Builder> made) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made.apply(PerfWatch.builder()).build(fake.machine()))
                .withMessageContaining(word);
    }
}
