package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.fail;

import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.EventStream;
import io.mesokit.core.Gap;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Request;
import io.mesokit.core.ServerException;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.view.ClusterView;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.mesos.Phase;
import io.mesokit.testkit.time.VirtualClock;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Masters that start, die and elect, as a client lives through it. Time passes while the client waits, and only then.
 */
@Timeout(60)
class MasterElectionTest {
    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final EmbeddedMesos mesos = EmbeddedMesos.start(
            MesosOptions.ofDefaults()
                    .withMasters(3)
                    .withHeartbeat(Duration.ofMillis(20))
                    .withDetection(Duration.ofSeconds(10)),
            clock);
    private final FrameworkId framework = FrameworkId.of(mesos.addFramework("demo"));

    /** A task on an agent is how a new leader learns of its framework. */
    @BeforeEach
    void launch() {
        mesos.launch(framework.value(), mesos.agentIds().get(0), "t", "cpus:1").run();
    }

    @AfterEach
    void stop() {
        mesos.close();
    }

    private MesosMaster client(IntConsumer onWait, int... masters) {
        AtomicInteger waits = new AtomicInteger();
        ClientOptions.Builder options = ClientOptions.builder(java.util.Arrays.stream(masters)
                .mapToObj(each -> mesos.masters().get(each).url().toString())
                .toArray(String[]::new));
        return MesosMaster.connect(options.sleeper(duration -> {
                    onWait.accept(waits.incrementAndGet());
                    clock.advance(duration);
                })
                .build());
    }

    private static void nothing(int waits) {}

