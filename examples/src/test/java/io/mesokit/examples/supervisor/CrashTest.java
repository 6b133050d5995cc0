package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.supervisor.Ending.Outcome;
import io.mesokit.testkit.exec.Behaviour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The supervisor dies at each of its actions, before or after Chronos has carried it out, and is started again. */
class CrashTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,false", "3,true", "4,false", "4,true", "5,false", "5,true"
    })
    void job_supervisorDiesAtAnAction_isMetWithExactlyItsRuns(int action, boolean after) {
        AtomicReference<Saboteur> saboteur = new AtomicReference<>();
        try (VirtualCluster cluster = new VirtualCluster(directory, Behaviour.needing(Duration.ofSeconds(100)))) {
            cluster.between = framework -> {
                saboteur.set(new Saboteur(framework, action, after));
                return saboteur.get();
            };
            cluster.dead = () -> saboteur.get().struck();
            cluster.supervised().launch("etl", 2, Duration.ofMinutes(30));

            JobState end = cluster.until(
                    "etl",
                    state -> state.removed()
                            || state.ending().isPresent()
                                    && cluster.cluster.chronos().job("etl").isEmpty());

            assertThat(saboteur.get().struck()).isTrue();
            assertThat(cluster.outcome(end)).contains(Outcome.MET);
            assertThat(cluster.runs("etl")).hasSize(2);
        }
    }
}
