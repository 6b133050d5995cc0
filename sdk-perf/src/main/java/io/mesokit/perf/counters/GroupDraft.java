package io.mesokit.perf.counters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** A group while it is being opened. What it holds is closed with it, unless it has become a group. */
final class GroupDraft implements AutoCloseable {
    private final Machine machine;
    private final Spot spot;
    private final List<Integer> descriptors = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final Map<Integer, Failure> failures = new LinkedHashMap<>();
    private boolean lost;

    /** What was to be opened, and the error. */
    record Failure(Lookup.Chosen chosen, int errno) {}

    GroupDraft(Machine machine, Spot spot) {
        this.machine = machine;
        this.spot = spot;
    }

    void add(int position, Lookup.Chosen chosen, boolean inherit, boolean userModeOnly) {
        int leader = descriptors.isEmpty() ? Spot.NO_LEADER : descriptors.get(0);
        int descriptor = withinBudget(() -> spot.open(chosen.code(), leader, inherit, userModeOnly));
        if (descriptor >= 0) {
            descriptors.add(descriptor);
            positions.add(position);
        } else {
            fail(position, new Failure(chosen, -descriptor));
        }
    }

    boolean isLost() {
        return lost;
    }

    /** By position. */
    Map<Integer, Failure> failures() {
        return failures;
    }

    /** All that was opened, which is the caller's to close from then on. */
    Optional<CounterGroup> group() {
        if (descriptors.isEmpty()) {
            return Optional.empty();
        }
        CounterGroup group = new CounterGroup(numbers(descriptors), numbers(positions));
        descriptors.clear();
        return Optional.of(group);
    }

    @Override
    public void close() {
        descriptors.forEach(machine.calls()::close);
        machine.budget().giveBack(descriptors.size());
        descriptors.clear();
    }

    private void fail(int position, Failure failure) {
        boolean gone = spot.isGone(failure.errno);
        lost = gone || Errno.isOfDescriptors(failure.errno);
        if (!gone) {
            failures.put(position, failure);
        }
        if (lost) {
            close();
        }
    }

    private int withinBudget(IntSupplier opening) {
        if (!machine.budget().take()) {
            return -Errno.EMFILE;
        }
        int descriptor = -1;
        try {
            descriptor = opening.getAsInt();
        } finally {
            if (descriptor < 0) {
                machine.budget().giveBack(1);
            }
        }
        return descriptor;
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(each -> each).toArray();
    }
}
