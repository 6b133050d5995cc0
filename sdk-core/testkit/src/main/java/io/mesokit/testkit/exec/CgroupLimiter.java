package io.mesokit.testkit.exec;

import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.CgroupReader;
import io.mesokit.perf.cgroup.CgroupWriter;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.cgroup.OwnCgroup;
import io.mesokit.perf.cgroup.ReusedSample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CPU quota per task by the kernel: one control group per task, below one group of this limiter. It is named as a
 * Mesos agent does it below its {@code --cgroups_root}: by the id of the container, and for one that is nested in
 * another {@code <outer>/mesos/<inner>}. Whether the machine permits that is found out by doing it.
 */
final class CgroupLimiter implements CpuLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(CgroupLimiter.class);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Controller[] NEEDED = {Controller.CPU, Controller.CPUACCT};
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration LEAST_QUOTA = Duration.ofMillis(1);
    private static final long ROUND_NANOS = 1_000_000;

    private final OwnCgroup all;
    private final Map<String, Pod> pods = new HashMap<>(); // guarded by this

    /** A container in which others are nested: its group is there as long as one of theirs is. */
    private static final class Pod {
        final OwnCgroup own;
        final OwnCgroup nested;
        int size;
        boolean over;

        Pod(OwnCgroup own) {
            this.own = own;
            try {
                this.nested = own.create("mesos", NEEDED);
            } catch (RuntimeException refused) {
                own.remove();
                throw refused;
            }
        }

        OwnCgroup create(String container) {
            try {
                OwnCgroup one = nested.create(container, NEEDED);
                size++;
                return one;
            } catch (RuntimeException refused) {
                if (size == 0) {
                    own.remove();
                }
                throw refused;
            }
        }

        /** Whether that was the last one. */
        boolean left() {
            size--;
            over = size == 0;
            return over;
        }
    }

    private CgroupLimiter(OwnCgroup all) {
        this.all = all;
    }

    /** A limiter, when this process may make groups and limit them. */
    static Optional<CpuLimiter> open() {
        String name = "mesokit-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
        try {
            return Optional.of(tried(Cgroups.system().create(name, NEEDED)));
        } catch (CgroupException notPermitted) {
            LOG.debug("no CPU quota by control groups: {}", notPermitted.getMessage());
            return Optional.empty();
        }
    }

    private static CpuLimiter tried(OwnCgroup all) {
        CgroupLimiter limiter = new CgroupLimiter(all);
        try {
            limiter.prepare(new TaskSpec("probe", "probe", "", Map.of(), 1, 0)).release();
            return limiter;
        } catch (CgroupException notPermitted) {
            all.close();
            throw notPermitted;
        }
    }

    @Override
    public Hold prepare(TaskSpec task) {
        OwnCgroup own = create(task);
        try {
            limit(own, task.cpus());
            return new Group(own, () -> left(task));
        } catch (RuntimeException refused) {
            try {
                own.close();
            } finally {
                left(task);
            }
            throw refused;
        }
    }

    private OwnCgroup create(TaskSpec task) {
        if (task.pod().isEmpty()) {
            return all.create(task.container(), NEEDED);
        }
        Optional<OwnCgroup> own = nested(task.pod().get(), task.container());
        while (own.isEmpty()) {
            LockSupport.parkNanos(ROUND_NANOS);
            own = nested(task.pod().get(), task.container());
        }
        return own.get();
    }

    /** None while the group that was that pod's before is being removed. */
    private synchronized Optional<OwnCgroup> nested(String id, String container) {
        Pod pod = pods.containsKey(id) ? pods.get(id) : new Pod(all.create(id, NEEDED));
        if (pod.over) {
            return Optional.empty();
        }
        OwnCgroup own = pod.create(container);
        pods.put(id, pod);
        return Optional.of(own);
    }

    /** Not under the lock: a process that does not die would hold up all others. */
    private void left(TaskSpec task) {
        task.pod().flatMap(this::left).ifPresent(pod -> {
            try {
                pod.own.remove();
            } finally {
                forget(task.pod().get());
            }
        });
    }

    private synchronized Optional<Pod> left(String id) {
        return Optional.ofNullable(pods.get(id)).filter(Pod::left);
    }

    private synchronized void forget(String id) {
        pods.remove(id);
    }

    private static void limit(OwnCgroup own, double cpus) {
        if (cpus <= 0) {
            return;
        }
        Duration quota = Duration.ofNanos(Math.round(cpus * PERIOD.toNanos()));
        CgroupWriter writer = own.writer();
        writer.cpuQuota(quota.compareTo(LEAST_QUOTA) < 0 ? LEAST_QUOTA : quota, PERIOD);
        writer.keep();
    }

    @Override
    public void close() {
        all.close();
    }

    static final class Group implements Hold {
        private final OwnCgroup own;
        private final Runnable removed;
        private final CgroupReader reader;
        private final ReusedSample sample = new ReusedSample();
        private Duration last = Duration.ZERO; // guarded by this
        private boolean over; // guarded by this

        Group(OwnCgroup own, Runnable removed) {
            this.own = own;
            this.removed = removed;
            this.reader = own.group().open(Metric.CPU_USAGE_NANOS);
        }

        @Override
        public List<Path> joinFiles() {
            return own.procsFiles();
        }

        /** The shell would move itself, a little later: who is told of the process by then finds it elsewhere. */
        @Override
        public void started(ProcessTree tree) {
            try {
                own.add(tree.leader());
                LOG.debug("limited in {}", own.group().path());
            } catch (CgroupException refused) {
                LOG.debug("not in {} from outside: {}", own.group().path(), refused.getMessage());
            }
        }

        /** Of a group that is gone, or cannot be read just now, what it was last. */
        @Override
        public synchronized Duration cpuTime() {
            over = over || !reader.read(sample);
            if (!over && sample.has(Metric.CPU_USAGE_NANOS)) {
                last = Duration.ofNanos(sample.value(Metric.CPU_USAGE_NANOS));
            }
            return last;
        }

        /** Who asks for the CPU time does not wait for what does not die. */
        @Override
        public void release() {
            try {
                own.kill();
            } finally {
                readLast();
                remove();
            }
        }

        private synchronized void readLast() {
            cpuTime();
            over = true;
            reader.close();
        }

        private void remove() {
            try {
                own.remove();
            } finally {
                removed.run();
            }
        }
    }
}
