package io.mesokit.chronos;

import io.mesokit.core.ClientOptions;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.chronos.ChronosOptions;
import io.mesokit.testkit.chronos.ChronosVersion;
import io.mesokit.testkit.chronos.EmbeddedChronos;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.time.VirtualClock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A Chronos whose time passes only while the client waits, and a client of it. A task takes as many seconds, and ends
 * with the status, that its command says: {@code 5 exit 1}; one second and 0 if it says nothing of the kind.
 */
final class Cluster implements AutoCloseable {
    final VirtualClock clock = VirtualClock.ofDefaults();
    final EmbeddedCluster cluster;
    final Chronos chronos;

    private Cluster(UnaryOperator<ChronosOptions> options) {
        cluster = EmbeddedCluster.builder()
                .simulated(clock, task -> course(task.command()))
                .chronos(options)
                .start();
        chronos = connect(cluster.chronos().url().toString());
    }

    static Cluster v3() {
        return new Cluster(options -> options);
    }

    static Cluster v3(UnaryOperator<ChronosOptions> options) {
        return new Cluster(options);
    }

    static Cluster v2() {
        return new Cluster(options -> options.withVersion(ChronosVersion.V2));
    }

    Chronos connect(String... urls) {
        return Chronos.connect(options(urls).build());
    }

    ClientOptions.Builder options(String... urls) {
        return ClientOptions.builder(urls).clock(clock).sleeper(duration -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            clock.advance(duration);
        });
    }

    EmbeddedChronos server() {
        return cluster.chronos();
    }

    private static Behaviour.Course course(String command) {
        String[] words = command.strip().split("\\s+");
        long seconds = words[0].matches("\\d+") ? Long.parseLong(words[0]) : 1;
        int status = command.contains("exit 1") ? 1 : 0;
        return new Behaviour.Course(Duration.ofSeconds(seconds), status);
    }

    @Override
    public void close() {
        chronos.close();
        cluster.close();
    }
}
