package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which back ends are down. Thread-safe. */
final class Outages {
    private static final List<Backend> ORDER =
            List.of(Backend.KAFKA, Backend.ALARMS_DATABASE, Backend.METRICS_DATABASE);

    private final Set<Backend> down = ConcurrentHashMap.newKeySet();

    void begin(Backend backend) {
        down.add(backend);
    }

    void end(Backend backend) {
        down.remove(backend);
    }

    boolean isDown(Backend backend) {
        return down.contains(backend);
    }

    boolean any() {
        return !down.isEmpty();
    }

    void checkMetricsDatabase() {
        if (isDown(Backend.METRICS_DATABASE)) {
            throw MonascaException.repository(Backend.METRICS_DATABASE.complaint());
        }
    }

    /** The body of the health check. */
    ObjectNode report() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ORDER.forEach(backend -> report.put(backend.label(), isDown(backend) ? backend.complaint() : "OK"));
        return report;
    }
}
