package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;
import io.mesokit.perf.cgroup.Cgroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be counted here, and what stands in the way of the rest: every event was opened by itself, and closed again.
 *
 * <p>Immutable and safe for use by any thread. {@link #toString()} is for a person: what counts, and the
 * rest by reason.
 */
public final class PerfProbe {
    private final String title;
    private final Map<PerfEvent, Finding> findings;

    /**
     * What came of an event.
     *
     * @param event what was tried
     * @param obstacle what stands in the way; absent if it counts
     * @param sentence the same for a person, with the way out; empty if it counts
     */
    public record Finding(PerfEvent event, Optional<PerfObstacle> obstacle, String sentence) {
        /** Whether it counts. */
        public boolean counts() {
            return obstacle.isEmpty();
        }
    }

    private PerfProbe(String title, Map<PerfEvent, Finding> findings) {
        this.title = title;
        this.findings = findings;
    }

    /**
     * Tries events on the thread that calls. Takes some 50 µs for each, and a millisecond if there are processor
     * counters.
     *
     * @param events all {@link PerfEvent#named() named} ones if none is given
     */
    public static PerfProbe ofThread(PerfEvent... events) {
        return run(Machine.local(), ThreadTarget.current(Machine.local()), events);
    }

    /**
     * Tries events on a process.
     *
     * @param events all {@link PerfEvent#named() named} ones if none is given
     */
    public static PerfProbe ofProcess(long pid, PerfEvent... events) {
        return run(Machine.local(), ProcessTarget.of(Machine.local(), Math.toIntExact(pid)), events);
    }

    /**
     * Tries events on a control group.
     *
     * @param perfEventDirectory as for {@link PerfCounters#ofCgroup(Path, PerfEvent...)}
     * @param events all {@link PerfEvent#named() named} ones if none is given
     */
    public static PerfProbe ofCgroup(Path perfEventDirectory, PerfEvent... events) {
        return run(Machine.local(), CgroupTarget.of(perfEventDirectory), events);
    }

    /**
     * Tries events on a control group.
     *
     * @param group as for {@link PerfCounters#ofCgroup(Cgroup, PerfEvent...)}
     * @param events all {@link PerfEvent#named() named} ones if none is given
     */
    public static PerfProbe ofCgroup(Cgroup group, PerfEvent... events) {
        return run(Machine.local(), CgroupTarget.of(group), events);
    }

    static PerfProbe run(Machine machine, Target target, PerfEvent... events) {
        Collection<PerfEvent> all = events.length == 0 ? PerfEvent.named() : Arrays.asList(events);
        Map<PerfEvent, Finding> findings = new LinkedHashMap<>();
        all.forEach(event -> findings.put(event, find(machine, target, event)));
        return new PerfProbe(target.toString(), findings);
    }

    /** Every event tried, in order. */
    public Collection<Finding> findings() {
        return List.copyOf(findings.values());
    }

    /** What came of an event; absent if it was not tried. */
    public Optional<Finding> finding(PerfEvent event) {
        return Optional.ofNullable(findings.get(event));
    }

    /** The events that count, in order, as for {@link PerfCounters}. */
    public List<PerfEvent> countable() {
        return findings().stream().filter(Finding::counts).map(Finding::event).toList();
    }

    private static Finding find(Machine machine, Target target, PerfEvent event) {
        Optional<Refusal> refusal = PerfCounters.refusal(machine, target, event).or(() -> silence(machine, event));
        return new Finding(
                event,
                refusal.map(Refusal::obstacle),
                refusal.map(Refusal::sentence).orElse(""));
    }

    /** Some virtual machines have counters that open, and count nothing. */
    private static Optional<Refusal> silence(Machine machine, PerfEvent event) {
        if (!event.equals(PerfEvent.CYCLES) && !event.equals(PerfEvent.INSTRUCTIONS)) {
            return Optional.empty();
        }
        try (PerfCounters counters = PerfCounters.open(machine, ThreadTarget.current(machine), List.of(event))) {
            long start = machine.clock().getAsLong();
            while (machine.clock().getAsLong() - start < 1_000_000) {
                Thread.onSpinWait();
            }
            Reading reading = counters.read().get(event);
            return reading.number().orElse(1) > 0
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            PerfObstacle.NO_PMU,
                            event + " opens, but stays at 0: this virtual machine's processor counters do not count."));
        }
    }

    @Override
    public String toString() {
        Map<String, List<Finding>> byReason = new LinkedHashMap<>();
        findings.values()
                .forEach(each -> byReason.computeIfAbsent(reason(each), any -> new ArrayList<>())
                        .add(each));
        StringBuilder text = new StringBuilder(title);
        Optional.ofNullable(byReason.remove(""))
                .ifPresent(counting -> text.append("\ncounts: ").append(names(counting)));
        byReason.values().forEach(without -> text.append("\nwithout: ").append(line(without)));
        return text.toString();
    }

    /** Its sentence, which names the event, without that name: empty if it counts. */
    private static String reason(Finding finding) {
        return finding.sentence().replace(finding.event().toString(), "");
    }

    /** The first one's sentence is an example for the others. */
    private static String line(List<Finding> without) {
        Finding first = without.get(0);
        return names(without) + ": " + first.obstacle().orElseThrow() + ": " + first.sentence();
    }

    private static String names(List<Finding> some) {
        return some.stream().map(each -> each.event().toString()).collect(Collectors.joining(", "));
    }
}
