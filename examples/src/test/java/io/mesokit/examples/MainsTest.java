package io.mesokit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.EmbeddedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each small example, run as its user runs it. */
class MainsTest {
    @ParameterizedTest
    @CsvSource({
        "ListJobs, report",
        "RunAndWait, SUCCEEDED after",
        "AsyncFanOut, mesokit-fan-out-3: SUCCEEDED",
        "PostAndReadMetrics, 0.7",
        "top.TopCommand, agents: 3 active",
        "nodeagent.NodeAgentCommand --once, wca_tasks{host=",
        "allocator.AllocatorCommand --rounds 1 --state target/allocator.json, 'of 1, level 0, shares {batch'",
        "TaskShell, The shell ended with 7."
    })
    void main_withoutArguments_runsOffline(String main, String expected) throws Exception {
        assertThat(run(main)).contains(expected);
    }

    @Test
    void main_withAnAddress_runsThere() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            assertThat(run("RunAndWait", cluster.chronos().url().toString())).contains("SUCCEEDED");
            assertThat(cluster.chronos().runs("mesokit-run-and-wait")).hasSize(1);
        }
    }

    private String run(String main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(("io.mesokit.examples." + main).split(" ")));
        command.addAll(List.of(arguments));
        OwnJvm jvm = new OwnJvm(main.split(" ")[0], "", command);
        assertThat(jvm.process.waitFor(90, TimeUnit.SECONDS))
                .as("ends by itself")
                .isTrue();
        assertThat(jvm.process.exitValue()).as(jvm.printed()).isZero();
        return jvm.printed();
    }
}
