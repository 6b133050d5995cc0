package io.mesokit.testkit.exec;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * All processes that descend from one task, found in {@code /proc}. Safe for use by many threads.
 *
 * <p>A process belongs to the tree when it is in the session that the task's first process leads, or when its
 * environment carries the task's mark. The second catches what left the session (setsid, daemons): such a process is no
 * child of anybody we know, but the environment is inherited. Whether a process carries the mark is looked up once per
 * process and start time, because reading every environment on each look would cost more than the tasks themselves.
 *
 * <p>Ending a tree is a loop: while a process can fork, one look is not enough. Zombies do not count as alive.
 */
public final class ProcessTree {
    static final int SIGKILL = 9;
    static final int SIGCONT = 18;
    static final int SIGSTOP = 19;
    private static final Path PROC = Path.of("/proc");
    private static final long NO_LEADER = -1;
    private static final long TICKS_PER_SECOND = 100;
    private static final int KILL_ROUNDS = 500;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final C LIBC = Native.load("c", C.class);

    private final long leader;
    private final String mark;
    private final Map<String, Boolean> marked = new HashMap<>();

    /** libc's part in this. JNA needs the interface to be visible. */
    interface C extends Library {
        int kill(int pid, int signal);
    }

    /** A line of /proc/pid/stat, as far as it matters. */
    record Stat(long pid, char state, long session, long ticks, long started) {}

    ProcessTree(long leader, String mark) {
        this.leader = leader;
        this.mark = mark;
    }

    /**
     * The processes with a variable in their environment that no other process has.
     *
     * @param mark the variable, as {@code NAME=value}
     */
    public static ProcessTree marked(String mark) {
        return new ProcessTree(NO_LEADER, mark);
    }

    /** The living processes of the tree. */
    synchronized List<Stat> members() {
        List<Stat> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                stat(process).filter(this::belongs).ifPresent(found::add);
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException("cannot list " + PROC, unreadable);
        }
        return found;
    }

    /** The present state of one process, when it is alive and still the same. */
    static Optional<Stat> look(Stat before) {
        return stat(PROC.resolve(Long.toString(before.pid()))).filter(now -> now.started() == before.started());
    }

    long leader() {
        return leader;
    }

    static Duration cpuTime(long ticks) {
        return Duration.ofMillis(ticks * (1000 / TICKS_PER_SECOND));
    }

    static void signal(Stat process, int signal) {
        LIBC.kill((int) process.pid(), signal);
    }

    /**
     * Ends all of it. Returns when nothing is left alive.
     *
     * @throws IllegalStateException if some of it survives SIGKILL for a second
     */
    public void kill() {
        for (int round = 0; round < KILL_ROUNDS; round++) {
            List<Stat> alive = members();
            if (alive.isEmpty()) {
                return;
            }
            alive.forEach(process -> signal(process, SIGKILL));
            LockSupport.parkNanos(ROUND_NANOS);
        }
        throw new IllegalStateException("processes of the task with " + mark + " survived SIGKILL: " + members());
    }

    private boolean belongs(Stat process) {
        return process.session() == leader
                || marked.computeIfAbsent(process.pid() + ":" + process.started(), key -> carriesMark(process));
    }

    private boolean carriesMark(Stat process) {
        try {
            byte[] environment = Files.readAllBytes(PROC.resolve(process.pid() + "/environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private static Optional<Stat> stat(Path process) {
        try {
            return parse(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The second field is the command in parentheses and may hold anything, so the rest is counted from its end. */
    static Optional<Stat> parse(String line) {
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        String[] rest = line.substring(line.lastIndexOf(')') + 2).split(" ");
        char state = rest[0].charAt(0);
        if (state == 'Z' || state == 'X') {
            return Optional.empty();
        }
        long ticks = number(rest[11]) + number(rest[12]) + number(rest[13]) + number(rest[14]);
        return Optional.of(new Stat(pid, state, number(rest[3]), ticks, number(rest[19])));
    }

    private static long number(String field) {
        return Long.parseLong(field);
    }
}
