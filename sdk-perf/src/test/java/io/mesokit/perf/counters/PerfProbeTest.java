package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfProbeTest {
    @Test
    void text_ofManyEventsWithoutCounters_saysEachReasonOnce(@TempDir Path root) {
        FakeMachine fake = new FakeMachine(root);
        fake.refuse(event -> event.code().isOfTheProcessor() ? Errno.ENOENT : 0);

        String text = PerfProbe.run(fake.machine(), new ThreadTarget(7, 42)).toString();

        assertThat(text)
                .hasLineCount(3)
                .startsWith("thread 7")
                .contains("counts: cpu-clock, task-clock, page-faults,", "without: cycles, instructions,")
                .containsOnlyOnce("NO_PMU: ")
                .containsOnlyOnce("no processor counters");
    }

    @Test
    void text_ofSeveralReasons_hasALineForEach(@TempDir Path root) {
        FakeMachine fake = new FakeMachine(root);
        fake.refuse(event -> event.isUserModeOnly() ? 0 : Errno.EACCES);

        assertThat(PerfProbe.run(
                                fake.machine(),
                                new ThreadTarget(7, 42),
                                PerfEvent.CPU_MIGRATIONS,
                                PerfEvent.TASK_CLOCK,
                                PerfEvent.parse("gpu/x/"),
                                PerfEvent.CONTEXT_SWITCHES)
                        .toString()
                        .lines())
                .satisfiesExactly(
                        title -> assertThat(title).isEqualTo("thread 7"),
                        counts -> assertThat(counts).isEqualTo("counts: task-clock"),
                        kernel -> assertThat(kernel)
                                .startsWith("without: cpu-migrations, context-switches: USER_MODE_ONLY: "),
                        pmu -> assertThat(pmu).startsWith("without: gpu/x/: NO_SUCH_EVENT: "));
    }
}
