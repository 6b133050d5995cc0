package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.EventStream;
import io.mesokit.core.MesokitException;
import io.mesokit.core.StreamCall;
import io.mesokit.core.StreamOptions;
import io.mesokit.mesos.model.agent.LaunchNestedContainerSessionCall;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every call that Mesos has is reached by a typed method, and arrives at an embedded Mesos as that call. */
class SurfaceTest {
    private final Set<String> ofMaster = Surface.operations("mesos-master");
    private final Set<String> ofAgent = Surface.operations("mesos-agent");

    /** The build prints the line: see the pom. */
    @Test
    void everyCall_typedMethod_reachesTheServerAsThat() throws IOException {
        Set<String> master = new TreeSet<>();
        Set<String> agent = new TreeSet<>();
        reach(master, agent);
        master.retainAll(ofMaster);
        agent.retainAll(ofAgent);
        Files.writeString(
                Path.of("target", "surface.txt"),
                "surface mesos-master " + master.size() + "/" + ofMaster.size() + ", mesos-agent " + agent.size() + "/"
                        + ofAgent.size() + "\n");
        assertThat(master).isEqualTo(ofMaster).hasSize(39);
        assertThat(agent).isEqualTo(ofAgent).hasSize(32);
    }

    /** Neither invents calls nor leaves any out. */
    @Test
    void embeddedMesos_callsItAnswers_areThoseOfTheSurface() {
        try (Mesos mesos = Mesos.start()) {
            assertThat(mesos.server.masterCalls()).isEqualTo(ofMaster);
            assertThat(mesos.server.agents().get(0).calls()).isEqualTo(ofAgent);
        }
    }

    private static void reach(Set<String> master, Set<String> agent) {
        VirtualClock clock = VirtualClock.ofDefaults();
        try (EmbeddedCluster cluster = EmbeddedCluster.builder()
                .simulated(clock, Behaviour.needing(Duration.ofMinutes(1)))
                .mesos(options -> options)
                .start()) {
            EmbeddedMesos mesos = cluster.mesos();
            try (MesosMaster masters = MesosMaster.connect(mesos.url());
                    MesosAgent agents = MesosAgent.connect(mesos.agents().get(0).url())) {
                open(masters.events().all());
                for (BothWays way : BothWays.values()) {
                    containers(way, agents);
                    TypedCalls.agent().forEach(row -> attempt(way, row, agents));
                    TypedCalls.master().forEach(row -> attempt(way, row, masters));
                    removeQuota(way, masters);
                }
            }
            master.addAll(types(mesos.masters().get(0).requests()));
            agent.addAll(types(mesos.agents().get(0).requests()));
        }
    }

    /** What it is about is not there, mostly; that it was asked counts. */
    private static <C> void attempt(BothWays way, TypedCalls.Row<C> row, C client) {
        try {
            way.run(row.call().apply(client));
        } catch (MesokitException refused) {
            assertThat(refused).isInstanceOf(io.mesokit.core.StatusException.class);
        }
    }

    /** The request is sent though nothing is guaranteed: the role is listed all the same. */
    private static void removeQuota(BothWays way, MesosMaster master) {
        way.run(master.quotas().clear("dev"));
        assertThat(way.run(master.quotas().remove("dev"))).isFalse();
    }

    private static void containers(BothWays way, MesosAgent agent) {
        way.run(agent.containers().launch(TypedCalls.NESTED.root(), TypedCalls.COMMAND));
        open(agent.containers()
                .session(LaunchNestedContainerSessionCall.builder()
                        .containerId(TypedCalls.NESTED)
                        .command(TypedCalls.COMMAND)
                        .build()));
        try {
            open(agent.containers().output(TypedCalls.NESTED));
        } catch (MesokitException gone) {
            assertThat(gone).isInstanceOf(io.mesokit.core.StatusException.class);
        }
    }

    private static void open(StreamCall<?> call) {
        StreamOptions once = StreamOptions.ofDefaults().withoutReconnect();
        try (EventStream<?> stream = call.with(once).open()) {
            assertThat(stream).isNotNull();
        }
    }

    private static Set<String> types(List<WireRequest> requests) {
        return requests.stream()
                .filter(request -> request.path().endsWith("/api/v1"))
                .map(SurfaceTest::type)
                .collect(Collectors.toSet());
    }

    private static String type(WireRequest request) {
        // The one call whose body is read as it comes, and so is in no log.
        boolean input = request.header("Content-Type").stream().anyMatch("application/recordio"::equals);
        return input
                ? "ATTACH_CONTAINER_INPUT"
                : SameJson.read(request.text()).path("type").asText();
    }
}
