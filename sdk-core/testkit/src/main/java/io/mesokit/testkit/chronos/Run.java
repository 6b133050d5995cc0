package io.mesokit.testkit.chronos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One launch of a job, for tests to look at.
 *
 * @param taskId {@code ct:<due millis>:<attempt>:<job>:<arguments>}
 * @param job the name of the job
 * @param attempt 0 for the first try, 1 for the first retry
 * @param command the command with its arguments appended
 * @param cpus the CPUs it was launched with
 * @param started when it was launched
 * @param finished when it ended; empty while it runs
 * @param state how it ended, or that it runs
 * @param exitStatus the exit status; 0 while it runs
 * @param cpuTime CPU time used, once it has ended
 * @param sandbox its working directory with {@code stdout} and {@code stderr}, for real processes
 */
public record Run(
        String taskId,
        String job,
        int attempt,
        String command,
        double cpus,
        Instant started,
        Optional<Instant> finished,
        State state,
        int exitStatus,
        Duration cpuTime,
        Optional<Path> sandbox) {

    /** Where a run stands. */
    public enum State {
        /** It was launched and has not ended. */
        RUNNING,
        /** It ended with status 0. */
        FINISHED,
        /** It ended with another status. */
        FAILED,
        /** The cluster ended it on request. */
        KILLED
    }

    /** From launch to end; zero while it runs. */
    public Duration duration() {
        return finished.map(end -> Duration.between(started, end)).orElse(Duration.ZERO);
    }

    /** Whether it has ended. */
    public boolean ended() {
        return state != State.RUNNING;
    }
}
