package io.mesokit.testkit.exec;

import io.mesokit.testkit.time.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Runs tasks in name only: each takes the time its {@link Behaviour} says, on the cluster's clock. Thread-safe. */
public final class Simulation implements TaskExecutor {
    private static final int KILLED = 128 + 9;

    private final Timeline time;
    private final Behaviour behaviour;

    /** A simulation on that timeline. */
    public Simulation(Timeline time, Behaviour behaviour) {
        this.time = time;
        this.behaviour = behaviour;
    }

    @Override
    public RunningTask launch(TaskSpec task, Consumer<TaskExit> onExit) {
        Behaviour.Course course = behaviour.of(task);
        Simulated run = new Simulated(task, course, onExit);
        run.start();
        return run;
    }

    @Override
    public void close() {
        // Nothing runs: what is pending sits on the timeline, which has an owner of its own.
    }

    private final class Simulated implements RunningTask {
        private final TaskSpec task;
        private final Behaviour.Course course;
        private final Consumer<TaskExit> onExit;
        private final Instant started = time.instant();
        private final AtomicBoolean ended = new AtomicBoolean();

        Simulated(TaskSpec task, Behaviour.Course course, Consumer<TaskExit> onExit) {
            this.task = task;
            this.course = course;
            this.onExit = onExit;
        }

        void start() {
            time.after(course.duration(), () -> end(course.status(), false));
        }

        private void end(int status, boolean killed) {
            if (ended.compareAndSet(false, true)) {
                onExit.accept(new TaskExit(status, killed, cpuTime()));
            }
        }

        @Override
        public void kill() {
            end(KILLED, true);
        }

        @Override
        public Duration cpuTime() {
            Duration elapsed = Duration.between(started, time.instant());
            return Duration.ofNanos((long) (elapsed.toNanos() * Math.max(0, task.cpus())));
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<Path> sandbox() {
            return Optional.empty();
        }
    }
}
