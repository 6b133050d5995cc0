package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.chronos.model.Constraint;
import io.mesokit.chronos.model.Container;
import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.EnvironmentVariable;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.ScheduledJobBuilder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                job -> job.schedule(Schedule.parse("R5/2031-01-01T00:00:00Z/P2D")));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void asPut_somethingElse_isAnotherJob(UnaryOperator<ScheduledJobBuilder> difference) {
        Job seen = difference.apply(PUT.toBuilder()).build();
        assertThat(SameJob.asPut(PUT, seen)).isFalse();
        assertThat(SameJob.asPut(PUT, PUT)).isTrue();
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
        assertThat(SameJob.asPut(
                        put,
                        put.toBuilder().parents(java.util.List.of("b", "a")).build()))
                .isTrue();
        assertThat(SameJob.asPut(put, put.toBuilder().addParents("d").build())).isFalse();
        assertThat(SameJob.asPut(put, PUT)).isFalse();
        assertThat(SameJob.asPut(PUT, put)).isFalse();
    }
}
