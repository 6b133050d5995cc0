package io.mesokit.examples.nodeagent;

import io.mesokit.perf.Reading;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Place;
import io.mesokit.perf.counters.Derived;
import io.mesokit.perf.counters.PerfDelta;
import io.mesokit.perf.counters.PerfEvent;
import io.mesokit.perf.counters.PerfProbe;
import io.mesokit.perf.counters.PerfSample;
import io.mesokit.perf.counters.PerfWatch;
import io.mesokit.perf.prometheus.Exposition;
import io.mesokit.perf.prometheus.Family;
import io.mesokit.perf.prometheus.LabelSet;
import io.mesokit.perf.prometheus.Wca;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts events of tasks, of a bounded number at once, in turns. What rests keeps its totals; {@code
 * task_events_watched_seconds} tells for how long each was counted. For one thread.
 */
final class EventCounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventCounts.class);
    private static final Family WATCHED = Family.counter(
            "task_events_watched_seconds",
            "For how long events were counted; the task may have had to wait for its turn.");
    private static final Map<Derived, Family> DERIVED = Map.of(
            Derived.IPC,
            Wca.IPC,
            Derived.IPS,
            Wca.IPS,
            Derived.CACHE_MISSES_PER_KILO_INSTRUCTIONS,
            Wca.CACHE_MISSES_PER_KILO_INSTRUCTIONS,
            Derived.CACHE_HIT_RATIO,
            Wca.CACHE_HIT_RATIO,
            Derived.CACHE_MISS_RATIO,
            gauge("task_cache_miss_ratio", "Part of the references to the cache that missed"),
            Derived.BRANCH_MISS_RATIO,
            gauge("task_branch_miss_ratio", "Part of the branches predicted wrongly"),
            Derived.FRONTEND_STALL_RATIO,
            gauge("task_frontend_stall_ratio", "Part of the cycles with nothing to do"),
            Derived.BACKEND_STALL_RATIO,
            gauge("task_backend_stall_ratio", "Part of the cycles that could not go on"));

    private final List<PerfEvent> events;
    private final Optional<PerfWatch> watch;
    private final boolean derived;
    private final Map<Path, PerfSample> before = new HashMap<>();
    private Map<Path, PerfSample> now = Map.of();

    /**
     * A counter of what the settings name; of nothing, if they name nothing.
     *
     * @throws IllegalArgumentException if an event is unknown, or there are not enough descriptors for one task
     */
    EventCounts(Settings settings) {
        this.events = settings.eventNames().stream().map(EventCounts::event).toList();
        this.derived = settings.enableDerivedMetrics();
        this.watch = events.isEmpty() || settings.countLimit() == 0
                ? Optional.empty()
                : Optional.of(PerfWatch.builder()
                        .events(events.toArray(PerfEvent[]::new))
                        .atOnce(settings.countLimit())
                        .build());
    }

    private static Family gauge(String name, String help) {
        return Family.gauge(name, help + " since the last reading.");
    }

    private static PerfEvent event(String name) {
        return PerfEvent.parse(name.startsWith("task_") ? name.substring("task_".length()) : name);
    }

    /** Says in the log which of them cannot be counted here, and why. */
    void probe() {
        if (watch.isPresent()) {
            PerfProbe.ofThread(events.toArray(PerfEvent[]::new)).findings().stream()
                    .filter(finding -> !finding.counts())
                    .forEach(finding -> LOG.warn("{} is not counted: {}", finding.event(), finding.sentence()));
        }
    }

    /** Counts these groups from now on, and no others; reads them. */
    void read(Collection<Watched> tasks) {
        watch.ifPresent(counters -> {
            before.putAll(now);
            counters.want(tasks.stream()
                    .flatMap(task -> directory(task.group()).stream())
                    .toList());
            now = counters.read();
            before.keySet().retainAll(now.keySet());
        });
    }

    private static Optional<Path> directory(OwnGroup group) {
        return group.place(Controller.PERF_EVENT).map(Place::directory);
    }

    /** Adds the series of a task. */
    void write(Watched task, Exposition to) {
        directory(task.group()).map(now::get).filter(sample -> !sample.isGone()).ifPresent(sample -> {
            LabelSet labels = task.labels();
            double[] factors = {0, 0, 0};
            for (PerfEvent event : events) {
                Reading reading = sample.get(event);
                to.add(Wca.event(event.key()), labels, reading);
                note(reading, factors);
            }
            to.add(WATCHED, labels, sample.watched().toNanos() / 1e9);
            if (factors[0] > 0) {
                to.add(Wca.SCALING_FACTOR_AVG, labels, factors[1] / factors[0]);
                to.add(Wca.SCALING_FACTOR_MAX, labels, factors[2]);
            }
            if (derived) {
                directory(task.group()).map(before::get).ifPresent(last -> derive(last, sample, labels, to));
            }
        });
    }

    /** How many, their sum, the largest. */
    private static void note(Reading reading, double[] factors) {
        reading.number().ifPresent(number -> {
            double factor = reading instanceof Reading.Scaled scaled ? 1 / scaled.confidence() : 1;
            factors[0]++;
            factors[1] += factor;
            factors[2] = Math.max(factors[2], factor);
        });
    }

    private static void derive(PerfSample last, PerfSample sample, LabelSet labels, Exposition to) {
        if (last.watched().compareTo(sample.watched()) < 0) {
            PerfDelta delta = sample.since(last);
            DERIVED.forEach((which, family) -> which.of(delta).ifPresent(value -> to.add(family, labels, value)));
        }
    }

    /** How many descriptors it keeps open. */
    int descriptors() {
        return watch.map(PerfWatch::descriptors).orElse(0);
    }

    @Override
    public void close() {
        watch.ifPresent(PerfWatch::close);
    }
}