    @ParameterizedTest
    @EnumSource
    void leaderDies_unsafeCall_isDoneOnceByTheNext(BothWays way) {
        try (MesosMaster master = client(MasterElectionTest::nothing, 2, 0, 1)) {
            mesos.failLeader();
            way.run(master.frameworks().teardown(framework));
            assertThat(way.run(master.frameworks().list()).completedFrameworks())
                    .hasSize(1);
            assertThat(master.toString())
                    .contains(":" + mesos.leader().orElseThrow().url().getPort());
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaderDies_thatWasAskedBefore_theNextIsFound(BothWays way) {
        try (MesosMaster master = client(MasterElectionTest::nothing, 2, 0, 1)) {
            way.run(master.tasks().list());
            mesos.failLeader();
            assertThat(way.run(master.tasks().list()).tasks()).hasSize(1);
        }
    }

    /** The leader is named below its process {@code master}, and these are routes of other processes. */
    @ParameterizedTest
    @EnumSource
    void leaderNamedByAnother_routesBesideTheMasterProcess_areFoundToo(BothWays way) {
        try (MesosMaster master = client(MasterElectionTest::nothing, 2)) {
            way.run(master.tasks().list());
            assertThat(master.toString())
                    .endsWith(":" + mesos.leader().orElseThrow().url().getPort());
            way.run(master.server().ping());
            way.run(master.server().ownVersion());
            way.run(master.server().ownFlags());
            way.run(master.server().ownMetrics());
            way.run(master.server().host());
            way.run(master.server().diagnostics().processes());
            way.run(master.legacy().state());
            assertThat(way.run(master.files().paths())).containsKey("/master/log");
            assertThat(way.run(master.files().bytes("/master/log"))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyLeads_unsafeCall_waitsUntilOneIsElected(BothWays way) {
        mesos.loseLeader();
        IntConsumer electing = waits -> {
            if (waits == 7) {
                mesos.elect(mesos.masters().get(2));
            }
        };
        try (MesosMaster master = client(electing, 1)) {
            way.run(master.frameworks().teardown(framework));
        }
    }

    /** For as long as the session of the process before lasts, all name the new one, which does not lead. */
    @ParameterizedTest
    @CsvSource({"0,SYNC", "0,ASYNC", "2,SYNC", "2,ASYNC"})
    void leaderRestarts_unsafeCall_waitsUntilTheNextIsElected(int asked, BothWays way) {
        try (MesosMaster master = client(MasterElectionTest::nothing, asked)) {
            mesos.restartLeader();
            way.run(master.frameworks().teardown(framework));
            assertThat(mesos.leader()).contains(mesos.masters().get(1));
            mesos.restartLeader();
            way.run(master.tasks().list());
            assertThat(mesos.leader()).contains(mesos.masters().get(2));
        }
    }

    @Test
    void leaderRestarts_events_goOnAfterAGap() {
        List<Gap> gaps = new CopyOnWriteArrayList<>();
        try (MesosMaster master = client(MasterElectionTest::nothing, 2, 0, 1);
                EventStream<MasterEvent> events =
                        master.events().all().onGap(gaps::add).open()) {
            assertThat(events.next().orElseThrow().subscribed()).isPresent();
            mesos.restartLeader();
            assertThat(events.next().orElseThrow().subscribed()).isPresent();
            assertThat(gaps).hasSize(1);
            mesos.restartLeader();
            try (EventStream<MasterEvent> others = master.events().all().open()) {
                assertThat(others.next().orElseThrow().subscribed()).isPresent();
            }
        }
    }

    @Test
    void leaderRestarts_view_opensAndGoesOn() throws Exception {
        try (MesosMaster master = client(MasterElectionTest::nothing, 0)) {
            mesos.restartLeader();
            try (ClusterView view = master.view().open()) {
                assertThat(view.tasks()).hasSize(1);
                mesos.restartLeader();
                assertThat(view.await(cluster -> view.freshness().gaps() > 0, Duration.ofSeconds(20)))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaderStarts_unsafeCall_waitsThroughEachPhase(BothWays way) {
        mesos.masters().get(0).phase(Phase.STARTING);
        IntConsumer starting = waits -> {
            if (waits == 2) {
                mesos.masters().get(0).phase(Phase.RECOVERING);
            } else if (waits == 8) {
                mesos.masters().get(0).phase(Phase.READY);
            }
        };
        try (MesosMaster master = client(starting, 0)) {
            way.run(master.frameworks().teardown(framework));
        }
    }

    static List<Function<MesosMaster, Call<?>>> routes() {
        return List.of(
                master -> master.server().ping(),
                master -> master.server().ownVersion(),
                master -> master.server().ownFlags(),
                master -> master.server().ownMetrics(),
                master -> master.server().host(),
                master -> master.files().paths(),
                master -> master.leader().locate(),
                master -> master.legacy().state(),
                master -> master.legacy().stateSummary(),
                master -> master.legacy().agents(),
                master -> master.legacy().frameworks(),
                master -> master.legacy().tasks(TaskQuery.newest(5)),
                master -> master.legacy().roles());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void leaderStarts_routesBesideTheCalls_areWaitedForToo(Function<MesosMaster, Call<?>> route) {
        mesos.masters().get(0).phase(Phase.STARTING);
        IntConsumer starting = waits -> {
            if (waits == 2) {
                mesos.masters().get(0).phase(Phase.READY);
            }
        };
        try (MesosMaster master = client(starting, 0)) {
            route.apply(master).execute();
        }
    }

    @ParameterizedTest
    @EnumSource
    void route_thatNoMesosHas_isNotFoundAtOnce(BothWays way) {
        try (MesosMaster master = client(waits -> fail("waits"), 0)) {
            way.fails(master.raw(Request.get("/nope")), NotFoundException.class);
            way.fails(master.raw(Request.get("/master/version")), NotFoundException.class);
        }
    }

    /** What it says is what it says of any route while it starts. */
    @ParameterizedTest
    @EnumSource
    void file_thatIsMissing_isNotFoundAtOnce(BothWays way) {
        try (WireServer server =
                        WireServer.start("files", 0, request -> WireResponse.of(404, "text/plain", "404 Not Found."));
                MesosMaster master = MesosMaster.connect(server.url())) {
            way.fails(master.files().bytes("/master/nope"), NotFoundException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void openFile_whenAShorterOneOfAnotherLeaderTakesItsPlace_fails() throws Exception {
        try (MesosMaster master = client(MasterElectionTest::nothing, 0)) {
            for (int i = 0; i < 10; i++) {
                master.tasks().list().execute();
            }
            try (InputStream log = master.files().open("/master/log")) {
                assertThat(log.read()).isPositive();
                mesos.elect(mesos.masters().get(1));
                assertThatIOException().isThrownBy(log::readAllBytes).withMessageContaining("another master");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMesos_that404sForever_isToldSoon(BothWays way) {
        mesos.masters().get(0).phase(Phase.STARTING);
        try (MesosMaster master = client(MasterElectionTest::nothing, 0)) {
            assertThat(way.fails(master.tasks().list(), ServerException.class))
                    .hasMessageContaining("only just starting, or no Mesos")
                    .hasMessageContaining("3 attempts");
            assertThat(way.fails(master.server().ping(), ServerException.class))
                    .hasMessageContaining("it has no /health yet");
        }
    }

    @Test
    void heartbeats_thatStop_areAGapAndAnotherSnapshot() {
        List<Gap> gaps = new CopyOnWriteArrayList<>();
        try (MesosMaster master = client(MasterElectionTest::nothing, 0);
                EventStream<MasterEvent> events =
                        master.events().all().onGap(gaps::add).open()) {
            assertThat(events.next().orElseThrow().subscribed()).isPresent();
            assertThat(events.next().orElseThrow().subscribed()).isPresent();
            assertThat(gaps.get(0).reason()).hasMessageContaining("silent for 100 ms");
        }
    }
}
