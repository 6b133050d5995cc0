package io.mesokit.examples.nodeagent;

import io.mesokit.perf.Reading;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Place;
import io.mesokit.perf.counters.Derived;
import io.mesokit.perf.counters.PerfDelta;
import io.mesokit.perf.counters.PerfEvent;
import io.mesokit.perf.counters.PerfObstacle;
import io.mesokit.perf.counters.PerfProbe;
import io.mesokit.perf.counters.PerfSample;
import io.mesokit.perf.counters.PerfWatch;
import io.mesokit.perf.prometheus.Exposition;
import io.mesokit.perf.prometheus.Family;
import io.mesokit.perf.prometheus.LabelSet;
import io.mesokit.perf.prometheus.Wca;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            ratio("task_cache_miss_ratio", "Part of the references to the cache that missed"),
            Derived.BRANCH_MISS_RATIO,
            ratio("task_branch_miss_ratio", "Part of the branches predicted wrongly"),
            Derived.FRONTEND_STALL_RATIO,
            ratio("task_frontend_stall_ratio", "Part of the cycles with nothing to do"),
            Derived.BACKEND_STALL_RATIO,
            ratio("task_backend_stall_ratio", "Part of the cycles that could not go on"));

    private static final Family REFUSED = Family.gauge(
            "node_agent_event_refused", "Tasks for which an event cannot be counted, by what stands in the way.");
    private static final String UNKNOWN = "unknown";
    private static final String NO_GROUP = "no_group";

    /** An event and what stands in its way. */
    private record Refused(String event, String because) {}

    private final List<String> unknown = new ArrayList<>();
    private final WcaEvents processor;
    private final List<PerfEvent> events;
    private final Optional<PerfWatch> watch;
    /** What stands in the way, by event and kind of answer: said in the log already. */
    private final Map<String, String> known = new HashMap<>();

    private final boolean derived;
    private final Map<Path, PerfSample> before = new HashMap<>();
    private Map<Path, PerfSample> now = Map.of();

    /**
     * A counter of what the settings name; of nothing, if they name nothing. One that is unknown is left out, for lists
     * made for WCA have names that mean something on some processors only.
     *
     * @throws IllegalArgumentException if all events are unknown, or there are not enough descriptors for one task
     */
    EventCounts(Settings settings) {
        this(settings, WcaEvents.ofThisMachine());
    }

    /** The same on a machine with other events. */
    EventCounts(Settings settings, WcaEvents processor) {
        this.processor = processor;
        this.events = events(settings.eventNames());
        this.derived = settings.enableDerivedMetrics();
        this.watch = events.isEmpty() || settings.countLimit() == 0
                ? Optional.empty()
                : Optional.of(PerfWatch.builder()
                        .events(events.toArray(PerfEvent[]::new))
                        .atOnce(settings.countLimit())
                        .build());
    }

    private static Family ratio(String name, String help) {
        return Family.gauge(name, help + " since the last reading.");
    }

    /** One of them begins with {@code task_} itself, and raw ones are called what they are called. */
    private PerfEvent event(String name) {
        boolean prefixed = name.startsWith("task_") && !name.equals("task_clock") && !name.contains("__r");
        String bare = prefixed ? name.substring("task_".length()) : name;
        return processor.find(bare).orElseGet(() -> PerfEvent.parse(bare));
    }

    private List<PerfEvent> events(List<String> names) {
        Set<PerfEvent> found = new LinkedHashSet<>();
        for (String name : names) {
            try {
                found.add(event(name));
            } catch (IllegalArgumentException none) {
                LOG.warn("{} is not counted: {}", name, none.getMessage());
                unknown.add(name);
            }
        }
        if (found.isEmpty() && !names.isEmpty()) {
            throw new IllegalArgumentException("event_names has no event that is known: " + unknown
                    + "; write names that `perf list` prints, name__rEEUU, or pmu/term=value,.../");
        }
        return List.copyOf(found);
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

    /**
     * Adds for how many tasks each event cannot be counted, and says each reason in the log once. Neither those that
     * wait for their turn nor those that have ended are among them.
     */
    void writeRefused(Collection<Watched> tasks, LabelSet common, Exposition to) {
        if (watch.isEmpty()) {
            return;
        }
        Map<Refused, Integer> refused = new LinkedHashMap<>();
        unknown.forEach(name -> refused.put(new Refused(name, UNKNOWN), tasks.size()));
        for (Watched task : tasks) {
            Optional<Path> directory = directory(task.group());
            Optional<PerfSample> sample = directory.map(now::get);
            for (PerfEvent event : events) {
                directory
                        .map(at -> sample.flatMap(taken -> because(at, event, taken.get(event))))
                        .orElseGet(() -> Optional.of(withoutGroup(event)))
                        .ifPresent(because -> refused.merge(new Refused(event.key(), because), 1, Integer::sum));
            }
        }
        refused.forEach(
                (one, count) -> to.add(REFUSED, common.with("event", one.event).with("because", one.because), count));
    }

    private Optional<String> because(Path directory, PerfEvent event, Reading reading) {
        if (reading instanceof Reading.Unsupported unsupported) {
            return Optional.of(because(directory, event, unsupported.reason(), "unsupported"));
        }
        return reading instanceof Reading.NotMeasurable not
                ? Optional.of(because(directory, event, not.reason(), "not_measurable"))
                : Optional.of(silent(directory, event, reading)).filter(because -> !because.isEmpty());
    }

    /** Some virtual machines have counters that open, and count nothing. Empty if it counts. */
    private String silent(Path directory, PerfEvent event, Reading reading) {
        if (reading.number().orElse(1) > 0) {
            return "";
        }
        return known.computeIfAbsent(event + " silent", first -> {
            Optional<PerfProbe.Finding> silence = PerfProbe.ofCgroup(directory, event)
                    .finding(event)
                    .filter(finding -> finding.obstacle().equals(Optional.of(PerfObstacle.NO_PMU)));
            silence.ifPresent(finding -> LOG.warn("{} is not counted: {}", event, finding.sentence()));
            return silence.map(finding -> label(PerfObstacle.NO_PMU)).orElse("");
        });
    }

    private static String label(PerfObstacle obstacle) {
        return obstacle.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The obstacle, which only a probe tells: once for each event and kind of answer, for it opens the event anew.
     *
     * @param otherwise if the event can be counted by itself: not together with the others
     */
    private String because(Path directory, PerfEvent event, String reason, String otherwise) {
        return known.computeIfAbsent(event + " " + otherwise, first -> {
            LOG.warn("{} is not counted: {}", event, reason);
            return PerfProbe.ofCgroup(directory, event)
                    .finding(event)
                    .flatMap(PerfProbe.Finding::obstacle)
                    .filter(obstacle -> obstacle != PerfObstacle.GONE)
                    .map(EventCounts::label)
                    .orElse(otherwise);
        });
    }

    private String withoutGroup(PerfEvent event) {
        return known.computeIfAbsent(event + " " + NO_GROUP, first -> {
            LOG.warn(
                    "{} is not counted for tasks without a group of their own by the controller perf_event: start the"
                            + " Mesos agent with --isolation=cgroups/cpu,cgroups/mem,cgroups/perf_event"
                            + " --perf_events=cycles --perf_interval=360days",
                    event);
            return NO_GROUP;
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
