package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.running;
import static io.mesokit.examples.nodeagent.Tasks.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.OwnCgroup;
import io.mesokit.perf.counters.PerfEvent;
import io.mesokit.perf.counters.PerfProbe;
import io.mesokit.perf.prometheus.Exposition;
import io.mesokit.perf.prometheus.LabelSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events of real processes in real control groups. */
@Timeout(60)
class EventCountsTest {
    private static final String SPIN = "while :; do :; done";

    private final WatchList list = new WatchList(Cgroups.system(), 10, task -> LabelSet.of("task_id", task.id()));
    private final Map<String, OwnCgroup> groups = new LinkedHashMap<>();
    private final List<JsonNode> tasks = new ArrayList<>();

    @AfterEach
    void close() {
        list.close();
        groups.values().forEach(OwnCgroup::close);
    }

    private static EventCounts counting(int limit, String... events) {
        return new EventCounts(settings(limit, events));
    }

    private static Settings settings(int limit, String... events) {
        ObjectNode settings = Json.mapper()
                .createObjectNode()
                .put("mesos_agent_endpoint", "http://127.0.0.1:1")
                .put("enable_derived_metrics", true)
                .put("count_limit", limit);
        ArrayNode names = settings.putArray("event_names");
        List.of(events).forEach(names::add);
        return Settings.read(Optional.empty(), settings);
    }

    /** Runs a script in a group like that of Mesos; the test is skipped where the kernel does not let it. */
    private String run(String script) throws Exception {
        String id = "mesokit-" + ProcessHandle.current().pid() + "-" + groups.size();
        OwnCgroup group = group("c-" + id);
        groups.put(id, group);
        if (PerfProbe.ofCgroup(directory(group), PerfEvent.TASK_CLOCK)
                .countable()
                .isEmpty()) {
            abort("control groups may not be counted here");
        }
        Process process = new ProcessBuilder("sh", "-c", "read go; " + script).start();
        group.add(process.pid());
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        tasks.add(running(id, process.pid()));
        return id;
    }

    private static OwnCgroup group(String name) {
        try {
            return Cgroups.system().at("/").create(name, Controller.CPU, Controller.PERF_EVENT);
        } catch (CgroupException refused) {
            return abort("no control group can be made here: " + refused.getMessage());
        }
    }

    private static Path directory(OwnCgroup group) {
        return group.group().place(Controller.PERF_EVENT).orElseThrow().directory();
    }

