package io.mesokit.testkit.mesos;

import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.exec.TaskExecutor;
import io.mesokit.testkit.exec.TaskExit;
import io.mesokit.testkit.exec.TaskSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tasks in name only that go on until they are ended. */
final class Endless implements TaskExecutor {
    private static final int TERMINATED = 128 + 15;

    @Override
    public RunningTask launch(TaskSpec task, Consumer<TaskExit> onExit) {
        return new Run(onExit);
    }

    @Override
    public void close() {
        // Nothing runs.
    }

    private static final class Run implements RunningTask {
        private final Consumer<TaskExit> onExit;
        private final AtomicBoolean ended = new AtomicBoolean();

        Run(Consumer<TaskExit> onExit) {
            this.onExit = onExit;
        }

        @Override
        public void kill() {
            if (ended.compareAndSet(false, true)) {
                onExit.accept(new TaskExit(TERMINATED, true, Duration.ZERO));
            }
        }

        @Override
        public Duration cpuTime() {
            return Duration.ZERO;
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
