package io.mesokit.examples.top;

/**
 * An agent, as it is shown.
 *
 * @param state {@code active}, {@code draining}, {@code drained}, {@code deactivated}, {@code disconnected},
 *     {@code unreachable}, or {@code recovered} for one that a new leader still waits for
 * @param tasks how many are on it
 */
record AgentRow(String id, String host, String state, String version, int tasks, Usage used, Usage total) {}
