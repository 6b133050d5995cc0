package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import io.mesokit.testkit.EmbeddedCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Containers come and go, by real control groups, under a whole node agent that is scraped and reports to Monasca. Only
 * their processes are made up. {@code -Dchurn} sets how many; a tenth of them while their events are counted too, for
 * the kernel takes its time to let such a group go.
 */
@Timeout(900)
class ChurnTest {
    private static final int CONTAINERS = Integer.getInteger("churn", 10_000);
    private static final int AT_ONCE = 50;
    private static final int NEIGHBOURS = 20;
    /** So long may it take until what came is read, and what went is not. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(factory = InMemory.class)
    Path proc;

    @TempDir
    Path folder;

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
    private final List<SeenTask> neighbours = new ArrayList<>();
    private long eventsBefore;
    private String path = "";

    @Test
    void nodeAgent_tenThousandContainersComeAndGo_nothingIsLostOrLeft() throws Exception {
        try (OwnCgroup all = create(Controller.CPUACCT)) {
            churn(CONTAINERS, "{}");
        }
    }

    @Test
    void nodeAgent_containersComeAndGoWhileTheyAreCounted_nothingIsLostOrLeft() throws Exception {
        try (OwnCgroup all = create(Controller.CPUACCT, Controller.PERF_EVENT)) {
            Place place = all.group().place(Controller.PERF_EVENT).orElseThrow();
            var countable =
                    PerfProbe.ofCgroup(place.directory(), PerfEvent.TASK_CLOCK).countable();
            assumeTrue(place.path().equals(path) && !countable.isEmpty(), "control groups may not be counted here");
            churn(CONTAINERS / 10, "{\"event_names\": [\"task-clock\"]}");
        }
    }

    private void churn(int containers, String counted) throws Exception {
        eventsBefore = eventDescriptors();
        ObjectNode over = (ObjectNode) Json.mapper().readTree(counted);
        Settings settings =
                Settings.read(Optional.empty(), over.put("interval", 0.1).put("monasca_interval", 0.5));
        neighbours.addAll(neighbours());
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            cluster.writeCredentials(folder);
            MonascaOutput monasca = MonascaOutput.from(folder.resolve("monasca.json"), "n1", settings);
            NodeAgent.Parts parts = new NodeAgent.Parts(
                    told(neighbours), Cgroups.withProc(proc), "n1", InstantSource.system(), System::nanoTime);
            try (NodeAgent agent = new NodeAgent(parts, settings, monasca);
                    Scraper scraper = new Scraper(agent)) {
                churn(agent, containers);
                assertThat(scraper.refused()).isEmpty();
            }
            assertThat(descriptors()).isZero();
            assertThat(eventDescriptors()).isEqualTo(eventsBefore);
            assertThat(stored(cluster)).containsAll(ids(neighbours));
        }
        neighbours.forEach(this::end);
    }

    private void churn(NodeAgent agent, int containers) throws Exception {
        batch(agent, 0);
        long threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long objects = objects();
        for (int done = AT_ONCE; done < containers; done += AT_ONCE) {
            batch(agent, done);
        }
        forgetAll(agent);
        Report last = agent.round();
        assertThat(tells(last, "node_agent_descriptors"))
                .isEqualTo(descriptors() + eventDescriptors() - eventsBefore)
                .isLessThanOrEqualTo(13 * NEIGHBOURS);
        assertThat(tells(last, "node_agent_reads_failed")).isZero();
        assertThat(tells(last, "node_agent_mesos_failures")).isZero();
        assertThat(tells(last, "node_agent_values_dropped")).isZero();
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan((int) threads + 50);
        assertThat(objects()).isLessThan(objects + containers / 10);
    }

    private void forgetAll(NodeAgent agent) {
        long since = System.nanoTime();
        Set<String> left = read(agent);
        while (left.size() > NEIGHBOURS) {
            assertHope(since, "still read: ", left);
            left = read(agent);
        }
    }

    /** The timeout of a test does no more than interrupt, once. */
    private static void assertHope(long since, String what, Set<String> tasks) {
        assertThat(Thread.currentThread().isInterrupted()).as(what + tasks).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - since)).as(what + tasks).isLessThan(PATIENCE);
    }

    /** Some begin, all of them are read, and they end while they are read on. */
    private void batch(NodeAgent agent, int from) throws Exception {
        List<SeenTask> batch = begin(from);
        Set<String> unread = ids(batch);
        long since = System.nanoTime();
        while (!unread.isEmpty()) {
            assertHope(since, "not read: ", unread);
            unread.removeAll(read(agent));
        }
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> batch.forEach(this::retire));
        read(agent);
        ending.get();
    }

    /** The ids of those that a round reads; the neighbours are always among them. */
    private Set<String> read(NodeAgent agent) {
        Set<String> read = agent.round()
                .asText()
                .lines()
                .filter(line -> line.startsWith("task_cpu_usage_seconds{"))
                .map(line -> line.replaceAll(".*task_id=\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toSet());
        assertThat(read).containsAll(ids(neighbours));
        return read;
    }

    private static Set<String> stored(EmbeddedCluster cluster) {
        cluster.monasca().flush();
        return cluster.monasca().metrics("demo").stream()
                .map(metric -> metric.dimensions().getOrDefault("task_id", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(List<SeenTask> tasks) {
        return tasks.stream().map(SeenTask::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many objects the node agent and what it reads with are made of; garbage does not count. */
    private static long objects() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(field ->
                        field.length > 3 && field[3].matches("io\\.mesokit\\.(perf|examples\\.nodeagent)\\..*"))
                .mapToLong(field -> Long.parseLong(field[1]))
                .sum();
    }

    /** Asks for what Prometheus gets, again and again. */
    private static final class Scraper implements AutoCloseable {
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final Endpoint endpoint;
        private final Thread thread;
        private volatile boolean over;

        Scraper(NodeAgent agent) {
            agent.round();
            endpoint = Endpoint.start(agent, new InetSocketAddress("127.0.0.1", 0));
            thread = new Thread(this::scrape, "scraper");
            thread.start();
        }

        private void scrape() {
            while (!over) {
                try (InputStream answer =
                        endpoint.url().resolve("/metrics").toURL().openStream()) {
                    if (!new String(answer.readAllBytes(), StandardCharsets.UTF_8).contains("task_id=\"neighbour0\"")) {
                        refused.add("no neighbour");
                    }
                } catch (IOException failed) {
                    refused.add(failed.toString());
                }
                LockSupport.parkNanos(100_000_000);
            }
        }

        Set<String> refused() {
            return refused;
        }

        @Override
        public void close() throws InterruptedException {
            over = true;
            thread.join();
            endpoint.close();
        }
    }

    /** What the Mesos agent would tell. */
    private Call<List<SeenTask>> told(List<SeenTask> neighbours) {
        return new Call<>() {
            @Override
            public List<SeenTask> execute() {
                throw new UnsupportedOperationException();
            }

            @Override
            public CompletableFuture<List<SeenTask>> executeAsync() {
                List<SeenTask> told = new ArrayList<>(neighbours);
                told.addAll(alive);
                return CompletableFuture.completedFuture(told);
            }

            @Override
            public Call<Response<List<SeenTask>>> asResponse() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Call<List<SeenTask>> with(CallOptions options) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static long tells(Report report, String family) {
        return report.asText()
                .lines()
                .filter(line -> line.startsWith(family + "{"))
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
