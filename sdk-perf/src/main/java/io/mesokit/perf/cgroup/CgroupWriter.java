package io.mesokit.perf.cgroup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Sets the limits of a group, and puts back what it changed when it is closed.
 *
 * <p><strong>Others write too.</strong> A Mesos agent sets shares, quota and memory of its containers again on every
 * update, and systemd those of its units: what is written here may be gone without notice. {@link Written} tells what
 * the kernel made of a value; to know whether it still holds, read it.
 *
 * <p>Values are checked as the kernel checks them, before anything is written, and read back afterwards. A group that
 * went away is no error when things are put back. Values that somebody else has changed meanwhile are left alone,
 * unless ours could not be read back, so that they cannot be told apart. If this program is killed, nothing is put
 * back.
 *
 * <p>For one thread at a time. Methods block no longer than writing a file of the kernel takes; lowering memory may
 * take longer, for memory is taken back at once. All throw {@link CgroupException.Gone}, {@link
 * CgroupException.Denied}, {@link CgroupException.Busy}, {@link CgroupException.Refused} and {@link
 * CgroupException.Unsupported}, and {@link IllegalArgumentException} for a value that no kernel takes.
 */
public final class CgroupWriter implements AutoCloseable {
    private static final long LEAST_MICROS = 1_000;
    private static final long MOST_PERIOD_MICROS = 1_000_000;
    private static final String MAX = "max";

    private final Cgroup group;
    private final Deque<Change> changes = new ArrayDeque<>();

    CgroupWriter(Cgroup group) {
        this.group = group;
    }

    /** The last value is what we made it; empty if that could not be read back. */
    private record Change(Setting setting, String before, Optional<String> last) {}

    /**
     * Shares of version 1: {@code cpu.shares}.
     *
     * @param shares 2 to 262144, and the nearest of these if out of them; 1024 is the default
     * @throws CgroupException.Unsupported in version 2, which has a weight; see {@link #cpuShares(long, SharesFormula)}
     */
    public Written cpuShares(long shares) {
        Place place = place(Controller.CPU, Version.V1, "it has cpuWeight(…), or cpuShares(…, formula) to convert");
        return set(ControlFile.of(place, "cpu.shares", ""), number(shares, "shares", 0, Long.MAX_VALUE));
    }

    /**
     * Shares, converted in version 2.
     *
     * @param shares 2 to 262144, and the nearest of these if out of them
     * @param formula by which they become a weight if the group is of version 2
     */
    public Written cpuShares(long shares, SharesFormula formula) {
        number(shares, "shares", 0, Long.MAX_VALUE);
        return place(Controller.CPU).version() == Version.V1 ? cpuShares(shares) : cpuWeight(formula.toWeight(shares));
    }

    /**
     * Weight of version 2: {@code cpu.weight}.
     *
     * @param weight 1 to 10000; 100 is the default
     * @throws CgroupException.Unsupported in version 1, which has shares
     */
    public Written cpuWeight(long weight) {
        Place place = place(Controller.CPU, Version.V2, "it has cpuShares(…)");
        return set(ControlFile.of(place, "cpu.weight", ""), number(weight, "weight", 1, SharesFormula.MOST_WEIGHT));
    }

    /**
     * A quota in processors; the period stays as it is.
     *
     * @param cpus 1.5 for one and a half; a quota cannot be less than 1 ms, which is 0.01 of the usual 100 ms
     */
    public Written cpus(double cpus) {
        Setting setting = quota();
        String period = setting.read().split(" ")[1];
        long quota = Math.round(cpus * Long.parseLong(period));
        return set(
                setting,
                number(quota, "quota of " + cpus + " cpus, in µs,", LEAST_MICROS, Long.MAX_VALUE / 1000) + " "
                        + period);
    }

