package io.mesokit.examples.top;

import java.time.Instant;
import java.util.Optional;

/**
 * A task, as it is shown.
 *
 * @param framework the name of its framework, or the id if that is gone
 * @param state without the {@code TASK_}, in small letters
 * @param since when its first update was made
 * @param changed when its last update was made
 * @param message what the last update says to people
 */
record TaskRow(
        String id,
        String name,
        String framework,
        String frameworkId,
        String agent,
        String agentId,
        String role,
        String state,
        Usage used,
        Optional<Instant> since,
        Optional<Instant> changed,
        String message) {}
