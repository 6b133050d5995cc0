package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.Response;
import io.mesokit.core.spi.Json;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.OwnCgroup;
import io.mesokit.perf.cgroup.Place;
import io.mesokit.perf.counters.PerfEvent;
import io.mesokit.perf.counters.PerfProbe;
import io.mesokit.perf.prometheus.Exposition;
import io.mesokit.perf.prometheus.LabelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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
    private final Set<Path> above = new LinkedHashSet<>();
    private String path = "";

    @Test
    void watchList_thousandsOfContainersComeAndGo_nothingIsLostOrLeft() throws Exception {
        try (OwnCgroup all = create(Controller.CPUACCT)) {
            watch();
        }
    }

    /** What Prometheus gets tells how many are open; that is held against what the kernel has open. */
    @Test
    void nodeAgent_containersComeAndGoWhileTheyAreCounted_closesWhatItOpened() throws Exception {
        long before = eventDescriptors();
        try (OwnCgroup all = create(Controller.CPUACCT, Controller.PERF_EVENT)) {
            Place place = all.group().place(Controller.PERF_EVENT).orElseThrow();
            var countable =
                    PerfProbe.ofCgroup(place.directory(), PerfEvent.TASK_CLOCK).countable();
            assumeTrue(place.path().equals(path) && !countable.isEmpty(), "control groups may not be counted here");
            count(before);
        }
    }

    private void count(long before) throws Exception {
        List<SeenTask> neighbours = neighbours();
        NodeAgent.Parts parts = new NodeAgent.Parts(
                told(neighbours), Cgroups.withProc(proc), "n1", InstantSource.system(), System::nanoTime);
        Settings settings = Settings.read(Optional.empty(), (ObjectNode) Json.mapper()
                .readTree("{\"mesos_agent_endpoint\": \"http://127.0.0.1:1\", \"event_names\": [\"task-clock\"]}"));
        try (NodeAgent agent = new NodeAgent(parts, settings, MonascaOutput.none())) {
            assertThat(open(agent.round())).isEqualTo(descriptors() + eventDescriptors() - before);
            long events = eventDescriptors();
            assertThat(events).isGreaterThanOrEqualTo(before + NEIGHBOURS);
            for (int done = 0; done < CONTAINERS / 10; done += AT_ONCE) {
                List<SeenTask> batch = begin(done);
                agent.round();
                CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> batch.forEach(this::retire));
                agent.round();
                ending.get();
            }
            assertThat(open(agent.round())).isEqualTo(descriptors() + eventDescriptors() - before);
            assertThat(eventDescriptors()).isEqualTo(events);
        }
        assertThat(eventDescriptors()).isEqualTo(before);
        assertThat(descriptors()).isZero();
        neighbours.forEach(this::end);
    }

    /** What the Mesos agent would tell. */
    private Call<JsonNode> told(List<SeenTask> neighbours) {
        return new Call<>() {
            @Override
            public JsonNode execute() {
                List<SeenTask> told = new ArrayList<>(neighbours);
                told.addAll(alive);
                return Tasks.state(told.stream()
                        .map(task -> running(task.id(), task.pid().orElseThrow()))
                        .toList());
            }

            @Override
            public CompletableFuture<JsonNode> executeAsync() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Call<Response<JsonNode>> asResponse() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Call<JsonNode> with(CallOptions options) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static long open(Report report) {
        assertThat(report.asText()).contains("\nnode_agent_reads_failed{host=\"n1\"} 0\n");
        return report.asText()
                .lines()
                .filter(line -> line.startsWith("node_agent_descriptors{"))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private List<SeenTask> neighbours() {
        List<SeenTask> neighbours = new ArrayList<>();
        for (int each = 0; each < NEIGHBOURS; each++) {
            neighbours.add(begin("neighbour" + each, 1_000_000 + each));
        }
        return neighbours;
    }

    private void watch() throws Exception {
        List<SeenTask> neighbours = neighbours();
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
            for (Path directory : above) {
                Files.createDirectory(directory.resolve("c-" + id));
            }
            Path process = Files.createDirectory(proc.resolve("" + pid));
            Files.writeString(process.resolve("stat"), pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 700 0 0\n");
            Files.writeString(process.resolve("cgroup"), membership(path + "/c-" + id));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Tasks.seen(running(id, pid)).get(0);
    }

    /** As this process' own, but for CPU time and events. */
    private static String membership(String group) throws IOException {
        return Files.readString(Path.of("/proc/self/cgroup"))
                .replaceAll("(?m)^(\\d+:(?:[^:]*,)?(?:cpuacct|perf_event)(?:,[^:]*)?:|0::).*$", "$1" + group);
    }

    private void end(SeenTask task) {
        Path process = proc.resolve("" + task.pid().orElseThrow());
        process.resolve("cgroup").toFile().delete();
        process.resolve("stat").toFile().delete();
        process.toFile().delete();
        above.forEach(directory -> assertThat(
                        directory.resolve("c-" + task.id()).toFile().delete())
                .isTrue());
    }

    /** Those of this process that lead to a group of this test, whether it is still there or not. */
    private long descriptors() throws IOException {
        return descriptors(target -> above.stream().anyMatch(directory -> target.startsWith(directory.toString())));
    }

    private static long eventDescriptors() throws IOException {
        return descriptors("anon_inode:[perf_event]"::equals);
    }

    private static long descriptors(Predicate<String> wanted) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(descriptor -> wanted.test(target(descriptor))).count();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private OwnCgroup create(Controller... controllers) {
        try {
            String name = "mesokit-churn-" + ProcessHandle.current().pid();
            OwnCgroup all = Cgroups.system().create(name, controllers);
            for (Controller each : controllers) {
                above.add(all.group().place(each).orElseThrow().directory());
            }
            path = all.group().place(Controller.CPUACCT).orElseThrow().path();
            return all;
        } catch (CgroupException refused) {
            return abort("no control groups can be made here: " + refused.getMessage());
        }
    }
}
