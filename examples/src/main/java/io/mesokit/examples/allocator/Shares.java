package io.mesokit.examples.allocator;

import io.mesokit.examples.allocator.Ledger.Entry;
import io.mesokit.perf.Reading;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.CgroupWriter;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.cgroup.Place;
import io.mesokit.perf.cgroup.Version;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lowers the CPU shares of groups (the weight, in version 2) and puts them back. Whatever somebody else sets meanwhile,
 * such as the Mesos agent when it resizes a task, is the new original, and is not overwritten when ours are put back.
 * For one thread.
 */
final class Shares {
    private static final Logger LOG = LoggerFactory.getLogger(Shares.class);

    private final Cgroups cgroups;
    private final Ledger ledger;
    private final Complaints complaints;

    Shares(Cgroups cgroups, Ledger ledger, Complaints complaints) {
        this.cgroups = cgroups;
        this.ledger = ledger;
        this.complaints = complaints;
    }

    /**
     * What a task's group is to have.
     *
     * @param entry before: what it has now; written: what it is to have
     */
    private record Step(Found task, Entry entry) {
        String id() {
            return task.task().id();
        }

        boolean isChange() {
            return entry.before() != entry.written();
        }
    }

    /**
     * Brings groups to a level. All changes are on disk at once, before the first is made: a disk takes its time. If
     * they cannot be, none is made, for it could not be put back after a crash.
     *
     * @param tasks one for each group
     * @return what they have now, by the tasks' ids, without those that could not be read or changed
     */
    Map<String, Long> hold(List<Found> tasks, int level) {
        List<Step> steps =
                tasks.stream().flatMap(task -> step(task, level).stream()).toList();
        boolean isNoted = note(steps.stream().filter(Step::isChange).toList());
        Map<String, Long> held = new HashMap<>();
        steps.stream().filter(step -> !step.isChange() || isNoted && take(step)).forEach(step -> {
            held.put(step.id(), step.entry.written());
            if (step.entry.written() == step.entry.original()) {
                ledger.remove(step.entry.path());
            }
        });
        return held;
    }

    private Optional<Step> step(Found task, int level) {
        try {
            Place place = task.place();
            OptionalLong now = task.group().sample(metric(place)).get(metric(place));
            return now.isEmpty() ? Optional.empty() : Optional.of(step(task, now.getAsLong(), level));
        } catch (RuntimeException refused) {
            stays(task, refused);
            return Optional.empty();
        }
    }

    private Step step(Found task, long current, int level) {
        Place place = task.place();
        long original = ledger.of(place.path())
                .filter(entry -> entry.inode() == place.inode() && entry.device() == place.device())
                .filter(entry -> entry.wrote(current))
                .map(Entry::original)
                .orElse(current);
        long wanted = Law.shares(original, level, least(place));
        return new Step(task, new Entry(place.path(), place.device(), place.inode(), original, current, wanted));
    }

    private boolean note(List<Step> changes) {
        try {
            ledger.put(changes.stream().map(Step::entry).toList());
            return true;
        } catch (UncheckedIOException full) {
            complaints.tell("all shares stay", full.getMessage() + ": " + full.getCause());
            return false;
        }
    }

    private boolean take(Step step) {
        try {
            write(step.task.group(), step.task.place(), step.entry.written());
            ledger.made(step.entry);
            return true;
        } catch (RuntimeException refused) {
            stays(step.task, refused);
            return false;
        }
    }

    private void stays(Found task, RuntimeException refused) {
        if (refused instanceof CgroupException.Gone) {
            LOG.debug("task {} has ended: {}", task.task().id(), refused.getMessage());
        } else {
            complaints.tell("the shares of task " + task.task().id() + " stay", refused.toString());
        }
    }

    private static Metric metric(Place place) {
        return place.version() == Version.V1 ? Metric.CPU_SHARES : Metric.CPU_WEIGHT;
    }

    private static long least(Place place) {
        return place.version() == Version.V1 ? 2 : 1;
    }

    private static void write(Cgroup group, Place place, long value) {
        CgroupWriter writer = group.writer();
        if (place.version() == Version.V1) {
            writer.cpuShares(value);
        } else {
            writer.cpuWeight(value);
        }
        // What is put back, and when, is in the ledger: it outlives this process.
        writer.keep();
    }

    /** Puts back all that the ledger knows of, those of an earlier process too. */
    void restoreAll() {
        restoreOthers(Set.of());
    }

    /**
     * Puts back all that the ledger knows of but some, and forgets them.
     *
     * @param held paths of groups that are held back on
     */
    void restoreOthers(Set<String> held) {
        ledger.entries().stream()
                .filter(entry -> !held.contains(entry.path()))
                .filter(this::isRestored)
                .forEach(entry -> ledger.remove(entry.path()));
        try {
            ledger.flush();
        } catch (UncheckedIOException full) {
            complaints.tell("the state file is behind", String.valueOf(full.getCause()));
        }
    }

    /** Puts one back, if it is still there and still ours; says whether that is settled. */
    private boolean isRestored(Entry entry) {
        try {
            Cgroup group = cgroups.at(entry.path());
            group.place(Controller.CPU).ifPresent(place -> restore(entry, group, place));
            return true;
        } catch (CgroupException.Gone gone) {
            return true;
        } catch (RuntimeException stays) {
            complaints.tell(
                    "the shares of " + entry.path() + " are left at " + entry.written(),
                    String.valueOf(stays.getMessage()));
            return false;
        }
    }

    private static void restore(Entry entry, Cgroup group, Place place) {
        if (place.inode() != entry.inode() || place.device() != entry.device()) {
            return;
        }
        Reading now = group.sample(metric(place)).reading(metric(place));
        if (now instanceof Reading.NotMeasurable not) {
            throw new IllegalStateException(not.reason());
        }
        if (now instanceof Reading.Measured measured
                && entry.wrote(measured.value())
                && measured.value() != entry.original()) {
            write(group, place, entry.original());
        }
    }
}
