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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CPU quota per task by the kernel: one control group per task, below one group of this limiter. Whether the machine
 * permits that is found out by doing it.
 */
final class CgroupLimiter implements CpuLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(CgroupLimiter.class);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Controller[] NEEDED = {Controller.CPU, Controller.CPUACCT};
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration LEAST_QUOTA = Duration.ofMillis(1);

    private final OwnCgroup all;

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
            limiter.prepare(1).release();
            return limiter;
        } catch (CgroupException notPermitted) {
            all.close();
            throw notPermitted;
        }
    }

    @Override
    public Hold prepare(double cpus) {
        OwnCgroup own = all.create("task-" + NUMBERS.incrementAndGet(), NEEDED);
        try {
            limit(own, cpus);
            return new Group(own);
        } catch (CgroupException refused) {
            own.close();
            throw refused;
        }
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
        private final CgroupReader reader;
        private final ReusedSample sample = new ReusedSample();
        private Duration last = Duration.ZERO; // guarded by this
        private boolean over; // guarded by this

        Group(OwnCgroup own) {
            this.own = own;
            this.reader = own.group().open(Metric.CPU_USAGE_NANOS);
        }

        @Override
        public List<Path> joinFiles() {
            return own.procsFiles();
        }

        @Override
        public void started(ProcessTree tree) {
            LOG.debug("limited in {}", own.group().path());
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

        @Override
        public synchronized void release() {
            try {
                own.kill();
            } finally {
                cpuTime();
                over = true;
                reader.close();
            }
            own.remove();
        }
    }
}
