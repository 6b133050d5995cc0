package io.mesokit.testkit.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CPU quota per task by the kernel: one child group per task, below one group of this limiter. Whether the machine
 * permits that is found out by doing it.
 */
final class Cgroups implements CpuLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(Cgroups.class);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final long PERIOD_MICROS = 100_000;
    private static final long MIN_QUOTA_MICROS = 1_000;
    private static final int REMOVE_ROUNDS = 200;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Layout layout;

    private Cgroups(Layout layout) {
        this.layout = layout;
    }

    /** A limiter in version 2 or else version 1, when this process may make groups there. */
    static Optional<CpuLimiter> open() {
        String name = "mesokit-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
        return Layout.v2(name).or(() -> Layout.v1(name)).map(Cgroups::new);
    }

    @Override
    public Hold prepare(double cpus) {
        return new Group(layout.child("task-" + NUMBERS.incrementAndGet()), cpus);
    }

    @Override
    public void close() {
        layout.remove();
    }

    private static final class Group implements Hold {
        private final Layout own;
        private volatile Duration last = Duration.ZERO;

        Group(Layout own, double cpus) {
            this.own = own;
            own.create();
            if (cpus > 0) {
                own.limit(Math.max(MIN_QUOTA_MICROS, Math.round(cpus * PERIOD_MICROS)));
            }
        }

        @Override
        public List<Path> joinFiles() {
            return own.directories().stream()
                    .map(directory -> directory.resolve("cgroup.procs"))
                    .toList();
        }

        @Override
        public void started(ProcessTree tree) {
            LOG.debug("limited in {}", own.directories());
        }

        @Override
        public Duration cpuTime() {
            own.cpuTime().ifPresent(now -> last = now);
            return last;
        }

        @Override
        public void release() {
            cpuTime();
            own.remove();
        }
    }

    /** Where groups are: one directory in version 2, one per controller in version 1. */
    private record Layout(Path cpu, Path accounting, boolean unified) {

        static Optional<Layout> v2(String name) {
            return mount(mount -> mount.startsWith("cgroup2 "), "0::")
                    .flatMap(parent -> usable(new Layout(parent.resolve(name), parent.resolve(name), true)));
        }

        static Optional<Layout> v1(String name) {
            Optional<Path> cpu = mount(controller("cpu"), "cpu");
            Optional<Path> accounting = mount(controller("cpuacct"), "cpuacct");
            return cpu.flatMap(
                    c -> accounting.flatMap(a -> usable(new Layout(c.resolve(name), a.resolve(name), false))));
        }

        private static Predicate<String> controller(String name) {
            return mount ->
                    mount.startsWith("cgroup ") && List.of(mount.split("[ ,]")).contains(name);
        }

        /** The directory of this process's own group in the first such mount; the mount's root when it is not shown. */
        private static Optional<Path> mount(Predicate<String> wanted, String controller) {
            try {
                return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                        .map(line -> line.split(" "))
                        .filter(part -> part.length > 3 && wanted.test(part[2] + " " + part[3]))
                        .map(part -> Path.of(part[1]))
                        .findFirst()
                        .map(root -> ownGroup(root, controller));
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }

        private static Path ownGroup(Path root, String controller) {
            try {
                return Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                        .filter(line -> line.startsWith(controller)
                                || List.of(line.split("[:,]")).contains(controller))
                        .map(line -> root.resolve(line.substring(line.indexOf('/') + 1)))
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(root);
            } catch (IOException unreadable) {
                return root;
            }
        }

        private static Optional<Layout> usable(Layout base) {
            try {
                if (base.unified) {
                    base.delegate(base.cpu.resolveSibling("cgroup.subtree_control"));
                }
                base.create();
                base.child("probe").probe();
                return Optional.of(base);
            } catch (UncheckedIOException notPermitted) {
                LOG.debug("no CPU quota at {}: {}", base.cpu, notPermitted.getMessage());
                base.remove();
                return Optional.empty();
            }
        }

        private void probe() {
            try {
                create();
                limit(PERIOD_MICROS);
            } finally {
                remove();
            }
        }

        Layout child(String name) {
            return new Layout(cpu.resolve(name), accounting.resolve(name), unified);
        }

        List<Path> directories() {
            return unified || cpu.equals(accounting) ? List.of(cpu) : List.of(cpu, accounting);
        }

        void create() {
            try {
                for (Path directory : directories()) {
                    Files.createDirectories(directory);
                }
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
            if (unified
                    && Files.exists(cpu.resolve("cgroup.subtree_control"))
                    && cpu.getFileName().toString().startsWith("mesokit-")) {
                delegate(cpu.resolve("cgroup.subtree_control"));
            }
        }

        private void delegate(Path subtreeControl) {
            write(subtreeControl, "+cpu");
        }

        void limit(long quotaMicros) {
            if (unified) {
                write(cpu.resolve("cpu.max"), quotaMicros + " " + PERIOD_MICROS);
            } else {
                write(cpu.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
                write(cpu.resolve("cpu.cfs_quota_us"), Long.toString(quotaMicros));
            }
        }

        Optional<Duration> cpuTime() {
            try {
                return Optional.of(unified ? unifiedTime() : accountedTime());
            } catch (IOException removed) {
                return Optional.empty();
            }
        }

        private Duration accountedTime() throws IOException {
            String nanos = Files.readString(accounting.resolve("cpuacct.usage")).trim();
            return Duration.ofNanos(Long.parseLong(nanos));
        }

        private Duration unifiedTime() throws IOException {
            return Files.readAllLines(cpu.resolve("cpu.stat")).stream()
                    .filter(line -> line.startsWith("usage_usec "))
                    .map(line -> Duration.ofNanos(
                            1000 * Long.parseLong(line.substring(11).trim())))
                    .findFirst()
                    .orElse(Duration.ZERO);
        }

        /** A group can only be removed once its last process is reaped, which takes a moment after a kill. */
        void remove() {
            for (Path directory : directories()) {
                for (int round = 0; round < REMOVE_ROUNDS && Files.isDirectory(directory); round++) {
                    if (directory.toFile().delete()) {
                        break;
                    }
                    LockSupport.parkNanos(ROUND_NANOS);
                }
            }
        }

        private static void write(Path file, String value) {
            try {
                if (!Files.exists(file)) {
                    throw new IOException(file.getFileName().toString().toLowerCase(Locale.ROOT) + " is not there");
                }
                Files.writeString(file, value);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }
}