    private Map<String, Double> round(EventCounts counts) {
        list.sync(seen(tasks.toArray(JsonNode[]::new)));
        counts.read(list.watched());
        Exposition text = new Exposition();
        list.watched().forEach(task -> counts.write(task, text));
        counts.writeRefused(list.watched(), LabelSet.of("host", "n1"), text);
        assertThat(text.problems()).isEmpty();
        Map<String, Double> series = new LinkedHashMap<>();
        text.text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int value = line.lastIndexOf(' ');
            series.put(line.substring(0, value), Double.valueOf(line.substring(value + 1)));
        });
        return series;
    }

    private static String series(String name, String task) {
        return name + "{task_id=\"" + task + "\"}";
    }

    @Test
    void round_busyTask_hasItsEventsAndForHowLongTheyWereCounted() throws Exception {
        String busy = run(SPIN);
        String idle = run("sleep 1000");
        try (EventCounts counts = counting(64, "task_context-switches", "task-clock", "page-faults")) {
            Map<String, Double> now = round(counts);
            long begun = System.nanoTime();
            while (now.getOrDefault(series("task_clock", busy), 0.0) < 100e6) {
                assertThat(System.nanoTime() - begun)
                        .as("with %s %s", now, list.verdicts())
                        .isLessThan(20_000_000_000L);
                now = round(counts);
            }

            double watched = now.get(series("task_events_watched_seconds", busy));
            // One thread cannot be on a processor for longer than it was watched; the clock is read before the
            // counters.
            assertThat(watched).isBetween(0.05, 60.0);
            assertThat(now.get(series("task_clock", busy)) / 1e9).isLessThanOrEqualTo(watched + 5);
            assertThat(now.get(series("task_clock", idle))).isLessThan(now.get(series("task_clock", busy)));
            assertThat(now)
                    .containsKeys(series("task_page_faults", busy), series("task_context_switches", busy))
                    .doesNotContainKey(series("task_ipc", busy));
            // One, unless somebody else counts on this machine at the same time.
            assertThat(now.get(series("task_scaling_factor_avg", busy))).isBetween(1.0, 100.0);
            assertThat(now.get(series("task_scaling_factor_max", busy)))
                    .isGreaterThanOrEqualTo(now.get(series("task_scaling_factor_avg", busy)));
            assertThat(counts.descriptors()).isPositive();
        }
    }

    @Test
    void round_moreTasksThanAreCountedAtOnce_theOthersWait() throws Exception {
        String first = run(SPIN);
        String second = run(SPIN);
        try (EventCounts counts = counting(1, "task-clock")) {
            round(counts);
            int most = counts.descriptors();
            Map<String, Double> now = round(counts);

            assertThat(now).containsKey(series("task_clock", first));
            assertThat(now).doesNotContainKey(series("task_clock", second));
            assertThat(counts.descriptors()).isEqualTo(most);
        }
    }

    @Test
    void round_taskThatEnds_isNotWrittenAnyMore_andItsNeighbourIs() throws Exception {
        String ending = run(SPIN);
        String staying = run(SPIN);
        try (EventCounts counts = counting(64, "task-clock")) {
            round(counts);
            int both = counts.descriptors();
            assertThat(round(counts)).containsKey(series("task_clock", ending));

            groups.get(ending).close();
            counts.read(list.watched());
            Map<String, Double> now = round(counts);

            assertThat(now).doesNotContainKey(series("task_clock", ending));
            assertThat(now).containsKey(series("task_clock", staying));
            tasks.remove(0);
            round(counts);
            assertThat(counts.descriptors()).isEqualTo(both / 2);
        }
    }

    @Test
    void settings_withoutEventsOrPlaces_countNothing() throws Exception {
        run(SPIN);
        try (EventCounts none = counting(64);
                EventCounts nowhere = counting(0, "task-clock")) {
            assertThat(round(none)).isEmpty();
            assertThat(round(nowhere)).isEmpty();
            assertThat(none.descriptors() + nowhere.descriptors()).isZero();
        }
    }

    @Test
    void round_eventThatIsRefused_isTold_andTheOthersAreCounted() throws Exception {
        String task = run(SPIN);
        run("sleep 1000");
        try (EventCounts counts = counting(64, "odd/no_such_pmu/event=1/", "task-clock")) {
            Map<String, Double> now = round(counts);

            assertThat(now)
                    .containsEntry(refused("odd", "no_such_event"), 2.0)
                    .containsKey(series("task_clock", task))
                    .doesNotContainKey(series("task_odd", task));
            assertThat(now.keySet())
                    .filteredOn(key -> key.startsWith("node_agent_event"))
                    .hasSize(1);
        }
    }

    @Test
    void round_tasksOnAMachineOfFiles_areToldToBeRefused(@TempDir Path folder) {
        FakeHost host = new FakeHost(folder).task("counted", 10, 1).task("plain", 11, 1);
        host.write("sys/fs/cgroup/perf_event/mesos/c-counted/tasks", "10\n")
                .write("proc/10/cgroup", "2:perf_event:/mesos/c-counted\n1:cpu:/mesos/c-counted\n");
        try (WatchList watched = new WatchList(host.cgroups(), 10, task -> LabelSet.of("task_id", task.id()));
                EventCounts counts =
                        counting(64, "odd/no_such_pmu/event=1/", "task_nonsense", "task_My_loads__rD081")) {
            watched.sync(seen(running("counted", 10), running("plain", 11)));
            counts.read(watched.watched());
            Exposition text = new Exposition();
            counts.writeRefused(watched.watched(), LabelSet.of("host", "n1"), text);

            assertThat(text.text())
                    .contains("\n" + refused("odd", "no_such_event") + " 1\n")
                    .contains("\n" + refused("odd", "no_group") + " 1\n")
                    .contains("\n" + refused("task_My_loads__rD081", "no_group") + " 1\n")
                    .contains("\n" + refused("task_nonsense", "unknown") + " 2\n");
        }
    }

    private static String refused(String event, String because) {
        return "node_agent_event_refused{because=\"" + because + "\",event=\"" + event + "\",host=\"n1\"}";
    }

    @Test
    void settings_sameEventTwice_isCountedOnce() throws Exception {
        String task = run(SPIN);
        try (EventCounts counts = counting(64, "task_task-clock", "task_clock")) {
            assertThat(round(counts)).containsKey(series("task_clock", task));
        }
    }

    @Test
    void settings_listMadeForWca_goesOnWithWhatThisProcessorHas(@TempDir Path folder) {
        FakeHost host = new FakeHost(folder).task("plain", 11, 1);
        host.write(
                "proc/cpuinfo",
                "vendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\nmodel name\t: Skylake SP\nstepping\t: 4\n");
        WcaEvents skylake = WcaEvents.of(folder.resolve("proc/cpuinfo"));
        Settings settings = settings(64, "task_offcore_requests_demand_data_rd", "task_mem_load_retired_local_pmm");
        try (WatchList watched = new WatchList(host.cgroups(), 10, task -> LabelSet.of("task_id", task.id()));
                EventCounts counts = new EventCounts(settings, skylake)) {
            watched.sync(seen(running("plain", 11)));
            counts.read(watched.watched());
            Exposition text = new Exposition();
            counts.writeRefused(watched.watched(), LabelSet.of("host", "n1"), text);

            assertThat(text.text())
                    .contains("\n" + refused("offcore_requests_demand_data_rd", "no_group") + " 1\n")
                    .contains("\n" + refused("task_mem_load_retired_local_pmm", "unknown") + " 1\n");
        }
    }

    @Test
    void settings_noEventThatIsKnown_isRefusedByName() {
        assertThatThrownBy(() -> counting(64, "task_nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonsense");
    }
}
