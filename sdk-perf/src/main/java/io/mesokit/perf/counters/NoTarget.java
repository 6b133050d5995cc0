package io.mesokit.perf.counters;

import java.util.Optional;
import java.util.Set;

/** What cannot be counted whatever the events are, and why: to be read, not to be thrown, like all that is in the way. */
record NoTarget(String title, Refusal why) implements Target {
    @Override
    public Optional<Refusal> refusal() {
        return Optional.of(why);
    }

    @Override
    public Set<Place> places(Machine machine) {
        return Set.of();
    }

    /** As far as anybody can tell: what is not there would be gone. */
    @Override
    public boolean isPresent(Machine machine) {
        return true;
    }

    @Override
    public boolean inherits() {
        return false;
    }

    @Override
    public String toString() {
        return title;
    }
}
