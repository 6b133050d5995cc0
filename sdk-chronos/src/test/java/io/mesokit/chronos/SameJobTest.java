package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mesokit.chronos.model.Constraint;
import io.mesokit.chronos.model.Container;
import io.mesokit.chronos.model.ContainerType;
import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.EnvironmentVariable;
import io.mesokit.chronos.model.Fetch;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.Network;
import io.mesokit.chronos.model.NetworkInfo;
import io.mesokit.chronos.model.Parameter;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.ScheduledJobBuilder;
import io.mesokit.chronos.model.Volume;
import io.mesokit.chronos.model.VolumeMode;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameJobTest {
    private static final ScheduledJob PUT = ScheduledJob.builder()
            .name("a")
            .command("run")
            .schedule(Schedule.parse("R5/2031-01-01T00:00:00Z/P1D"))
            .cpus(1)
            .mem(64)
            .disk(64)
            .retries(1)
            .runAsUser("me")
            .build();

    static Stream<UnaryOperator<ScheduledJobBuilder>> differences() {
        return Stream.of(
                job -> job.command("other"),
                job -> job.shell(false),
                job -> job.addArguments("-x"),
                job -> job.addEnvironmentVariables(EnvironmentVariable.of("A", "1")),
                job -> job.container(Container.docker("busybox")),
                job -> job.cpus(2),
                job -> job.mem(65),
                job -> job.disk(65),
                job -> job.retries(2),
                job -> job.runAsUser("you"),
                job -> job.addConstraints(Constraint.equalTo("a", "b")),
                job -> job.owner("o"),
                job -> job.ownerName("o"),
                job -> job.description("d"),
                job -> job.softError(true),
                job -> job.highPriority(true),
                job -> job.scheduleTimeZone("Europe/Berlin"),
                job -> job.schedule(Schedule.parse("R5/2031-01-01T00:00:00Z/P2D")),
                job -> job.schedule(Schedule.parse("R6/2031-01-01T00:00:00Z/P1D")),
                job -> job.schedule(Schedule.parse("R/2031-01-01T00:00:00Z/P1D")),
                job -> job.schedule(Schedule.parse("R5/2030-12-31T23:59:59Z/P1D")),
                job -> job.disabled(true),
                job -> job.executor("/bin/e"),
                job -> job.executorFlags("-e"),
                job -> job.taskInfoData("e"),
                job -> job.dataProcessingJobType(true),
                job -> job.concurrent(true),
                job -> job.maxCompletionTime(5),
                job -> job.addUris("http://x/a"),
                job -> job.addFetch(Fetch.of("http://x/a")));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void asPut_somethingElse_isAnotherJob(UnaryOperator<ScheduledJobBuilder> difference) {
        Job seen = difference.apply(PUT.toBuilder()).build();
        assertThat(SameJob.asPut(PUT, seen)).isFalse();
        assertThat(SameJob.asPut(PUT, PUT)).isTrue();
    }

    static Stream<Arguments> otherParts() {
        Container put = Container.docker("busybox").toBuilder()
                .addVolumes(Volume.of("/h", "/c", VolumeMode.RW))
                .build();
        Fetch fetch = Fetch.of("http://x/a");
        return Stream.concat(
                Stream.<Container>of(
                                Container.docker("busybox"),
                                put.toBuilder().image("alpine").build(),
                                put.toBuilder().type(ContainerType.MESOS).build(),
                                put.toBuilder().network(Network.BRIDGE).build(),
                                put.toBuilder().networkName("n").build(),
                                put.toBuilder()
                                        .addNetworkInfos(NetworkInfo.of("n"))
                                        .build(),
                                put.toBuilder().forcePullImage(true).build(),
                                put.toBuilder()
                                        .addParameters(Parameter.of("k", "v"))
                                        .build(),
                                put.toBuilder()
                                        .volumes(List.of(Volume.of("/g", "/c", VolumeMode.RW)))
                                        .build(),
                                put.toBuilder()
                                        .volumes(List.of(Volume.of("/h", "/d", VolumeMode.RW)))
                                        .build(),
                                put.toBuilder()
                                        .volumes(List.of(Volume.of("/h", "/c", VolumeMode.RO)))
                                        .build())
                        .map(seen -> Arguments.of(
                                PUT.toBuilder().container(put).build(),
                                PUT.toBuilder().container(seen).build())),
                Stream.<Fetch>of(
                                Fetch.of("http://x/b"),
                                fetch.toBuilder().executable(true).build(),
                                fetch.toBuilder().cache(true).build(),
                                fetch.toBuilder().outputFile("f").build())
                        .map(seen -> Arguments.of(
                                PUT.toBuilder().addFetch(fetch).build(),
                                PUT.toBuilder().addFetch(seen).build())));
    }

    @ParameterizedTest
    @MethodSource("otherParts")
    void asPut_containerOrDownloadOtherwise_isAnotherJob(Job put, Job seen) {
        assertThat(SameJob.asPut(put, seen)).isFalse();
        assertThat(SameJob.asPut(put, put)).isTrue();
        assertThat(SameJob.asPut(seen, seen)).isTrue();
    }

    /** What the real servers made of a job with everything in it. */
    @ParameterizedTest
    @ValueSource(strings = {"3.0.3", "2.5.1"})
    void asPut_recorded_isTheSameJob(String version) throws Exception {
        List<RecordedExchange> recorded = Fixtures.load("chronos/" + version + "/core");
        Job put = Json.mapper()
                .readValue(recorded(recorded, "022-iso-full").requestBody().orElseThrow(), Job.class);
        List<Job> seen = Json.mapper()
                .readValue(recorded(recorded, "061-search-command").body(), new TypeReference<List<Job>>() {});
        assertThat(seen)
                .filteredOn(job -> job.name().equals("full"))
                .singleElement()
                .matches(job -> SameJob.asPut(put, job));
    }

    private static RecordedExchange recorded(List<RecordedExchange> all, String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static boolean sameSchedule(String put, String seen, String zone) {
        return SameJob.asPut(
                PUT.toBuilder()
                        .schedule(Schedule.parse(put))
                        .scheduleTimeZone(zone)
                        .build(),
                PUT.toBuilder()
                        .schedule(Schedule.parse(seen))
                        .scheduleTimeZone(zone)
                        .build());
    }

    @Test
    void asPut_schedule_movesOnlyOnward() {
        assertThat(sameSchedule("R5/2030-01-01T00:00:00Z/PT1H", "R4/2030-01-01T01:00:00.000Z/PT1H", ""))
                .isTrue();
        assertThat(sameSchedule("R5/2030-01-01T00:00:00.000Z/PT1H", "R4/2030-01-01T00:00:00.000+01:00/PT1H", ""))
                .isFalse();
        assertThat(sameSchedule(
                        "R5/2030-01-01T00:00:00.000Z/PT1H", "R4/2030-01-01T00:00:00.000+01:00/PT1H", "Europe/Berlin"))
                .isTrue();
        assertThat(sameSchedule("R/2030-01-01T00:00:00/PT1H", "R/2029-12-31T23:00:00.000Z/PT1H", ""))
                .isTrue();
        assertThat(sameSchedule("R/2030-01-01/PT1H", "R/2029-12-31T23:00:00.000Z/PT1H", ""))
                .isTrue();
        assertThat(sameSchedule("R//PT1H", "R/2029-12-31T23:00:00.000Z/PT1H", ""))
                .isTrue();
        assertThat(sameSchedule("R/2030-01-01T00:00:00.123456Z/PT1H", "R/2030-01-01T00:00:00.123Z/PT1H", ""))
                .isTrue();
        assertThat(sameSchedule("R/2030-01-01T00:00:00Z/PT1H", "R9/2030-01-01T00:00:00.000Z/PT1H", ""))
                .isFalse();
        assertThat(sameSchedule("R0/2030-01-01T00:00:00Z/PT1H", "R/2030-01-01T00:00:00.000Z/PT1H", ""))
                .isTrue();
    }

    @Test
    void asPut_disabledWithRunsLeft_isAnotherJob() {
        Job off = PUT.toBuilder().disabled(true).build();
        assertThat(SameJob.asPut(off, off)).isTrue();
        assertThat(SameJob.asPut(off, PUT)).isFalse();
        DependentJob child =
                DependentJob.builder().name("c").command("x").addParents("a").build();
        assertThat(SameJob.asPut(child, child.toBuilder().disabled(true).build()))
                .isFalse();
    }

    @Test
    void asPut_urisAndFetches_areMirrorsOfEachOther() {
        Job uris = PUT.toBuilder().addUris("http://x/a").build();
        Job fetches = PUT.toBuilder()
                .addFetch(Fetch.builder().uri("http://x/a").extract(true).build())
                .build();
        Job both = PUT.toBuilder()
                .addUris("http://x/a")
                .addFetch(Fetch.of("http://x/a"))
                .build();
        assertThat(SameJob.asPut(uris, fetches)).isTrue();
        assertThat(SameJob.asPut(fetches, uris)).isTrue();
        assertThat(SameJob.asPut(uris, both)).isTrue();
        assertThat(SameJob.asPut(
                        PUT.toBuilder().addFetch(Fetch.of("http://x/a")).build(), fetches))
                .isTrue();
    }

    @Test
    void asPut_whatAnOlderServerLoses_isTheSameJob() {
        Job put = PUT.toBuilder()
                .concurrent(true)
                .maxCompletionTime(5)
                .taskInfoData("t")
                .addFetch(Fetch.of("http://x/a"))
                .build();
        Job in2x = PUT.toBuilder().epsilon("PT60S").async(false).build();
        assertThat(SameJob.asPut(put, in2x)).isTrue();
        Container wide = Container.docker("busybox").toBuilder()
                .networkName("n")
                .addNetworkInfos(NetworkInfo.of("n"))
                .build();
        assertThat(SameJob.asPut(
                        PUT.toBuilder().container(wide).maxCompletionTime(5).build(),
                        PUT.toBuilder().container(Container.docker("busybox")).build()))
                .isTrue();
    }

    @Test
    void asPut_whatTheServerMovesOnOrFillsIn_isTheSameJob() {
        Job seen = PUT.toBuilder()
                .schedule(Schedule.parse("R0/2031-01-06T00:00:00.000Z/P1D"))
                .disabled(true)
                .successCount(5)
                .lastSuccess("2031-01-05T00:00:00.000Z")
                .build();
        assertThat(SameJob.asPut(PUT, seen)).isTrue();
        assertThat(SameJob.asPut(seen, PUT)).isFalse();
        ScheduledJob bare = ScheduledJob.builder()
                .name("a")
                .command("run")
                .schedule(PUT.schedule())
                .build();
        assertThat(SameJob.asPut(bare, seen)).isTrue();
    }

    @Test
    void asPut_parents_countAsASet() {
        DependentJob put = DependentJob.builder()
                .name("c")
                .command("x")
                .addParents("a", "b")
                .build();
        assertThat(SameJob.asPut(put, put.toBuilder().parents(List.of("b", "a")).build()))
                .isTrue();
        assertThat(SameJob.asPut(put, put.toBuilder().addParents("d").build())).isFalse();
        assertThat(SameJob.asPut(put, PUT)).isFalse();
        assertThat(SameJob.asPut(PUT, put)).isFalse();
    }
}
