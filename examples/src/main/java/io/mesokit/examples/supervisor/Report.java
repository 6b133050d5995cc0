package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Cpus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run says of itself at its end. Its two times are by the agent's clock: only their difference is used.
 * Immutable.
 *
 * @param uuid the job
 * @param run the number of the run, 0 if it does not know, as with the original's launcher
 * @param duration how long the user's command ran
 * @param usage CPU time of the user's command, if the shell could tell
 * @param cpus the size it really had, if it could tell
 * @param received when it came, by the supervisor's clock
 */
public record Report(
        String uuid, int run, Duration duration, Optional<Duration> usage, Optional<Cpus> cpus, Instant received) {}
