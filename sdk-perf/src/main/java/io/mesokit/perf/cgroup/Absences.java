package io.mesokit.perf.cgroup;

import io.mesokit.perf.cgroup.ReusedSample.State;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Why the metrics of one reader are not there, unless they turn up when its files are read. */
final class Absences {
    static final Absences NOTHING_READ = new Absences(Set.of());

    private final Set<Metric> asked;
    private final State[] states = new State[Metric.values().length];
    private final Map<Metric, String> reasons = new EnumMap<>(Metric.class);
    private final Map<Metric, String> failures = new EnumMap<>(Metric.class);

    Absences(Set<Metric> asked) {
        this.asked = Set.copyOf(asked);
        Arrays.fill(states, State.UNSUPPORTED);
    }

    void put(Metric metric, State state, String reason) {
        states[metric.ordinal()] = state;
        reasons.put(metric, reason);
    }

    /** Why it could not be read just now, which says nothing of the next time. */
    void putFailure(Metric metric, String reason) {
        failures.put(metric, reason);
    }

    String failure(Metric metric) {
        return failures.getOrDefault(metric, "");
    }

    void copyStates(State[] target) {
        System.arraycopy(states, 0, target, 0, states.length);
    }

    Set<Metric> asked() {
        return asked;
    }

    String reason(Metric metric) {
        String unasked = this == NOTHING_READ ? "nothing was read yet" : "the reader was not opened for it";
        return reasons.getOrDefault(metric, unasked);
    }
}
