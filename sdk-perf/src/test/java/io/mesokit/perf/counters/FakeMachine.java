package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A machine with a PMU, which the machines that this is tested on do not have: what is opened is recorded, and reads
 * are answered with what a kernel would have written. Its /proc and /sys are directories.
 */
final class FakeMachine implements Syscalls {
    /** An event that was opened. */
    record Opened(int descriptor, EventCode.Fixed code, long flags, int task, int cpu, int leader, long openFlags) {
        boolean isUserModeOnly() {
            return (flags & 1 << 5) != 0;
        }

        boolean inherits() {
            return (flags & 1 << 1) != 0;
        }
    }

    private static final int FIRST = 1000;

    final List<Opened> opened = new ArrayList<>();
    final Map<Integer, Opened> open = new LinkedHashMap<>();
    final List<Integer> started = new ArrayList<>();
    private final Map<Integer, Deque<long[]>> answers = new HashMap<>();
    private final Path root;
    private final Budget budget;
    private ToIntFunction<Opened> errno = any -> 0;
    private int directoryErrno;
    int directoriesOpened;
    private int next = FIRST;
    long nanos;
    private long tick;
    private boolean running;
    private long runs;

    FakeMachine(Path root, int descriptors) {
        this.root = root;
        this.budget = new Budget(descriptors);
        file("sys/devices/system/cpu/online", "0-1");
        file("proc/sys/kernel/perf_event_paranoid", "2");
        thread(7, 'S', 42);
    }

    FakeMachine(Path root) {
        this(root, 100);
    }

    Machine machine() {
        return new Machine(this, root.resolve("proc"), root.resolve("sys"), () -> nanos += tick, budget);
    }

    void file(String path, String content) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), content + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void thread(int id, char state, long started) {
        file("proc/" + id + "/stat", id + " (a) b) " + state + " 1".repeat(18) + " " + started + " 0 0");
        directory("proc/" + id + "/task/" + id);
    }

    Path directory(String path) {
        try {
            return Files.createDirectories(root.resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes a file or directory one of the other kind, which nobody can read as the one it was. */
    void spoil(String path) {
        Path spoiled = root.resolve(path);
        boolean wasFile = Files.isRegularFile(spoiled);
        remove(path);
        if (wasFile) {
            directory(path);
        } else {
            file(path, "");
        }
    }

    void remove(String path) {
        try (Stream<Path> all = Files.walk(root.resolve(path))) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void rename(String path, String to) {
        assertThat(root.resolve(path).toFile().renameTo(root.resolve(to).toFile()))
                .isTrue();
    }

    void link(String path, String to) {
        try {
            Files.createSymbolicLink(root.resolve(path), Path.of(to));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets time pass whenever it is asked for. */
    void ticking() {
        tick = 100_000;
    }

    /** From now on all that is counted runs, by one each time that it is read; allocates nothing. */
    void run() {
        running = true;
    }

    /** What opening an event gives: an errno, or 0 for a descriptor. */
    void refuse(ToIntFunction<Opened> errnoOf) {
        errno = errnoOf;
    }

    /** What opening a directory gives: an errno, or 0 for a descriptor. */
    void refuseDirectories(int errno) {
        directoryErrno = errno;
    }

    /** The next answer to a read of a leader: number, enabled, running, values. */
    void answer(int leader, long... longs) {
        answers.computeIfAbsent(leader, any -> new ArrayDeque<>()).add(longs);
    }

    /** The leader opened last at a processor, or for a thread. */
    int leader(int cpu) {
        return open.values().stream()
                .filter(each -> each.cpu() == cpu && each.leader() < 0)
                .mapToInt(Opened::descriptor)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Override
    public int openEvent(ByteBuffer attributes, int pid, int cpu, int group, long flags) {
        EventCode.Fixed code = new EventCode.Fixed(
                attributes.getInt(0), attributes.getLong(8), attributes.getLong(56), attributes.getLong(64));
        Opened event = new Opened(next, code, attributes.getLong(40), pid, cpu, group, flags);
        int refused = errno.applyAsInt(event);
        if (refused != 0) {
            return -refused;
        }
        opened.add(event);
        open.put(next, event);
        return next++;
    }

    @Override
    public int openDirectory(String path) {
        int refused = Files.isDirectory(Path.of(path)) ? directoryErrno : Errno.ENOENT;
        if (refused != 0) {
            return -refused;
        }
        directoriesOpened++;
        open.put(next, new Opened(next, EventCode.fixed(-1, 0), 0, 0, 0, 0, 0));
        return next++;
    }

    @Override
    public long read(int descriptor, Buffer into) {
        if (running) {
            runs++;
            for (int at = 1; at < into.bytes() / Long.BYTES; at++) {
                into.put(at, runs);
            }
            return into.bytes();
        }
        Deque<long[]> left = answers.getOrDefault(descriptor, new ArrayDeque<>());
        if (left.isEmpty()) {
            return into.bytes();
        }
        long[] answer = left.remove();
        if (answer.length == 1) {
            return answer[0];
        }
        for (int at = 0; at < answer.length; at++) {
            into.put(at, answer[at]);
        }
        return (long) answer.length * Long.BYTES;
    }

    @Override
    public int ioctl(int descriptor, long request, long argument) {
        started.add(descriptor);
        return 0;
    }

    @Override
    public int close(int descriptor) {
        return open.remove(descriptor) == null ? -9 : 0;
    }

    @Override
    public Buffer buffer(int longs) {
        return new Buffer(Buffer.memory(longs * Long.BYTES), 0);
    }
}
