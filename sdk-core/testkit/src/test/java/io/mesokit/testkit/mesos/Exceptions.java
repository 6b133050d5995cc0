package io.mesokit.testkit.mesos;

import java.util.Map;
import java.util.Optional;

/** Exchanges that are not replayed one by one: by set and name, or the beginning of both, each with its reason. */
final class Exceptions {
    private static final String PROTOBUF = "the testkit reads and writes JSON; protobuf is answered with 501";
    private static final String SCHEDULER = "the testkit has no scheduler API yet; it is answered with 501";
    private static final String STREAM = "endless; EventStreamTest compares the events one by one";
    private static final String SESSION = "streams that go on beside each other; AgentStreamTest has them";
    private static final String DIAGNOSTICS = "the inner processes of a real server, which the testkit has not";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("master-read/029-GET_HEALTH-protobuf", PROTOBUF),
            Map.entry("master-read/032-GET_METRICS-protobuf", PROTOBUF),
            Map.entry("master-read/040-GET_HEALTH-pb-in-json-out", PROTOBUF),
            Map.entry("auth/020-scheduler-good", SCHEDULER),
            Map.entry("auth/021-scheduler-principal-mismatch", SCHEDULER),
            Map.entry("auth/022-scheduler-role-forbidden", SCHEDULER),
            Map.entry("agent/049-LAUNCH_NESTED_CONTAINER_SESSION", SESSION),
            Map.entry("agent/051-LAUNCH_NESTED_CONTAINER_SESSION-tty", SESSION),
            Map.entry("agent/052-ATTACH_CONTAINER_OUTPUT", SESSION),
            Map.entry("failover/001-operator-SUBSCRIBE", STREAM),
            Map.entry("failover/002-scheduler-SUBSCRIBE", SCHEDULER),
            Map.entry("startup/011_api_v1_scheduler", SCHEDULER),
            Map.entry("ha/027-nonleader-GET_", "the web interface, which the testkit has not"),
            Map.entry("v0/001-master-GET_", "the web interface, which the testkit has not"),
            Map.entry("v0/025-master-GET_help", DIAGNOSTICS),
            Map.entry("v0/034-master-GET___processes__", DIAGNOSTICS));

    private Exceptions() {}

    static Optional<String> reason(String set, String name) {
        return Optional.ofNullable(REASONS.get(set + "/" + name));
    }
}
