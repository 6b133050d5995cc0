package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.DecodingException;
import io.mesokit.mesos.Diagnostics.MemoryProfile;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ExecutorId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes beside the v1 calls, line by line: each has a method here, or a v1 call that took its place. */
class RoutesTest {
    private final WireServer server =
            WireServer.start("routes", 0, request -> WireResponse.of(200, "application/json", "{}"));
    private final MesosMaster master = MesosMaster.connect(server.url());
    private final MesosAgent agent = MesosAgent.connect(server.url());

    @AfterEach
    void close() {
        master.close();
        agent.close();
        server.close();
    }

    private Map<String, Call<?>> calls(String of) {
        boolean ofAgent = of.equals("agent");
        Map<String, Call<?>> calls = new HashMap<>();
        shared(calls, ofAgent ? agent.server() : master.server(), ofAgent ? agent.files() : master.files());
        diagnostics(calls, (ofAgent ? agent.server() : master.server()).diagnostics());
        if (ofAgent) {
            ofAgent(calls, agent.legacy());
        } else {
            ofMaster(calls, master.legacy());
        }
        return calls;
    }

    private static void shared(Map<String, Call<?>> calls, Server server, Files files) {
        calls.put("server.ping", server.ping());
        calls.put("server.ownVersion", server.ownVersion());
        calls.put("server.ownMetrics", server.ownMetrics());
        calls.put("server.ownMetrics(timeout)", server.ownMetrics(Duration.ofSeconds(1)));
        calls.put("server.ownFlags", server.ownFlags());
        calls.put("server.host", server.host());
        calls.put("files.download", files.download("/a", OutputStream.nullOutputStream()));
        calls.put("files.bytes", files.bytes("/a"));
        calls.put("files.paths", files.paths());
    }

    private static void diagnostics(Map<String, Call<?>> calls, Diagnostics diagnostics) {
        calls.put("diagnostics.help", diagnostics.help());
        calls.put("diagnostics.processes", diagnostics.processes());
        calls.put("diagnostics.startMemoryProfiler", diagnostics.startMemoryProfiler(Duration.ofSeconds(1)));
        calls.put("diagnostics.stopMemoryProfiler", diagnostics.stopMemoryProfiler());
        calls.put("diagnostics.memoryProfiler", diagnostics.memoryProfiler());
        calls.put("diagnostics.memoryStatistics", diagnostics.memoryStatistics());
        for (MemoryProfile form : MemoryProfile.values()) {
            calls.put(
                    "diagnostics.downloadMemoryProfile(" + form.name().toLowerCase(java.util.Locale.ROOT) + ")",
                    diagnostics.downloadMemoryProfile(form, OutputStream.nullOutputStream()));
        }
        calls.put("diagnostics.startProfiler", diagnostics.startProfiler());
        calls.put("diagnostics.stopProfiler", diagnostics.stopProfiler(OutputStream.nullOutputStream()));
    }

    private void ofMaster(Map<String, Call<?>> calls, Legacy legacy) {
        calls.put("leader.locate", master.leader().locate());
        calls.put("legacy.state", legacy.state());
        calls.put("legacy.stateSummary", legacy.stateSummary());
        calls.put("legacy.agents", legacy.agents());
        calls.put("legacy.agent", legacy.agent(AgentId.of("S1")));
        calls.put("legacy.frameworks", legacy.frameworks());
        calls.put("legacy.framework", legacy.framework(FrameworkId.of("F1")));
        calls.put("legacy.tasks", legacy.tasks(TaskQuery.newest(5)));
        calls.put("legacy.roles", legacy.roles());
    }

    private static void ofAgent(Map<String, Call<?>> calls, AgentLegacy legacy) {
        calls.put("legacy.state", legacy.state());
        calls.put("legacy.statistics", legacy.statistics());
        calls.put("legacy.containers", legacy.containers());
        calls.put("legacy.containers(framework)", legacy.containers(FrameworkId.of("F1")));
        calls.put("legacy.containers(executor)", legacy.containers(FrameworkId.of("F1"), ExecutorId.of("e1")));
        calls.put("legacy.container", legacy.container(ContainerId.of("c1")));
        calls.put("legacy.pending", legacy.pending());
    }

    @ParameterizedTest
    @EnumSource
    void everyRoute_ofTheTable_isAskedByItsMethodOrHasAV1Call(BothWays way) {
        Set<String> v1 = Surface.operations("mesos-master");
        for (String[] line : Surface.table("routes.tsv")) {
            if (line[2].equals("v1")) {
                assertThat(v1).contains(line[3]);
            } else {
                List<String> servers = line[0].equals("both") ? List.of("master", "agent") : List.of(line[0]);
                servers.forEach(of -> assertAsked(way, calls(of).get(line[2]), line[3]));
            }
        }
    }

    private void assertAsked(BothWays way, Call<?> call, String line) {
        assertThat(call).as(line).isNotNull();
        server.requestLog().clear();
        try {
            way.run(call);
        } catch (DecodingException emptyObject) {
            assertThat(emptyObject.getMessage()).contains("{}");
        }
        assertThat(server.requests()).extracting(request -> request.line()).containsExactly(line);
    }

    /** A method that is not in the table would be one that nobody looked at. */
    @Test
    void everyMethod_ofTheClients_isInTheTable() {
        Set<String> listed =
                Surface.table("routes.tsv").stream().map(line -> line[2]).collect(Collectors.toSet());
        Set<String> made = new TreeSet<>(calls("master").keySet());
        made.addAll(calls("agent").keySet());

        assertThat(listed).containsAll(made);
        assertThat(Surface.table("routes.tsv").stream()
                        .map(line -> line[0] + line[1])
                        .distinct())
                .hasSize(47);
    }
}
