package io.mesokit.perf.counters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/*
 * Opens the same events at one place after the other, and keeps why one could not be opened.
 *
 * An event that one place refuses is left out everywhere, with the reason: a sum over some of the places is no total.
 * Only a place that has gone away meanwhile (a thread that ended, a processor that was switched off) is passed over, and
 * for an event of one kind of cores the processors of another kind, where it has nothing to count.
 *
 * Without the right to count the kernel, all events count user mode only, rather than those that need it: a ratio of
 * the two kinds would mean nothing. What only the kernel itself causes would then always read zero, so it is refused.
 *
 * Running out of descriptors ends it for all: some of the processors, or a part of a group, is worse than nothing. That
 * is so for now only, and so is a list of threads or processors that cannot be read; another opening may do better.
 */
final class Opening {
    private final Machine machine;
    private final Target target;
    private final List<PerfEvent> events;
    private final List<Lookup> lookups;
    private final Diagnosis diagnosis;
    private final Map<Integer, Refusal> refusals = new LinkedHashMap<>();
    private boolean rightsKnown;
    private boolean userModeOnly;
    private boolean refusedForNow;

    Opening(Machine machine, Target target, List<PerfEvent> events) {
        this.machine = machine;
        this.target = target;
        this.events = events;
        Pmus pmus = new Pmus(machine);
        this.lookups = events.stream()
                .map(event -> pmus.lookup(event, target instanceof CgroupTarget))
                .toList();
        this.diagnosis = new Diagnosis(machine, target);
        machine.calls().refusal().or(target::refusal).ifPresent(this::refuseAll);
    }

    /** A group for each place that is still there, not started yet. */
    Map<Place, CounterGroup> at(Set<Place> places) {
        if (places.isEmpty() || isHopeless()) {
            return Map.of();
        }
        int held = target.hold(machine);
        if (held < 0) {
            refuseAll(-held);
            return Map.of();
        }
        try {
            return at(places, held);
        } finally {
            target.release(machine, held);
        }
    }

    private Map<Place, CounterGroup> at(Set<Place> places, int held) {
        Map<Place, CounterGroup> groups = new LinkedHashMap<>();
        KindCpus cpus = new KindCpus();
        boolean worthIt = false;
        try {
            for (Place place : places) {
                open(new Spot(machine, target, place, held), cpus).ifPresent(group -> groups.put(place, group));
            }
            worthIt = !isHopeless();
        } finally {
            if (!worthIt) {
                groups.values().forEach(group -> group.release(machine));
                groups.clear();
            }
        }
        return groups;
    }

    /** Refuses all, for the places could not be listed; what is in the way for good matters more. */
    void refuseAll(IOException unlisted) {
        if (!isHopeless()) {
            refusedForNow = true;
            refuseAll(diagnosis.ofPlaces(unlisted));
        }
    }

    /** Whether nothing is counted for a reason that may be over soon. */
    boolean isRefusedForNow() {
        return refusedForNow;
    }

    /** Which events are counted, for the samples of these counters. */
    Counted counted(Object origin) {
        List<Optional<Refusal>> reasons = new ArrayList<>();
        for (int at = 0; at < events.size(); at++) {
            reasons.add(refusal(at));
        }
        return new Counted(origin, events, reasons, userModeOnly);
    }

    private Optional<CounterGroup> open(Spot spot, KindCpus cpus) {
        tryRights(spot);
        try (GroupDraft draft = new GroupDraft(machine, spot)) {
            for (int at = 0; at < events.size() && !draft.isLost(); at++) {
                Optional<Lookup.Chosen> chosen =
                        refusal(at).isEmpty() ? lookups.get(at).at(spot.place(), cpus) : Optional.empty();
                if (chosen.isPresent()) {
                    draft.add(at, chosen.get(), target.inherits(), userModeOnly);
                }
            }
            draft.failures().forEach((at, failure) -> refuse(at, failure, spot));
            return draft.group();
        }
    }

    /** They are the same at all places, so once will do, unless the place is just going away. */
    private void tryRights(Spot spot) {
        if (rightsKnown) {
            return;
        }
        int answer = spot.tryAlone(EventCode.TASK_CLOCK, false);
        userModeOnly = answer == -Errno.EACCES;
        rightsKnown = userModeOnly || answer >= 0;
        refuseTheKernelsOwn();
    }

    private boolean isHopeless() {
        return IntStream.range(0, events.size()).allMatch(at -> refusal(at).isPresent());
    }

    private Optional<Refusal> refusal(int at) {
        return lookups.get(at).refusal().or(() -> Optional.ofNullable(refusals.get(at)));
    }

    private void refuseTheKernelsOwn() {
        for (int at = 0; userModeOnly && at < events.size(); at++) {
            if (events.get(at).isTheKernelsOwn()) {
                refusals.put(at, diagnosis.ofTheKernelsOwn(events.get(at)));
            }
        }
    }

    private void refuse(int at, GroupDraft.Failure failure, Spot spot) {
        if (Errno.isOfDescriptors(failure.errno())) {
            refuseAll(failure.errno());
        } else {
            EventCode.Fixed code = failure.chosen().code();
            Refusal why = diagnosis.of(events.get(at), code, toldApart(failure.errno(), code, spot), userModeOnly);
            refusals.put(at, failure.chosen().kind().map(why::on).orElse(why));
        }
    }

    /** One number for two reasons becomes two. */
    private int toldApart(int errno, EventCode.Fixed code, Spot spot) {
        if (errno == Errno.ENOENT && spot.tryAlone(EventCode.TASK_CLOCK, userModeOnly) == -Errno.ENOENT) {
            return Diagnosis.NOTHING_AT_ALL;
        }
        return errno == Errno.EINVAL && spot.tryAlone(code, userModeOnly) == -Errno.EINVAL
                ? Diagnosis.NOT_EVEN_ALONE
                : errno;
    }

    private void refuseAll(int errno) {
        refusedForNow |= Errno.isOfDescriptors(errno);
        refuseAll(diagnosis.ofTarget(errno));
    }

    private void refuseAll(Refusal refusal) {
        for (int at = 0; at < events.size(); at++) {
            refusals.put(at, refusal);
        }
    }
}
