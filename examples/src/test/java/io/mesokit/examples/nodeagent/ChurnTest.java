package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.OwnCgroup;
import io.mesokit.perf.cgroup.Place;
import io.mesokit.perf.prometheus.Exposition;
import io.mesokit.perf.prometheus.LabelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Containers come and go, by real control groups, while they are read. Only their processes are made up. 3,000 of them
 * take two seconds; {@code -Dchurn=10000} makes it more.
 */
class ChurnTest {
    private static final int CONTAINERS = Integer.getInteger("churn", 3000);
    private static final int AT_ONCE = 50;
    private static final int NEIGHBOURS = 20;

    @TempDir(factory = InMemory.class)
    Path proc;

    /** On a disk, 40,000 small files take longer than all the rest. */
    static final class InMemory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "mesokit-churn")
                    : Files.createTempDirectory("mesokit-churn");
        }
    }

    private final Set<SeenTask> alive = ConcurrentHashMap.newKeySet();
    private Path above = Path.of("");
    private String path = "";

    @Test
    void watchList_thousandsOfContainersComeAndGo_nothingIsLostOrLeft() throws Exception {
        Optional<OwnCgroup> own = create();
        assumeTrue(own.isPresent(), "this user may not make control groups");
        try (OwnCgroup all = own.get()) {
            Place place = all.group().place(Controller.CPUACCT).orElseThrow();
            above = place.directory();
            path = place.path();
            watch();
        }
    }

    private void watch() throws Exception {
        List<SeenTask> neighbours = new ArrayList<>();
        for (int each = 0; each < NEIGHBOURS; each++) {
            neighbours.add(begin("neighbour" + each, 1_000_000 + each));
        }
        try (WatchList list = new WatchList(Cgroups.withProc(proc), 1000, task -> LabelSet.of("task_id", task.id()))) {
            int seen = 0;
            for (int done = 0; done < CONTAINERS; done += AT_ONCE) {
                List<SeenTask> batch = begin(done);
                seen += round(list, neighbours);
                CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> batch.forEach(this::retire));
                seen += round(list, neighbours);
                ending.get();
                assertThat(list.descriptors()).isLessThanOrEqualTo(12 * (NEIGHBOURS + AT_ONCE));
            }
            assertThat(round(list, neighbours)).isZero();
            assertThat(seen).as("all were read").isGreaterThanOrEqualTo(CONTAINERS);
            assertThat(list.failedReads()).isZero();
            assertThat(descriptors()).isEqualTo(list.descriptors()).isLessThanOrEqualTo(12 * NEIGHBOURS);
        }
        assertThat(descriptors()).isZero();
        neighbours.forEach(this::end);
    }

    /** Reads all; gives how many others than the neighbours were read. */
    private int round(WatchList list, List<SeenTask> neighbours) {
        List<SeenTask> told = new ArrayList<>(neighbours);
        told.addAll(alive);
        list.sync(told);
        Set<String> read = new TreeSet<>();
        Exposition text = new Exposition();
        list.read((task, sample) -> {
            read.add(task.task().id());
            TaskSeries.write(task, sample, text);
        });
        assertThat(read).containsAll(neighbours.stream().map(SeenTask::id).toList());
        assertThat(text.problems()).isEmpty();
        return read.size() - neighbours.size();
    }

    private List<SeenTask> begin(int from) {
        List<SeenTask> batch = new ArrayList<>();
        for (int each = from; each < from + AT_ONCE; each++) {
            batch.add(begin("t" + each, 2_000_000 + each));
        }
        alive.addAll(batch);
        return batch;
    }

    /** The group goes before it is known that the task has ended, or after. */
    private void retire(SeenTask task) {
        if (task.pid().orElseThrow() % 2 == 0) {
            alive.remove(task);
        }
        end(task);
        alive.remove(task);
    }

    private SeenTask begin(String id, long pid) {
        try {
            Files.createDirectory(above.resolve("c-" + id));
            Path process = Files.createDirectory(proc.resolve("" + pid));
            Files.writeString(process.resolve("stat"), pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 700 0 0\n");
            Files.writeString(process.resolve("cgroup"), membership(path + "/c-" + id));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Tasks.seen(running(id, pid)).get(0);
    }

    /** As this process' own, but for CPU time. */
    private static String membership(String group) throws IOException {
        return Files.readString(Path.of("/proc/self/cgroup"))
                .replaceAll("(?m)^(\\d+:(?:[^:]*,)?cpuacct(?:,[^:]*)?:|0::).*$", "$1" + group);
    }

    private void end(SeenTask task) {
        Path process = proc.resolve("" + task.pid().orElseThrow());
        process.resolve("cgroup").toFile().delete();
        process.resolve("stat").toFile().delete();
        process.toFile().delete();
        assertThat(above.resolve("c-" + task.id()).toFile().delete()).isTrue();
    }

    /** Those of this process that lead to a group of this test, whether it is still there or not. */
    private long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(descriptor -> target(descriptor).startsWith(above.toString()))
                    .count();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Optional<OwnCgroup> create() {
        try {
            String name = "mesokit-churn-" + ProcessHandle.current().pid();
            return Optional.of(Cgroups.system().create(name, Controller.CPUACCT));
        } catch (CgroupException refused) {
            return Optional.empty();
        }
    }
}
