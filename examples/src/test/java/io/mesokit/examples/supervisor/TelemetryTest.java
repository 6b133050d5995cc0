package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Goal;
import io.mesokit.testkit.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final List<Sample> stored = new ArrayList<>();
    private boolean down;
    private final Telemetry telemetry = new Telemetry(this::post, new Timer() {
        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public void after(Duration delay, Runnable action) {
            clock.after(delay, action);
        }
    });

    @Test
    void change_monascaUp_isStoredUnderTheOriginalsNames() {
        telemetry.accept(state());

        assertThat(stored).extracting(Sample::name).containsExactly("remaining_iterations", "current_cpu");
        assertThat(stored.get(0).dimensions()).containsOnlyKeys("jobname", "framework", "uuid");
    }

    @Test
    void change_monascaDown_waitsAndArrivesInOrder() {
        down = true;
        for (int i = 0; i < 300; i++) {
            telemetry.accept(state());
        }
        assertThat(telemetry.waiting()).isEqualTo(600);

        down = false;
        clock.advance(Duration.ofMinutes(2));

        assertThat(stored).hasSize(600).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
        assertThat(telemetry.dropped()).isZero();
    }

    @Test
    void change_monascaDownForLong_dropsTheOldestAndCounts() {
        down = true;
        for (int i = 0; i < 6000; i++) {
            telemetry.accept(state());
        }

        assertThat(telemetry.waiting()).isEqualTo(10_000);
        assertThat(telemetry.dropped()).isEqualTo(2000);
    }

    private CompletableFuture<?> post(List<Sample> samples) {
        if (down) {
            throw new IllegalStateException("down");
        }
        stored.addAll(samples);
        return CompletableFuture.completedFuture(true);
    }

    private JobState state() {
        Instant now = clock.instant();
        Goal goal = new Goal(4, new Goal.Window(now, now.plusSeconds(100)), Duration.ofSeconds(10), Cpus.of(1), 0.05);
        return JobState.of(new Registration("u", "job", goal, 2)).toBuilder()
                .size(Cpus.of(1))
                .build();
    }
}
