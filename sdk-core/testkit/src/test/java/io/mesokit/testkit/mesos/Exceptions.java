package io.mesokit.testkit.mesos;

import java.util.Map;
import java.util.Optional;

/** Exchanges that are not replayed one by one: by set and name, or the beginning of both, each with its reason. */
final class Exceptions {
    private static final String SESSION = "streams that go on beside each other; AgentStreamTest has them";
    private static final String PAGES = "the web interface, which the testkit has not";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("agent/049-LAUNCH_NESTED_CONTAINER_SESSION", SESSION),
            Map.entry("agent/051-LAUNCH_NESTED_CONTAINER_SESSION-tty", SESSION),
            Map.entry("agent/052-ATTACH_CONTAINER_OUTPUT", SESSION),
            Map.entry("ha/027-nonleader-GET_", PAGES),
            Map.entry("v0/001-master-GET_", PAGES));

    private Exceptions() {}

    static Optional<String> reason(String set, String name) {
        return Optional.ofNullable(REASONS.get(set + "/" + name));
    }
}
