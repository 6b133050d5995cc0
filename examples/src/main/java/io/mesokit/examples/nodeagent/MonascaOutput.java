package io.mesokit.examples.nodeagent;

import io.mesokit.monasca.MetricsReporter;
import io.mesokit.monasca.Monasca;
import io.mesokit.monasca.model.Metric;
import io.mesokit.perf.cgroup.ReusedSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Metrics of tasks for Monasca, by the names and dimensions that its agent gives containers: {@code
 * container.cpu.user_time} and {@code container.cpu.system_time} are in hundredths of a second there, and the dimension
 * {@code name} is what a container is found by. For one thread; sending is done by another.
 */
final class MonascaOutput implements AutoCloseable {
    private static final double TICKS = 1e7;
    private static final int LONGEST = 255;

    private record Line(io.mesokit.perf.cgroup.Metric metric, String name, double divisor) {}

    private static final List<Line> LINES = List.of(
            new Line(io.mesokit.perf.cgroup.Metric.CPU_USER_NANOS, "container.cpu.user_time", TICKS),
            new Line(io.mesokit.perf.cgroup.Metric.CPU_SYSTEM_NANOS, "container.cpu.system_time", TICKS),
            new Line(io.mesokit.perf.cgroup.Metric.MEMORY_ANON_BYTES, "container.mem.rss", 1),
            new Line(io.mesokit.perf.cgroup.Metric.MEMORY_FILE_BYTES, "container.mem.cache", 1),
            new Line(io.mesokit.perf.cgroup.Metric.IO_READ_BYTES, "container.io.read_bytes", 1),
            new Line(io.mesokit.perf.cgroup.Metric.IO_WRITE_BYTES, "container.io.write_bytes", 1));

    private final Consumer<Metric> sink;
    private final Runnable closing;
    private final String host;
    private final String nameLabel;
    private final Duration interval;
    private long next;
    private boolean begun;

    private MonascaOutput(Consumer<Metric> sink, Runnable closing, String host, String nameLabel, Duration interval) {
        this.sink = sink;
        this.closing = closing;
        this.host = host;
        this.nameLabel = nameLabel;
        this.interval = interval;
    }

    /** None. */
    static MonascaOutput none() {
        return new MonascaOutput(metric -> {}, () -> {}, "", "", Duration.ZERO);
    }

    /** To whatever takes metrics. */
    static MonascaOutput to(Consumer<Metric> sink, String host, Settings settings) {
        return new MonascaOutput(
                sink, () -> {}, host, settings.monascaNameLabel(), seconds(settings.monascaInterval()));
    }

    /**
     * To the Monasca that a credential file names.
     *
     * @throws IllegalArgumentException if the file is wrong
     */
    static MonascaOutput from(Path file, String host, Settings settings) {
        Monasca monasca = Monasca.fromFile(file);
        MetricsReporter reporter = MetricsReporter.builder(monasca)
                .interval(seconds(settings.monascaInterval()))
                .capacity(100_000)
                .start();
        Runnable closing = () -> {
            reporter.close();
            monasca.close();
        };
        return new MonascaOutput(
                reporter::report, closing, host, settings.monascaNameLabel(), seconds(settings.monascaInterval()));
    }

    private static Duration seconds(double some) {
        return Duration.ofMillis((long) (some * 1000));
    }

    /**
     * Whether this round is one to report; asked once in a round.
     *
     * @param nanoTime not the time of day: somebody may set the clock back by a day
     */
    boolean due(long nanoTime) {
        boolean due = !interval.isZero() && (!begun || nanoTime - next >= 0);
        if (due) {
            begun = true;
            next = nanoTime + interval.toNanos();
        }
        return due;
    }

    void report(SeenTask task, ReusedSample sample, Instant now) {
        Map<String, String> dimensions = dimensions(task);
        for (Line line : LINES) {
            if (sample.has(line.metric)) {
                sink.accept(Metric.of(line.name, sample.value(line.metric) / line.divisor, now).toBuilder()
                        .dimensions(dimensions)
                        .build());
            }
        }
    }

    private Map<String, String> dimensions(SeenTask task) {
        String named = task.label(nameLabel);
        Map<String, String> dimensions = new LinkedHashMap<>();
        put(dimensions, "hostname", host);
        put(dimensions, "name", named.isEmpty() ? task.name() : named);
        put(dimensions, "task_id", task.id());
        put(dimensions, "framework_id", task.framework());
        return dimensions;
    }

    /** Monasca refuses some characters, and texts that are empty or too long. */
    private static void put(Map<String, String> dimensions, String key, String value) {
        String clean = value.replaceAll("[<>={},\"\\\\;&]", "_");
        if (!clean.isEmpty()) {
            int end = clean.codePointCount(0, clean.length()) <= LONGEST
                    ? clean.length()
                    : clean.offsetByCodePoints(0, LONGEST);
            dimensions.put(key, clean.substring(0, end));
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
