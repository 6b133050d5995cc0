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
import java.util.OptionalLong;
import java.util.Set;

/**
 * Lowers the CPU shares of groups (the weight, in version 2) and puts them back. Whatever somebody else sets meanwhile,
 * such as the Mesos agent when it resizes a task, is the new original, and is not overwritten when ours are put back.
 * For one thread.
 */
final class Shares {
    private final Cgroups cgroups;
    private final Ledger ledger;
    private final Complaints complaints = new Complaints();

    Shares(Cgroups cgroups, Ledger ledger) {
        this.cgroups = cgroups;
        this.ledger = ledger;
    }

    /**
     * Brings a group to a level; says what it has now.
     *
     * @throws UncheckedIOException if what is changed could not be put back after a crash; nothing is changed then
     */
    OptionalLong hold(Cgroup group, int level) {
        Place place = group.place(Controller.CPU).orElseThrow();
        OptionalLong now = group.sample(metric(place)).get(metric(place));
        if (now.isEmpty()) {
            return now;
        }
        long current = now.getAsLong();
        Entry known = ledger.of(place.path())
                .filter(entry -> entry.inode() == place.inode() && entry.device() == place.device())
                .filter(entry -> entry.wrote(current))
                .orElse(new Entry(place.path(), place.device(), place.inode(), current, current, current));
        long wanted = Law.shares(known.original(), level, least(place));
        if (wanted != current) {
            Entry change = new Entry(place.path(), place.device(), place.inode(), known.original(), current, wanted);
            ledger.put(change);
            write(group, place, wanted);
            ledger.made(change);
        }
        if (wanted == known.original()) {
            ledger.remove(place.path());
        }
        return OptionalLong.of(wanted);
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
