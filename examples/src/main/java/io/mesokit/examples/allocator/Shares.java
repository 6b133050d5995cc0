package io.mesokit.examples.allocator;

import io.mesokit.examples.allocator.Ledger.Entry;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.CgroupWriter;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.cgroup.Place;
import io.mesokit.perf.cgroup.Version;
import java.util.OptionalLong;
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

    Shares(Cgroups cgroups, Ledger ledger) {
        this.cgroups = cgroups;
        this.ledger = ledger;
    }

    /** Brings a group to a level; says what it has now. */
    OptionalLong hold(Cgroup group, int level) {
        Place place = group.place(Controller.CPU).orElseThrow();
        OptionalLong now = value(group, place);
        if (now.isEmpty()) {
            return now;
        }
        long current = now.getAsLong();
        Entry known = ledger.of(place.path())
                .filter(entry -> entry.inode() == place.inode() && entry.device() == place.device())
                .filter(entry -> entry.wrote(current))
                .orElse(new Entry(place.path(), place.device(), place.inode(), current, current, current));
        long wanted = Law.shares(known.original(), level, least(place));
        if (wanted == current) {
            return now;
        }
        ledger.put(new Entry(place.path(), place.device(), place.inode(), known.original(), current, wanted));
        write(group, place, wanted);
        if (wanted == known.original()) {
            ledger.remove(place.path());
        }
        return OptionalLong.of(wanted);
    }

    private static OptionalLong value(Cgroup group, Place place) {
        Metric metric = place.version() == Version.V1 ? Metric.CPU_SHARES : Metric.CPU_WEIGHT;
        return group.sample(metric).get(metric);
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
        ledger.entries().forEach(this::restore);
    }

    /** Puts one back, if it is still there and still ours. */
    void restore(Entry entry) {
        try {
            Cgroup group = cgroups.at(entry.path());
            group.place(Controller.CPU).ifPresent(place -> restore(entry, group, place));
            ledger.remove(entry.path());
        } catch (CgroupException.Gone gone) {
            ledger.remove(entry.path());
        } catch (RuntimeException stays) {
            LOG.warn("the shares of {} are left at {}: {}", entry.path(), entry.written(), stays.getMessage());
        }
    }

    private static void restore(Entry entry, Cgroup group, Place place) {
        boolean same = place.inode() == entry.inode() && place.device() == entry.device();
        OptionalLong now = value(group, place);
        if (same && now.isPresent() && entry.wrote(now.getAsLong()) && now.getAsLong() != entry.original()) {
            write(group, place, entry.original());
        }
    }
}