    /**
     * A quota.
     *
     * @param quota CPU time in each period, at least 1 ms
     * @param period 1 ms to 1 s; 100 ms is usual, and a short one costs time in the scheduler
     */
    public Written cpuQuota(Duration quota, Duration period) {
        return set(
                quota(),
                number(micros(quota), "quota in µs", LEAST_MICROS, Long.MAX_VALUE / 1000) + " "
                        + number(micros(period), "period in µs", LEAST_MICROS, MOST_PERIOD_MICROS));
    }

    /**
     * How much unused quota may be saved up, at most the quota. Linux 5.14 and later.
     *
     * @param burst of CPU time
     */
    public Written cpuBurst(Duration burst) {
        Place place = place(Controller.CPU);
        String file = place.version() == Version.V1 ? "cpu.cfs_burst_us" : "cpu.max.burst";
        return set(
                ControlFile.of(place, file, "It may not be more than the quota, and there must be one"),
                number(micros(burst), "burst in µs", 0, Long.MAX_VALUE / 1000));
    }

    /**
     * The processors it may run on. In version 1 they must be among those of the group above. Version 2 takes others
     * too, and grants what both have, or all that the group above has if there is none: {@link Written#got()} is what is
     * granted.
     */
    public Written cpusetCpus(CpuSet cpus) {
        return cpuset("cpuset.cpus", cpus);
    }

    /** The memory nodes it may use; what is granted of them is as for {@link #cpusetCpus}. */
    public Written cpusetMems(CpuSet mems) {
        return cpuset("cpuset.mems", mems);
    }

    private Written cpuset(String file, CpuSet set) {
        String hint = "They must be there, among those of the group above, and not none while there are processes";
        Place place = place(Controller.CPUSET);
        Written written = set(ControlFile.of(place, file, hint), set.toString());
        // None of its own is, in version 2, to have those of the group above.
        return place.version() == Version.V1 || set.isEmpty()
                ? written
                : new Written(
                        written.file(),
                        written.before(),
                        written.asked(),
                        ControlFile.of(place, file + ".effective", "").read());
    }

    /**
     * The memory over which the group is out of memory. Less than is used is taken back from it at once, or by killing.
     *
     * @param bytes rounded down to pages by the kernel
     */
    public Written memoryLimitBytes(long bytes) {
        return set(limit(Metric.MEMORY_LIMIT_BYTES), number(bytes, "bytes", 0, Long.MAX_VALUE));
    }

    /** The memory over which its processes are slowed down; version 2 only. */
    public Written memoryHighBytes(long bytes) {
        return set(limit(Metric.MEMORY_HIGH_BYTES), number(bytes, "bytes", 0, Long.MAX_VALUE));
    }

    /** What it is pressed down to when the machine is short of memory; version 1 only. */
    public Written memorySoftLimitBytes(long bytes) {
        return set(limit(Metric.MEMORY_SOFT_LIMIT_BYTES), number(bytes, "bytes", 0, Long.MAX_VALUE));
    }

    /** The most that may be swapped out; version 2 only. */
    public Written memorySwapLimitBytes(long bytes) {
        return set(limit(Metric.MEMORY_SWAP_LIMIT_BYTES), number(bytes, "bytes", 0, Long.MAX_VALUE));
    }

    /** The most of memory and swap together, at least the limit of memory; version 1 only. */
    public Written memoryAndSwapLimitBytes(long bytes) {
        return set(limit(Metric.MEMORY_AND_SWAP_LIMIT_BYTES), number(bytes, "bytes", 0, Long.MAX_VALUE));
    }

    /** The most processes and threads. Those that are there stay, even if they are more. */
    public Written pidsLimit(long most) {
        return set(limit(Metric.PIDS_LIMIT), number(most, "processes", 0, 4 << 20));
    }

    /**
     * Lifts a limit.
     *
     * @param limit of {@link Metric.Kind#LIMIT}
     */
    public Written unlimited(Metric limit) {
        if (limit == Metric.CPU_QUOTA_MICROS) {
            Setting setting = quota();
            return set(setting, MAX + " " + setting.read().split(" ")[1]);
        }
        return set(limit(limit), MAX);
    }

