package io.mesokit.testkit.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each task as {@code sh -c command} on this machine, in a session and a working directory of its own, held to its
 * {@code cpus}. The environment holds PATH, HOME, LANG and what the framework adds, nothing else of this process. Ends
 * whole process trees; also when the JVM ends. Linux only. Thread-safe.
 */
public final class LocalProcesses implements TaskExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(LocalProcesses.class);
    /** For a process that was killed to die; one in an uninterruptible wait does not. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LONGEST_NAME = 100;
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");

    private final CpuLimiter limiter;
    private final CpuLimiting limiting;
    private final Duration patience;
    private final Path sandboxes;
    private final Set<Local> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService exits;
    final Thread hook;

    LocalProcesses(CpuLimiter limiter, CpuLimiting limiting) {
        this(limiter, limiting, PATIENCE);
    }

    LocalProcesses(CpuLimiter limiter, CpuLimiting limiting, Duration patience) {
        this.patience = patience;
        this.limiter = limiter;
        this.limiting = limiting;
        this.sandboxes = temporaryDirectory();
        this.exits = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "mesokit-testkit-exit");
            thread.setDaemon(true);
            return thread;
        });
        this.hook = new Thread(this::end, "mesokit-testkit-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts an executor.
     *
     * @throws IllegalStateException when cgroups are asked for and this process may not make one
     */
    public static LocalProcesses start(CpuLimiting limiting) {
        return switch (limiting) {
            case NONE -> new LocalProcesses(DutyCycle.watching(), limiting);
            case DUTY_CYCLE -> new LocalProcesses(DutyCycle.enforcing(), limiting);
            case CGROUP ->
                new LocalProcesses(
                        CgroupLimiter.open().orElseThrow(() -> new IllegalStateException("no right to make a cgroup")),
                        limiting);
            case AUTO ->
                CgroupLimiter.open()
                        .map(groups -> new LocalProcesses(groups, CpuLimiting.CGROUP))
                        .orElseGet(() -> start(CpuLimiting.DUTY_CYCLE));
        };
    }

    /** What is in use; never {@link CpuLimiting#AUTO}. */
    public CpuLimiting limiting() {
        return limiting;
    }

    /** How many tasks run. */
    public int running() {
        return running.size();
    }

    @Override
    public RunningTask launch(TaskSpec task, Consumer<TaskExit> onExit) {
        CpuLimiter.Hold hold = limiter.prepare(task);
        try {
            return launch(task, hold, onExit);
        } catch (RuntimeException refused) {
            attempt(hold::release);
            throw refused;
        }
    }

    private RunningTask launch(TaskSpec task, CpuLimiter.Hold hold, Consumer<TaskExit> onExit) {
        String mark = "MESOKIT_RUN=" + UUID.randomUUID();
        Path sandbox = sandbox(task);
        Process process = spawn(command(task, hold), environment(task, mark, sandbox), sandbox);
        Local local = new Local(process, new ProcessTree(process.pid(), mark), hold, sandbox, onExit);
        running.add(local);
        local.watch();
        return local;
    }

    /** The shell puts itself under the limit first, then becomes the user's shell: nothing runs unlimited. */
    private static List<String> command(TaskSpec task, CpuLimiter.Hold hold) {
        List<String> words = new ArrayList<>(List.of("setsid", "sh", "-c"));
        words.add("command=$1; shift; for f in \"$@\"; do echo $$ > \"$f\" || exit 125; done; exec sh -c \"$command\"");
        words.add("sh");
        words.add(task.command());
        hold.joinFiles().forEach(file -> words.add(file.toString()));
        return words;
    }

    private static Map<String, String> environment(TaskSpec task, String mark, Path sandbox) {
        Map<String, String> all = new ConcurrentHashMap<>();
        INHERITED.forEach(name -> Optional.ofNullable(System.getenv(name)).ifPresent(value -> all.put(name, value)));
        all.putAll(task.environment());
        all.put("MESOS_SANDBOX", sandbox.toString());
        all.put("MESOKIT_RUN", mark.substring(mark.indexOf('=') + 1));
        return all;
    }

    private static Process spawn(List<String> command, Map<String, String> environment, Path sandbox) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(sandbox.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(sandbox.resolve("stdout").toFile())
                .redirectError(sandbox.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot start a process; setsid and sh are needed", refused);
        }
    }

    private Path sandbox(TaskSpec task) {
        try {
            String name = task.name().replaceAll("[^\\w.-]", "_");
            String prefix = name.substring(0, Math.min(name.length(), LONGEST_NAME));
            return Files.createTempDirectory(sandboxes, prefix + "-");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("mesokit-testkit-");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() {
        try {
            end();
        } finally {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            LOG.debug("closed while the JVM ends", alreadyShuttingDown);
        }
    }

    private synchronized void end() {
        running.forEach(task -> attempt(task::kill));
        running.forEach(task -> attempt(task::finish));
        exits.shutdown();
        try {
            limiter.close();
        } finally {
            delete(sandboxes);
        }
    }

    /** A process that does not die, or a group that cannot be removed, must not keep the rest from its end. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException stuck) {
            LOG.warn("something is left of a task: {}", stuck.toString());
        }
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private final class Local implements RunningTask {
        private final Process process;
        private final ProcessTree tree;
        private final CpuLimiter.Hold hold;
        private final Path sandbox;
        private final Consumer<TaskExit> onExit;
        private volatile boolean killed;
        private boolean finished;

        Local(Process process, ProcessTree tree, CpuLimiter.Hold hold, Path sandbox, Consumer<TaskExit> onExit) {
            this.process = process;
            this.tree = tree;
            this.hold = hold;
            this.sandbox = sandbox;
            this.onExit = onExit;
        }

        void watch() {
            hold.started(tree);
            var unused = process.onExit().thenAccept(ended -> {
                try {
                    exits.execute(this::finish);
                } catch (RejectedExecutionException closing) {
                    finish();
                }
            });
        }

        /** What the task left behind ends with it, as a container would end it. */
        synchronized void finish() {
            if (finished) {
                return;
            }
            finished = true;
            attempt(tree::kill);
            attempt(hold::release);
            running.remove(this);
            onExit.accept(new TaskExit(status(), killed, hold.cpuTime()));
        }

        private int status() {
            try {
                if (process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    return process.exitValue();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return 128 + ProcessTree.SIGKILL;
        }

        @Override
        public void kill() {
            killed = killed || process.isAlive();
            tree.kill();
        }

        @Override
        public Duration cpuTime() {
            return hold.cpuTime();
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.of(process.pid());
        }

        @Override
        public Optional<Path> sandbox() {
            return Optional.of(sandbox);
        }
    }
}
