package io.mesokit.testkit.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/*
 * Slows process trees down without any privilege.
 *
 * Each tree has a budget of CPU time that grows with real time, cpus seconds per second, and shrinks by what the tree
 * was seen to use (/proc, 10 ms ticks). In debt, every process of the tree is stopped; out of debt, it is continued.
 * The budget cannot be saved up beyond a short burst. Because use is measured and not assumed, the same rule holds for
 * any number of threads and children, and for a share above one CPU.
 *
 * The watching variant never stops anything and only measures.
 */
final class DutyCycle implements CpuLimiter {
    private static final long TURN_MILLIS = 20;
    private static final int TURNS_PER_LOOK = 5;
    private static final double BURST_SECONDS = 0.1;

    private final ScheduledThreadPoolExecutor thread;
    private final Set<Share> shares = ConcurrentHashMap.newKeySet();
    private final boolean enforcing;

    private DutyCycle(boolean enforcing) {
        this.enforcing = enforcing;
        thread = new ScheduledThreadPoolExecutor(1, turns -> {
            Thread own = new Thread(turns, "mesokit-testkit-cpu");
            own.setDaemon(true);
            return own;
        });
        var unused = thread.scheduleAtFixedRate(this::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    static DutyCycle enforcing() {
        return new DutyCycle(true);
    }

    static DutyCycle watching() {
        return new DutyCycle(false);
    }

    @Override
    public Hold prepare(TaskSpec task) {
        return new Share(task.cpus());
    }

    private void turn() {
        shares.forEach(Share::turn);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        shares.forEach(Share::release);
    }

    private final class Share implements Hold {
        private final double cpus;
        private List<ProcessTree.Stat> members = List.of();
        private double budgetSeconds = BURST_SECONDS;
        private long lastTurn;
        private long usedTicks;
        private int turns;
        private boolean stopped;
        private volatile Duration used = Duration.ZERO;
        private ProcessTree tree = new ProcessTree(-1, "\0");

        Share(double cpus) {
            this.cpus = cpus;
        }

        @Override
        public List<Path> joinFiles() {
            return List.of();
        }

        @Override
        public synchronized void started(ProcessTree started) {
            tree = started;
            lastTurn = System.nanoTime();
            shares.add(this);
        }

        synchronized void turn() {
            if (!shares.contains(this)) {
                return;
            }
            look();
            long ticks = members.stream().mapToLong(ProcessTree.Stat::ticks).sum();
            long delta = Math.max(0, ticks - usedTicks);
            usedTicks = Math.max(usedTicks, ticks);
            used = ProcessTree.cpuTime(usedTicks);
            if (enforcing && cpus > 0) {
                account(ProcessTree.cpuTime(delta).toNanos() / 1e9);
            }
        }

        private void look() {
            if (turns++ % TURNS_PER_LOOK == 0) {
                members = tree.members();
                return;
            }
            List<ProcessTree.Stat> fresh = new ArrayList<>();
            members.forEach(member -> ProcessTree.look(member).ifPresent(fresh::add));
            members = fresh;
        }

        private void account(double usedSeconds) {
            long now = System.nanoTime();
            budgetSeconds += cpus * (now - lastTurn) / 1e9 - usedSeconds;
            budgetSeconds = Math.min(budgetSeconds, BURST_SECONDS * Math.min(1, cpus));
            lastTurn = now;
            if (budgetSeconds < 0) {
                signal(ProcessTree.SIGSTOP);
                stopped = true;
            } else if (stopped) {
                signal(ProcessTree.SIGCONT);
                stopped = false;
            }
        }

        private void signal(int signal) {
            List<ProcessTree.Stat> all = stopped ? members : tree.members();
            all.forEach(process -> ProcessTree.signal(process, signal));
        }

        @Override
        public Duration cpuTime() {
            return used;
        }

        @Override
        public synchronized void release() {
            shares.remove(this);
            if (stopped) {
                tree.members().forEach(process -> ProcessTree.signal(process, ProcessTree.SIGCONT));
            }
        }
    }
}