    private Setting quota() {
        Place place = place(Controller.CPU);
        return place.version() == Version.V1 ? QuotaFiles.of(place) : ControlFile.of(place, "cpu.max", "");
    }

    private Setting limit(Metric metric) {
        if (metric.kind() != Metric.Kind.LIMIT) {
            throw new IllegalArgumentException(metric + " is no limit");
        }
        Place place = place(metric.controller());
        Origin origin = Origin.of(metric, place.version())
                .orElseThrow(() -> new CgroupException.Unsupported(
                        place.path() + " is of version " + place.version() + ", which has no " + metric.label(), null));
        String hint = "Memory alone may not be more than memory and swap together; nor less than cannot be taken back";
        return ControlFile.of(
                place,
                origin.files().get(0),
                metric.controller() == Controller.MEMORY ? hint : "It may be out of range");
    }

    private Place place(Controller controller) {
        Place place = group.readable(controller)
                .orElseThrow(() -> new CgroupException.Unsupported(
                        group.path() + " has no group by " + controller + ": " + why(controller), null));
        if (!Inode.isStill(place)) {
            throw new CgroupException.Gone("the group " + place.directory() + " was removed", null);
        }
        return place;
    }

    private String why(Controller controller) {
        return group.place(controller).isPresent()
                ? "it is in the root group, which it shares with all others; at(\"/\") sets that"
                : group.reason(controller);
    }

    private Place place(Controller controller, Version wanted, String instead) {
        Place place = place(controller);
        if (place.version() != wanted) {
            throw new CgroupException.Unsupported(
                    place.path() + " is of version " + place.version() + ": " + instead, null);
        }
        return place;
    }

    private static String number(long value, String what, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
        return Long.toString(value);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    Written set(Setting setting, String asked) {
        String before = setting.read();
        changes.push(new Change(setting, before, Optional.empty()));
        try {
            setting.write(asked);
        } catch (CgroupException refused) {
            changes.pop();
            throw refused;
        }
        String got = setting.read();
        changes.pop();
        changes.push(new Change(setting, before, Optional.of(got)));
        return new Written(setting.file(), before, asked, got);
    }

    /**
     * Puts back what was there, the last change first. One that fails stops none of the others, and is tried again the
     * next time; of those that succeed there is nothing more to put back.
     *
     * @return what became of each; {@link Written#isOther()} where somebody else had changed it, and it was left alone
     * @throws CgroupException of the first that failed, with those of the others suppressed; memory that is in use by
     *     now, and is more than the limit to be put back, is {@link CgroupException.Busy}
     */
    public List<Written> restore() {
        List<Written> result = new ArrayList<>();
        List<Change> left = new ArrayList<>();
        List<CgroupException> failures = new ArrayList<>();
        while (!changes.isEmpty()) {
            Change change = changes.pop();
            // Of one setting the later change comes first, or the earlier would be taken for somebody else's.
            if (left.stream().anyMatch(later -> later.setting.equals(change.setting))) {
                left.add(change);
                continue;
            }
            try {
                result.add(restore(change));
            } catch (CgroupException.Gone gone) {
                // What is gone needs no limits; the other changes still do.
                continue;
            } catch (CgroupException refused) {
                left.add(change);
                failures.add(refused);
            }
        }
        changes.addAll(left);
        if (!failures.isEmpty()) {
            CgroupException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
        return List.copyOf(result);
    }

    private static Written restore(Change change) {
        String now = change.setting.read();
        // What the kernel made of a value that was not read back is not known, and so not told from others' values.
        if (now.equals(change.last.orElse(now))) {
            change.setting.write(change.before);
        }
        return new Written(change.setting.file(), now, change.before, change.setting.read());
    }

    /** Leaves all as it is now: {@link #close()} puts nothing back. */
    public void keep() {
        changes.clear();
    }

    /** Puts back what was there; see {@link #restore()}. Where that failed, closing again tries it again. */
    @Override
    public void close() {
        restore();
    }

    @Override
    public String toString() {
        return "writer of " + group.path() + ", " + changes.size() + " changes to put back";
    }
}
