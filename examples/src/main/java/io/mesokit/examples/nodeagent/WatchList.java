package io.mesokit.examples.nodeagent;

import com.sun.management.UnixOperatingSystemMXBean;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.CgroupReader;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.ReusedSample;
import io.mesokit.perf.prometheus.LabelSet;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks that are read, kept in step with what the Mesos agent tells. For one thread.
 *
 * <p>The kernel is asked where a task's group is once, when the task is new, and the files stay open until it is gone:
 * both cost more than reading. A task that cannot be read is tried again, after one round at first and then ever more
 * seldom: a container that is just being made gets its group soon, one whose agent lacks an isolator never does. One
 * that is read is looked at again, four times in its first 15 rounds, for it gets its controllers one after the other.
 *
 * <p>No task can harm another. What fails for one is its verdict, and it is closed by itself.
 */
final class WatchList implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchList.class);
    private static final int LONGEST_PAUSE = 32;
    /** The isolators are done before a task runs; this leaves time to an agent that is slow. */
    private static final int LONGEST_PAUSE_OF_YOUNG = 8;

    private final Cgroups cgroups;
    private final int limit;
    private final int budget;
    private final Function<SeenTask, LabelSet> labels;
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private final Map<OwnGroup.Identity, String> owners = new HashMap<>();
    private final Map<String, Refused> refused = new HashMap<>();
    private final Map<String, Young> young = new HashMap<>();
    private final ReusedSample sample = new ReusedSample();
    private List<SeenTask> tasks = List.of();
    private int descriptors;
    private long reads;
    private long failedReads;

    /** A task that could not be read, and when to try again. */
    private record Refused(Verdict verdict, int rounds, int pause) {
        Refused later() {
            return new Refused(verdict, rounds - 1, pause);
        }

        Refused again(Verdict now) {
            int longer = Math.min(LONGEST_PAUSE, pause * 2);
            return new Refused(now, longer, longer);
        }
    }

    /** A task whose group may still lack a controller that it will have, and when to look again. */
    private record Young(int rounds, int pause) {}

    /**
     * An empty list.
     *
     * @param limit how many to read at most
     * @param labels makes the labels of a task's series
     */
    WatchList(Cgroups cgroups, int limit, Function<SeenTask, LabelSet> labels) {
        this(cgroups, limit, openFiles() / 2, labels);
    }

    /**
     * An empty list.
     *
     * @param limit how many to read at most
     * @param budget how many descriptors to keep open at most
     * @param labels makes the labels of a task's series
     */
    WatchList(Cgroups cgroups, int limit, int budget, Function<SeenTask, LabelSet> labels) {
        this.cgroups = cgroups;
        this.limit = limit;
        this.budget = budget;
        this.labels = labels;
    }

    /** How many files this process may have open: what serves, asks and counts needs some too. */
    static int openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(Integer.MAX_VALUE, unix.getMaxFileDescriptorCount())
                : Integer.MAX_VALUE;
    }

    /** Takes in what the Mesos agent tells: opens what is new, closes what is not there any more. */
    @SuppressWarnings("ReferenceEquality") // the very same list has nothing new; to compare others costs as much
    void sync(List<SeenTask> now) {
        if (now == tasks && refused.isEmpty() && young.isEmpty()) {
            return;
        }
        tasks = List.copyOf(now);
        Set<String> keys = new HashSet<>();
        for (SeenTask task : tasks) {
            if (task.state() == Readiness.READY) {
                keys.add(task.key());
            }
        }
        List.copyOf(watched.keySet()).stream()
                .filter(key -> !keys.contains(key))
                .forEach(this::forget);
        refused.keySet().retainAll(keys);
        young.keySet().retainAll(keys);
        tasks.stream().filter(task -> task.state() == Readiness.READY).forEach(this::look);
    }

    private void look(SeenTask task) {
        Watched known = watched.get(task.key());
        if (known == null ? isTooEarly(task) : !isDue(task) || !hasMoreNow(task, known.group())) {
            return;
        }
        forget(task.key());
        Verdict verdict = open(task);
        if (verdict.readiness() == Readiness.READY) {
            refused.remove(task.key());
        } else {
            LOG.debug("task {} is not read: {}", task.id(), verdict.because());
            refused.compute(
                    task.key(), (key, before) -> before == null ? new Refused(verdict, 1, 1) : before.again(verdict));
        }
    }

    /** Whether it was refused lately; counts the rounds since. */
    private boolean isTooEarly(SeenTask task) {
        Refused before = refused.get(task.key());
        if (before == null || before.rounds == 1) {
            return false;
        }
        refused.put(task.key(), before.later());
        return true;
    }

    /** Whether to look again at one that is read; counts the rounds since the last time. */
    private boolean isDue(SeenTask task) {
        Young age = young.get(task.key());
        if (age == null || age.rounds > 1) {
            young.computeIfPresent(task.key(), (key, before) -> new Young(before.rounds - 1, before.pause));
            return false;
        }
        int longer = age.pause * 2;
        if (longer > LONGEST_PAUSE_OF_YOUNG) {
            young.remove(task.key());
        } else {
            young.put(task.key(), new Young(longer, longer));
        }
        return true;
    }

    private boolean hasMoreNow(SeenTask task, OwnGroup known) {
        try {
            Cgroup now = cgroups.ofProcess(task.pid().orElseThrow());
            return OwnGroup.of(now, task.containers())
                    .filter(own ->
                            own.controllers().size() > known.controllers().size())
                    .isPresent();
        } catch (RuntimeException goneOrOdd) { // a path, say, that this JVM's locale has no letters for
            return false;
        }
    }

    private Verdict open(SeenTask task) {
        if (watched.size() >= limit || descriptors >= budget) {
            return Verdict.of(task, Readiness.TOO_MANY);
        }
        try {
            Cgroup group = cgroups.ofProcess(task.pid().orElseThrow());
            if (group.isRoot()) {
                return Verdict.of(task, Readiness.ROOT_CGROUP);
            }
            return OwnGroup.of(group, task.containers())
                    .map(own -> open(task, own))
                    .orElseGet(() -> Verdict.of(task, Readiness.OTHER_CGROUP));
        } catch (RuntimeException failed) {
            return new Verdict(task, readiness(failed), String.valueOf(failed.getMessage()));
        }
    }

    private Verdict open(SeenTask task, OwnGroup own) {
        if (!own.isUseful()) {
            return Verdict.of(task, Readiness.NO_CONTROLLER);
        }
        if (owners.containsKey(own.identity())) {
            return Verdict.of(task, Readiness.SHARED);
        }
        LabelSet set = labels.apply(task);
        CgroupReader reader = own.group().open(own.having(TaskSeries.METRICS));
        if (descriptors + reader.descriptors() > budget) {
            reader.close();
            return Verdict.of(task, Readiness.TOO_MANY);
        }
        Watched opened = new Watched(task, own, reader, reader.descriptors(), set, new NodeLabels(set));
        descriptors += opened.descriptors();
        watched.put(task.key(), opened);
        owners.put(own.identity(), task.key());
        young.putIfAbsent(task.key(), new Young(1, 1));
        return Verdict.of(task, Readiness.READY);
    }

    private static Readiness readiness(RuntimeException failed) {
        if (failed instanceof CgroupException.Gone) {
            return Readiness.GONE;
        }
        if (failed instanceof CgroupException.Denied) {
            return Readiness.DENIED;
        }
        return failed instanceof CgroupException.Busy ? Readiness.TOO_MANY : Readiness.UNSUPPORTED;
    }

    private void forget(String key) {
        Watched gone = watched.remove(key);
        if (gone != null) {
            owners.remove(gone.group().identity(), key);
            descriptors -= gone.descriptors();
            gone.reader().close();
        }
    }

    /**
     * Reads every task once. One that is gone is closed, and waits for the Mesos agent to say so too.
     *
     * @param each what to do with a task and what was read; the sample is used again
     */
    void read(BiConsumer<Watched, ReusedSample> each) {
        List<Watched> gone = new ArrayList<>();
        for (Watched one : watched.values()) {
            if (!read(one, each)) {
                gone.add(one);
            }
        }
        for (Watched one : gone) {
            forget(one.task().key());
            refused.put(one.task().key(), new Refused(Verdict.of(one.task(), Readiness.GONE), 1, 1));
        }
    }

    private boolean read(Watched one, BiConsumer<Watched, ReusedSample> each) {
        reads++;
        try {
            boolean there = one.reader().read(sample);
            if (there) {
                each.accept(one, sample);
            }
            return there;
        } catch (RuntimeException failed) {
            failedReads++;
            LOG.debug("task {} cannot be read", one.task().id(), failed);
            return true;
        }
    }

    /** What became of each task that the Mesos agent told of. */
    List<Verdict> verdicts() {
        return tasks.stream().map(this::verdict).toList();
    }

    private Verdict verdict(SeenTask task) {
        Refused no = refused.get(task.key());
        if (task.state() == Readiness.READY && no != null && !watched.containsKey(task.key())) {
            return no.verdict;
        }
        return Verdict.of(task, task.state());
    }

    /** Those that are read. */
    Collection<Watched> watched() {
        return watched.values();
    }

    /** How many descriptors they keep open. */
    int descriptors() {
        return descriptors;
    }

    /** How often a task was read so far. */
    long reads() {
        return reads;
    }

    /** How often that failed, other than that the task had ended. */
    long failedReads() {
        return failedReads;
    }

    @Override
    public void close() {
        List.copyOf(watched.keySet()).forEach(this::forget);
    }
}
