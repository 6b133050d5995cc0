package io.mesokit.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.launcher.Wrapper;
import io.mesokit.examples.supervisor.SupervisorService;
import io.mesokit.examples.supervisor.Timer;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.exec.Behaviour.Course;
import io.mesokit.testkit.exec.TaskSpec;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as it is, but for its tasks, which are simulated, and its minute, which passes in no time. */
class DemoTest {
    /** What a machine takes to start a task, be it idle. */
    private static final double START_SECONDS = 0.25;

    @TempDir
    Path directory;

    private final VirtualClock clock = VirtualClock.at(Instant.now());
    private final CompletableFuture<SupervisorService> service = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean over;

    @Test
    @Timeout(60)
    void demo_onAnIdleMachine_comesOutAsForetold() throws Exception {
        Path report = directory.resolve("report.html");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (EmbeddedCluster cluster =
                Demo.cluster().simulated(clock, this::course).start()) {
            thread.execute(() -> letTimePass(cluster));
            Demo.Stage stage = new Demo.Stage(cluster, timer(), new Burner(1e6), service::complete);
            assertThat(new Demo(stage, report, directory).run()).isTrue();
        } finally {
            over = true;
            thread.shutdown();
        }
        assertThat(Files.readString(report))
                .contains("\"comfortable\"", "\"ambitious\"", "\"impossible\"")
                .doesNotContain("/*DATA*/", "<!--ROWS-->");
    }

    private Course course(TaskSpec task) {
        DemoJob job = DemoJob.all().stream()
                .filter(each -> each.name().equals(task.name()))
                .findFirst()
                .orElseThrow();
        double seconds = START_SECONDS + job.idleSeconds() + job.cpuSeconds() / task.cpus();
        Instant start = clock.instant();
        Duration duration = Duration.ofMillis((long) (seconds * 1000));
        clock.after(duration, () -> report(task, job, start));
        return new Course(duration, 0);
    }

    /** As the wrapper does it with curl. */
    private void report(TaskSpec task, DemoJob job, Instant start) {
        Map<String, String> environment = task.environment();
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("uuid", environment.get(Wrapper.UUID))
                .put("name", task.name())
                .put("run", environment.get(Wrapper.RUN))
                .put("started_at", start.toEpochMilli() / 1000.0)
                .put("finished_at", clock.millis() / 1000.0)
                .put("status", "0")
                .put("cpus", Double.toString(task.cpus()))
                .put("user", "0m" + job.cpuSeconds() + "s")
                .put("system", "0m0s");
        HttpRequest post = HttpRequest.newBuilder(URI.create(environment.get(Wrapper.URL)))
                .header("Authorization", "Bearer " + environment.get(Wrapper.TOKEN))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(post, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As on the wall until all jobs are there, for the launcher goes by that; then from one event to the next. */
    private void letTimePass(EmbeddedCluster cluster) {
        SupervisorService supervising = service.join();
        boolean launched = false;
        while (!over) {
            LockSupport.parkNanos(200_000);
            launched = launched
                    || DemoJob.all().stream()
                            .allMatch(job -> cluster.chronos().job(job.name()).isPresent());
            if (!launched) {
                Duration late = Duration.between(clock.instant(), Instant.now());
                clock.advance(late.isNegative() ? Duration.ZERO : late);
            } else if (supervising.quiet()) {
                clock.advanceToNext();
            }
        }
    }

    private Timer timer() {
        return new Timer() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void after(Duration delay, Runnable action) {
                clock.after(delay, action);
            }
        };
    }
}
