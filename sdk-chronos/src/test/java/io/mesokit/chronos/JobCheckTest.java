package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.mesokit.chronos.InvalidJobException.Problem;
import io.mesokit.chronos.model.Constraint;
import io.mesokit.chronos.model.ConstraintOperator;
import io.mesokit.chronos.model.Container;
import io.mesokit.chronos.model.ContainerType;
import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.Fetch;
import io.mesokit.chronos.model.JobDefinition;
import io.mesokit.chronos.model.Network;
import io.mesokit.chronos.model.NetworkInfo;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.ScheduledJobBuilder;
import io.mesokit.chronos.model.Volume;
import io.mesokit.chronos.model.VolumeMode;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before it is sent. */
class JobCheckTest {
    private static final Optional<ChronosVersion> V2 = Optional.of(ChronosVersion.V2);
    private static final Optional<ChronosVersion> V3 = Optional.of(ChronosVersion.V3);

    private static ScheduledJobBuilder job() {
        return ScheduledJob.builder().name("a").command("run").schedule(Schedule.parse("R/2031-01-01T00:00:00Z/P1D"));
    }

    private static ListAssert<Problem> problems(JobDefinition job, Optional<ChronosVersion> version) {
        InvalidJobException failure =
                Assertions.catchThrowableOfType(InvalidJobException.class, () -> JobCheck.check(job, version));
        return assertThat(failure == null ? java.util.List.<Problem>of() : failure.problems());
    }

    private static void refused(Consumer<ScheduledJobBuilder> mistake, String message) {
        ScheduledJobBuilder job = job();
        mistake.accept(job);
        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> JobCheck.check(job.build(), V3))
                .withMessageStartingWith("job \"a\" was not sent: ")
                .withMessageContaining(message);
    }

    private static void accepted(Consumer<ScheduledJobBuilder> change) {
        ScheduledJobBuilder job = job();
        change.accept(job);
        assertThatNoException().isThrownBy(() -> JobCheck.check(job.build(), V3));
    }

    @ParameterizedTest
    @CsvSource({
        "a.b_c-1, true,  true",
        "a b,     false, true",
        "a#b,     false, true",
        "a/b,     false, false",
        "a!,      false, false",
        "ä,       false, false",
        "'',      false, false",
    })
    void name_byVersion_isCheckedBeforeTheWire(String name, boolean in3x, boolean in2x) {
        problems(job().name(name).build(), V3).hasSize(in3x ? 0 : 1);
        problems(job().name(name).build(), V2).hasSize(in2x ? 0 : 1);
        problems(job().name(name).build(), Optional.empty()).hasSize(in2x ? 0 : 1);
    }

    @Test
    void command_missing_isRefusedUnlessSomethingElseRuns() {
        refused(job -> job.command(""), "command is missing");
        accepted(job -> job.command("").container(Container.docker("busybox")));
        accepted(job -> job.command("").executor("/bin/executor"));
        problems(job().command("").executor("/bin/executor").build(), V2).hasSize(1);
        problems(job().command("").executor("/bin/executor").build(), Optional.empty())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void amounts_zeroOrLess_areRefused_pitfall27(double amount) {
        refused(job -> job.cpus(amount), "cpus must be more than 0");
        refused(job -> job.mem(amount), "mem must be more than 0");
        refused(job -> job.disk(amount), "disk must be more than 0");
    }

    @Test
    void urisAndFetch_differentOnes_areRefused_pitfall5() {
        refused(
                job -> job.addUris("http://a").addFetch(Fetch.of("http://b")),
                "uris cannot be set together with fetch");
    }

    @Test
    void constraint_unknownOperator_isRefused_pitfall12() {
        refused(
                job -> job.addConstraints(new Constraint("rack", ConstraintOperator.of("equals"), "r")),
                "operator \"equals\"");
        accepted(job -> job.addConstraints(
                Constraint.equalTo("a", "b"), Constraint.like("a", "b"), Constraint.unlike("a", "b")));
    }

    @Test
    void container_withoutImage_isRefused_pitfall11() {
        refused(job -> job.container(Container.builder().build()), "container.image is missing");
        refused(job -> job.container(Container.docker(" ")), "container.image is missing");
    }

    @Test
    void container_unknownWords_areRefused_pitfall13() {
        Container container = Container.docker("busybox");
        refused(
                job -> job.container(
                        container.toBuilder().network(Network.of("host")).build()),
                "in upper case");
        refused(
                job -> job.container(
                        container.toBuilder().type(ContainerType.of("RKT")).build()),
                "DOCKER or MESOS");
        refused(
                job -> job.container(container.toBuilder()
                        .addVolumes(Volume.of("/h", "/c", VolumeMode.of("RX")))
                        .build()),
                "RW or RO");
        refused(
                job -> job.container(container.toBuilder()
                        .addNetworkInfos(
                                NetworkInfo.builder().name("n").protocol("IPv5").build())
                        .build()),
                "IPv4 or IPv6");
        accepted(job -> job.container(container.toBuilder()
                .type(ContainerType.of("docker"))
                .network(Network.USER)
                .addVolumes(Volume.of("/h", "/c", VolumeMode.of("ro")))
                .addNetworkInfos(
                        NetworkInfo.builder().name("n").protocol("IPv6").build())
                .build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"No/Where", "europe/berlin", "+01:00", "GMT+25:00", "GMTX", "gmt"})
    void timeZone_unknown_isRefused_pitfall22(String zone) {
        refused(job -> job.scheduleTimeZone(zone), "silently take GMT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Europe/Berlin", "UTC", "GMT", "GMT0", "GMT+0", "GMT-00:00", "GMT+01:00", "GMT+1", "PST"})
    void timeZone_known_isAccepted(String zone) {
        accepted(job -> job.scheduleTimeZone(zone));
    }

    @Test
    void schedule_before1970_isRefused() {
        refused(job -> job.schedule(Schedule.parse("R/1969-01-01T00:00:00Z/P1D")), "starts before 1970");
        accepted(job -> job.schedule(Schedule.parse("R//P1D")));
    }

    @Test
    void parents_emptyOrItself_areRefused_pitfall8() {
        DependentJob orphan = DependentJob.builder().name("a").command("run").build();
        problems(orphan, V3).extracting(Problem::field).containsExactly("parents");
        DependentJob self = orphan.toBuilder().addParents("b", "a").build();
        problems(self, V2)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("crash");
    }

    @Test
    void severalMistakes_areAllNamed() {
        problems(job().name("a/b").cpus(0).scheduleTimeZone("x").build(), V3)
                .extracting(Problem::field)
                .containsExactly("name", "cpus", "scheduleTimeZone");
    }
}
