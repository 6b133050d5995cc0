package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AllocatorCommandTest {
    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--rounds", "1", "--state", folder.resolve("state").toString()));
        CommandLine command = AllocatorCommand.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(printed, true));
        return command.execute(all.toArray(String[]::new));
    }

    @Test
    void command_answer_tellsByItsCode() {
        try (EmbeddedMesos mesos = EmbeddedMesos.start()) {
            String url = mesos.agents().get(0).url().toString();

            assertThat(run("--mesos_agent_endpoint", url, "--cgroups_root", "other"))
                    .as("%s", printed)
                    .isZero();
        }
        assertThat(run("--mesos_agent_endpoint", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(run("--interval", "0")).isEqualTo(2);
    }

    @Test
    void command_refused_isThree() {
        MesosOptions closed = MesosOptions.ofDefaults().withCredentials("op", "a-secret-of-length");
        try (EmbeddedMesos mesos = EmbeddedMesos.start(closed)) {
            String url = mesos.agents().get(0).url().toString();

            assertThat(run("--mesos_agent_endpoint", url)).isEqualTo(3);
        }
    }

    @Test
    void command_itsOwnFault_isNotTakenForNoAnswer() {
        assertThat(AllocatorCommand.commandLine().getCommandSpec().exitCodeOnExecutionException())
                .isEqualTo(4);
    }

    @Test
    void command_stateFileOfAnother_isTwo() {
        Allocator.Options options = new Allocator.Options(
                Law.Tuning.ofDefaults(), "tier", folder.resolve("state"), false, Path.of("/proc"));
        try (Allocator other = new Allocator(Cgroups.system(), options)) {
            assertThat(run("--mesos_agent_endpoint", "http://127.0.0.1:1")).isEqualTo(2);
        }
        assertThat(printed.toString()).contains("another allocator").doesNotContain("\tat ");
    }
}
