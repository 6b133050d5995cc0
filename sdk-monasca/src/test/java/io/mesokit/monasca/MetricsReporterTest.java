package io.mesokit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.ServerException;
import io.mesokit.core.Sleeper;
import io.mesokit.monasca.MetricsReporter.Counts;
import io.mesokit.monasca.model.Metric;
import io.mesokit.testkit.monasca.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetricsReporterTest {
    private static final Instant AT = Instant.parse("2026-11-21T05:00:00Z");

    private final World world = new World();
    private final Keystone keystone = world.login().connect();
    private final Monasca monasca = Monasca.connect(keystone);
    /** Each offer lets one sending begin. */
    private final SynchronousQueue<Duration> ticks = new SynchronousQueue<>();

    @AfterEach
    void stop() {
        monasca.close();
        keystone.close();
        world.close();
    }

    private MetricsReporter.Builder reporter() {
        return MetricsReporter.builder(monasca).sleeper(duration -> ticks.take());
    }

    private static Metric metric(int number) {
        return Metric.of("load", number, AT.plusSeconds(number));
    }

    private List<Double> stored() {
        world.monascaServer.flush();
        return world.monascaServer.points("load", Map.of()).stream()
                .map(Measurement::value)
                .toList();
    }

    /** Two ticks: when the second is taken, the sending after the first is over. */
    private void tickTwice() throws InterruptedException {
        assertThat(ticks.offer(Duration.ZERO, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(ticks.offer(Duration.ZERO, 30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void report_isSentInBatchesAtTheInterval() throws Exception {
        try (MetricsReporter reporter = reporter().batch(2).start()) {
            for (int i = 0; i < 5; i++) {
                assertThat(reporter.report(metric(i))).isTrue();
            }
            assertThat(reporter.counts()).isEqualTo(new Counts(5, 0, 0, 0));
            tickTwice();
            assertThat(reporter.counts()).isEqualTo(new Counts(0, 5, 0, 0));
        }
        assertThat(stored()).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(world.monascaServer.server().requests()).hasSize(3);
    }

    @Test
    void report_tooMany_forgetsTheOldestAndCountsThem() {
        try (MetricsReporter reporter = reporter().capacity(3).start()) {
            for (int i = 0; i < 10; i++) {
                reporter.report(metric(i));
            }
            assertThat(reporter.counts()).isEqualTo(new Counts(3, 0, 7, 0));
            assertThat(reporter.flush()).isTrue();
        }
        assertThat(stored()).containsExactly(7.0, 8.0, 9.0);
    }

    @Test
    void flush_monascaFails_keepsWhatWaitsAndSendsItLater() {
        try (MetricsReporter reporter = reporter().start()) {
            reporter.report(metric(0));
            world.monascaServer.server().faults().failNext(500);
            assertThat(reporter.flush()).isFalse();
            assertThat(reporter.lastFailure()).containsInstanceOf(ServerException.class);
            assertThat(reporter.counts()).isEqualTo(new Counts(1, 0, 0, 0));
            reporter.report(metric(1));
            assertThat(reporter.flush()).isTrue();
            assertThat(reporter.lastFailure()).isEmpty();
        }
        assertThat(stored()).containsExactly(0.0, 1.0);
    }

    @Test
    void report_badMetric_isCountedAndDoesNotThrow() {
        try (MetricsReporter reporter = reporter().start()) {
            assertThat(reporter.report(Metric.of("a b", 1, AT))).isFalse();
            assertThat(reporter.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        }
    }

    @Test
    void flush_oneIsRefusedByTheServer_sendsTheOthers() {
        world.monascaServer
                .server()
                .faults()
                .when(request -> request.text().contains("\"value\":5.0"))
                .failNext(422, 5);
        try (MetricsReporter reporter = reporter().start()) {
            for (int i = 0; i < 8; i++) {
                reporter.report(metric(i));
            }
            assertThat(reporter.flush()).isTrue();
            assertThat(reporter.counts()).isEqualTo(new Counts(0, 7, 0, 1));
        }
        assertThat(stored()).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 7.0);
    }

    @Test
    void flush_credentialsThrow_isAFailureLikeOthers() {
        Keystone closed = world.login().connect();
        Monasca orphan = Monasca.connect(closed);
        closed.close();
        try (MetricsReporter reporter = MetricsReporter.builder(orphan)
                .sleeper(duration -> ticks.take())
                .start()) {
            reporter.report(metric(0));
            assertThat(reporter.flush()).isFalse();
            assertThat(reporter.lastFailure()).isPresent();
        }
        orphan.close();
    }

    @Test
    void close_sendsTheRestAndTakesNoMore() {
        MetricsReporter reporter = reporter().start();
        reporter.report(metric(0));
        reporter.close();
        reporter.close();
        assertThat(reporter.report(metric(1))).isFalse();
        assertThat(reporter.counts()).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(stored()).containsExactly(0.0);
    }

    @Test
    void close_monascaDoesNotAnswer_endsInTimeAndCountsTheRest() {
        world.monascaServer.server().faults().stallNext();
        MetricsReporter reporter =
                reporter().closeWithin(Duration.ofMillis(300)).start();
        reporter.report(metric(0));
        long begun = System.nanoTime();
        reporter.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(reporter.counts()).isEqualTo(new Counts(0, 0, 1, 0));
        world.monascaServer.server().faults().release();
    }

    @Test
    void close_threadEnds() throws Exception {
        MetricsReporter reporter = reporter().start();
        Thread thread = reporterThreads().get(0);
        assertThat(thread.isDaemon()).isTrue();
        reporter.close();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private static List<Thread> reporterThreads() {
        List<Thread> found = new ArrayList<>(Thread.getAllStackTraces().keySet());
        found.removeIf(each -> !each.getName().equals("mesokit-monasca-reporter"));
        return found;
    }

    @Test
    void builder_nonsense_isRefused() {
        MetricsReporter.Builder builder = MetricsReporter.builder(monasca);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.capacity(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.batch(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.interval(Duration.ZERO));
        builder.sleeper(Sleeper.real());
    }
}
