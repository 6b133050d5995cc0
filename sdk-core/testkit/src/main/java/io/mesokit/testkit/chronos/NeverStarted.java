package io.mesokit.testkit.chronos;

import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.exec.TaskExit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A task of which no process could be started, until its run is told to have failed. */
final class NeverStarted implements RunningTask {
    static final TaskExit EXIT = new TaskExit(1, false, Duration.ZERO);

    @Override
    public void kill() {
        // There is nothing to kill.
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
