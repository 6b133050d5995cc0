package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The series of all projects. What is posted becomes visible only after the lag, by the clock, in the order of arrival:
 * the queue between the API and the database. A point replaces the one of the same series and time. Thread-safe.
 */
final class MetricStore {
    private record Batch(Instant visibleAt, String project, List<JsonNode> metrics) {}

    /** A series and its points within the range that was asked for, by time. */
    record Slice(SeriesKey key, Collection<Point> points) {}

    private final InstantSource clock;
    private final Queue<Batch> queue = new ArrayDeque<>();
    private final Map<String, NavigableMap<SeriesKey, NavigableMap<Long, Point>>> projects = new LinkedHashMap<>();
    private Duration lag;

    MetricStore(InstantSource clock, Duration lag) {
        this.clock = clock;
        this.lag = lag;
    }

    synchronized void lag(Duration next) {
        lag = next;
    }

    synchronized void post(String project, JsonNode body) {
        List<JsonNode> metrics = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(metrics::add);
        } else {
            metrics.add(body);
        }
        queue.add(new Batch(clock.instant().plus(lag), project, metrics));
    }

    /** Stores everything that waits, at once. */
    synchronized void flush() {
        drain(batch -> true);
    }

    /** How many posts wait to be stored. */
    synchronized int waiting() {
        arrive();
        return queue.size();
    }

    /** Drops every series of that name. */
    synchronized void drop(String project, String name) {
        arrive();
        series(project).keySet().removeIf(key -> key.name().equals(name));
    }

    /** The matching series in the server's order, empty ones too. */
    synchronized List<Slice> slices(String project, Predicate<SeriesKey> test, TimeRange range) {
        arrive();
        List<Slice> slices = new ArrayList<>();
        series(project).forEach((key, points) -> {
            if (test.test(key)) {
                slices.add(new Slice(key, List.copyOf(range.of(points))));
            }
        });
        return slices;
    }

    private void arrive() {
        Instant now = clock.instant();
        drain(batch -> !batch.visibleAt().isAfter(now));
    }

    private void drain(Predicate<Batch> due) {
        while (!queue.isEmpty() && due.test(queue.peek())) {
            Batch batch = queue.remove();
            batch.metrics().forEach(metric -> store(batch.project(), metric));
        }
    }

    private void store(String project, JsonNode metric) {
        SeriesKey key = SeriesKey.of(metric.path("name").asText(), dimensions(metric.path("dimensions")));
        double value = metric.path("value").isBoolean()
                ? (metric.path("value").asBoolean() ? 1 : 0)
                : metric.path("value").asDouble();
        Times.ofMillis(metric.path("timestamp").asDouble())
                .ifPresent(micros -> series(project)
                        .computeIfAbsent(key, fresh -> new TreeMap<>())
                        .put(micros, new Point(micros, value, meta(metric.path("value_meta")))));
    }

    private NavigableMap<SeriesKey, NavigableMap<Long, Point>> series(String project) {
        return projects.computeIfAbsent(project, fresh -> new TreeMap<>());
    }

    private static Map<String, String> dimensions(JsonNode node) {
        Map<String, String> dimensions = new TreeMap<>();
        node.properties()
                .forEach(pair -> dimensions.put(pair.getKey(), pair.getValue().asText()));
        return dimensions;
    }

    private static ObjectNode meta(JsonNode node) {
        return node.isObject() ? node.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
