package io.mesokit.examples.allocator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mesokit.examples.nodeagent.Readiness;
import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.perf.cgroup.Cgroups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * A machine of files with control groups of version 2, as Mesos makes them: the processes of a container are in the
 * group {@code leaf} below that whose weight counts. It has the tasks front (latency-sensitive), batch (best effort)
 * and other (neither), each in a group called so.
 */
abstract class FakeMachine {
    @TempDir
    Path root;

    final List<SeenTask> tasks = new ArrayList<>();
    private long ran;
    private long waited;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void machine() {
        write("proc/1/mountinfo", "30 20 0:31 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        write("proc/1/cgroup", "0::/\n");
        task("front", 10, "latency", 100);
        task("batch", 11, "best-effort", 400);
        task("other", 12, "", 300);
        log.start();
        logger().addAppender(log);
    }

    void write(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A task in a group of its own. */
    void task(String id, long pid, String kind, long weight) {
        group(id, weight);
        process(pid, id);
        tasks.add(seen(id, kind, Readiness.READY, OptionalLong.of(pid), List.of(id)));
    }

    void group(String group, long weight) {
        write("sys/fs/cgroup/mesos/" + group + "/cgroup.procs", "");
        write("sys/fs/cgroup/mesos/" + group + "/cpu.weight", weight + "\n");
    }

    void process(long pid, String group) {
        write("sys/fs/cgroup/mesos/" + group + "/leaf/cgroup.procs", pid + "\n");
        write("proc/" + pid + "/cgroup", "0::/mesos/" + group + "/leaf\n");
        write("proc/" + pid + "/stat", pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 700 0 0\n");
        write("proc/" + pid + "/task/" + pid + "/schedstat", "5 0 1\n");
    }

    static SeenTask seen(String id, String kind, Readiness state, OptionalLong pid, List<String> containers) {
        return new SeenTask(
                id,
                id,
                id,
                "f",
                containers,
                List.of(Map.entry("mesokit.class", kind)),
                new SeenTask.Share(1, 0, 0),
                pid,
                state);
    }

    /** What was complained of so far. */
    List<String> complaints() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Complaints.class);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    long weight(String id) {
        try {
            return Long.parseLong(Files.readString(root.resolve("sys/fs/cgroup/mesos/" + id + "/cpu.weight"))
                    .strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Allocator allocator() {
        return allocator("state");
    }

    /** The next one, where one did not end in order: of a process that is no more nothing is left but its file. */
    Allocator allocatorAfterACrash() {
        try {
            Files.copy(root.resolve("state"), root.resolve("left"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return allocator("left");
    }

    private Allocator allocator(String state) {
        Allocator allocator = new Allocator(Cgroups.under(root), options(state, false));
        allocator.round(tasks);
        return allocator;
    }

    Allocator.Options options(String state, boolean dryRun) {
        return new Allocator.Options(
                Law.Tuning.ofDefaults(), "mesokit.class", root.resolve(state), dryRun, root.resolve("proc"));
    }

    /** A round after a second in which the latency-sensitive task waited for so much of it. */
    Allocator.Round round(Allocator allocator, double waiting) {
        waited += (long) (waiting * 1e9);
        ran += 1_000_000_000 - (long) (waiting * 1e9);
        write("proc/10/task/13/schedstat", ran + " " + waited + " 7\n");
        return allocator.round(tasks);
    }
}
