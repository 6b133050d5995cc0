package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.BothWays;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Planted;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.Flag;
import io.mesokit.mesos.model.MasterInfo;
import io.mesokit.mesos.view.ClusterView;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.RealTime;
import io.mesokit.testkit.time.Timeline;
import io.mesokit.testkit.time.VirtualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.zookeeper.KeeperException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Embedded masters that are elected in a real ZooKeeper, and clients that know nothing but its address. */
@Timeout(60)
class ZooKeeperElectionTest {
    private static final AtomicInteger PATHS = new AtomicInteger();
    private static final Duration DETECTION = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static InProcessZooKeeper zooKeeper;

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final String path = "/test/mesos-" + PATHS.incrementAndGet();
    private Optional<EmbeddedMesos> started = Optional.empty();

    @BeforeAll
    static void startZooKeeper() throws Exception {
        zooKeeper = new InProcessZooKeeper(Files.createDirectory(folder.resolve("zookeeper")));
    }

    @AfterAll
    static void stopZooKeeper() throws Exception {
        zooKeeper.close();
    }

    @AfterEach
    void stop() {
        started.ifPresent(EmbeddedMesos::close);
    }

    private String url() {
        return "zk://" + zooKeeper.hostAndPort() + path;
    }

    private EmbeddedMesos start(Timeline time, MesosOptions options) {
        EmbeddedMesos mesos = EmbeddedMesos.start(options, time);
        started = Optional.of(mesos);
        return mesos;
    }

    private EmbeddedMesos start() {
        return start(
                clock,
                MesosOptions.ofDefaults()
                        .withMasters(3)
                        .withDetection(DETECTION)
                        .withZooKeeper(url()));
    }

    /** Which masters stand, by their place in the list; the first leads. */
    private List<Integer> standing(EmbeddedMesos mesos) throws Exception {
        List<Integer> ports =
                mesos.masters().stream().map(one -> one.url().getPort()).toList();
        List<Integer> places = new ArrayList<>();
        for (String node : zooKeeper.nodes(path)) {
            places.add(ports.indexOf(info(node).path("port").asInt()));
        }
        return places;
    }

    private JsonNode info(String node) throws Exception {
        return Json.mapper().readTree(zooKeeper.content(path + "/" + node));
    }

    /** ZooKeeper tells the masters when it likes; there is no signal for us. */
    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(2);
        }
    }

    @Test
    void masters_stand_withTheInfoThatTheLeaderTells() throws Exception {
        EmbeddedMesos mesos = start();
        assertThat(zooKeeper.nodes(path))
                .containsExactly("json.info_0000000000", "json.info_0000000001", "json.info_0000000002");
        assertThat(standing(mesos)).containsExactly(0, 1, 2);
        try (MesosMaster client = MesosMaster.connect(url())) {
            MasterInfo written = Json.mapper().treeToValue(info("json.info_0000000000"), MasterInfo.class);
            assertThat(client.leader().get().execute().masterInfo()).contains(written);
            assertThat(written.hostname()).contains("localhost");
            assertThat(client.server().flags().execute())
                    .contains(Flag.builder().name("zk").value(url()).build());
        }
        assertThat(mesos.agentIds().get(0)).isEqualTo(id("json.info_0000000000") + "-S0");
        assertThat(Stream.of(0, 1, 2).map(i -> "json.info_000000000" + i).map(this::id))
                .doesNotHaveDuplicates();
    }

    private String id(String node) {
        try {
            return info(node).path("id").asText();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leader_killed_isFollowedByTheNextWhenItIsNoticed(BothWays way) throws Exception {
        EmbeddedMesos mesos = start();
        ClientOptions options = ClientOptions.detecting(ZooKeeperDetector.of(url()))
                .sleeper(clock::advance)
                .build();
        try (MesosMaster client = MesosMaster.connect(options)) {
            assertThat(way.run(client.agents().list()).agents()).hasSize(1);
            mesos.failLeader();
            assertThat(standing(mesos)).containsExactly(0, 1, 2);
            assertThat(way.run(client.agents().list()).agents()).hasSize(1);
            assertThat(client.toString())
                    .contains(":" + mesos.masters().get(1).url().getPort());
        }
        assertThat(mesos.leader()).contains(mesos.masters().get(1));
        assertThat(standing(mesos)).containsExactly(1, 2);
        mesos.revive();
        assertThat(standing(mesos)).containsExactly(1, 2, 0);
        assertThat(id("json.info_0000000003"))
                .isNotEqualTo(mesos.agentIds().get(0).replace("-S0", ""));
    }

    @ParameterizedTest
    @EnumSource
    void leader_restarted_isWaitedForUntilItsOldNodeIsGone(BothWays way) throws Exception {
        EmbeddedMesos mesos = start();
        String before = id("json.info_0000000000");
        ClientOptions options = ClientOptions.detecting(ZooKeeperDetector.of(url()))
                .sleeper(clock::advance)
                .build();
        try (MesosMaster client = MesosMaster.connect(options)) {
            mesos.restartLeader();
            assertThat(mesos.masters().get(0).alive()).isTrue();
            assertThat(standing(mesos)).containsExactly(0, 1, 2);
            assertThat(mesos.leader()).isEmpty();
            assertThat(way.run(client.agents().list()).agents()).hasSize(1);
        }
        assertThat(mesos.leader()).contains(mesos.masters().get(1));
        assertThat(standing(mesos)).containsExactly(1, 2, 0);
        assertThat(id("json.info_0000000003")).isNotEqualTo(before);
    }

    @Test
    void view_leaderKilledAgainAndAgain_followsTheNext() throws Exception {
        try (RealTime time = RealTime.start()) {
            EmbeddedMesos mesos = start(
                    time,
                    MesosOptions.ofDefaults()
                            .withMasters(3)
                            .withDetection(Duration.ofMillis(5))
                            .withZooKeeper(url()));
            ClientOptions options = ClientOptions.detecting(ZooKeeperDetector.of(url()))
                    .sleeper(duration -> Thread.sleep(1))
                    .build();
            try (MesosMaster client = MesosMaster.connect(options);
                    ClusterView view = client.view().open()) {
                for (int kill = 1; kill <= 5; kill++) {
                    mesos.failLeader();
                    await(() -> mesos.leader().isPresent());
                    String name = "after " + kill;
                    mesos.addFramework(name);
                    assertThat(view.await(
                                    cluster -> cluster.frameworks().stream()
                                            .anyMatch(one ->
                                                    one.frameworkInfo().name().equals(name)),
                                    Duration.ofSeconds(20)))
                            .as(name)
                            .isTrue();
                    mesos.revive();
                }
                assertThat(view.freshness().gaps()).isGreaterThanOrEqualTo(5);
            }
        }
    }

    @Test
    void elect_andLoseLeader_changeWhoStandsFirst() throws Exception {
        EmbeddedMesos mesos = start();
        List<String> deleted = zooKeeper.deletions(path);
        mesos.elect(mesos.masters().get(2));
        assertThat(standing(mesos)).containsExactly(2, 0, 1);
        await(() -> deleted.size() == 2);
        assertThat(deleted)
                .as("nobody else leads in between")
                .containsExactly("json.info_0000000001", "json.info_0000000000");
        mesos.elect(mesos.masters().get(2));
        assertThat(standing(mesos)).containsExactly(2, 0, 1);
        mesos.loseLeader();
        assertThat(standing(mesos)).isEmpty();
        mesos.elect(mesos.masters().get(1));
        assertThat(standing(mesos)).containsExactly(1, 0, 2);
        mesos.close();
        assertThat(standing(mesos)).isEmpty();
    }

    @Test
    void revive_beforeItsDeathWasNoticed_standsBehindTheOthers() throws Exception {
        EmbeddedMesos mesos = start();
        mesos.failLeader();
        mesos.revive();
        assertThat(standing(mesos)).containsExactly(1, 2, 0);
        assertThat(mesos.leader()).contains(mesos.masters().get(1));
        clock.advance(DETECTION);
        assertThat(standing(mesos)).containsExactly(1, 2, 0);
    }

    @Test
    void sessions_expired_endTheLeader_andTheOthersStandAgain() throws Exception {
        EmbeddedMesos mesos = start();
        zooKeeper.expireSessions();
        await(() -> !mesos.masters().get(0).alive()
                && mesos.leader().isPresent()
                && zooKeeper.nodes(path).size() == 2);
        assertThat(mesos.leader()).contains(mesos.masters().get(standing(mesos).get(0)));
    }

    @Test
    void node_deleted_endsALeaderAtOnce_andMakesOthersStandAgain() throws Exception {
        EmbeddedMesos mesos = start();
        zooKeeper.withdraw(path + "/json.info_0000000001");
        await(() -> standing(mesos).equals(List.of(0, 2, 1)));
        zooKeeper.withdraw(path + "/json.info_0000000000");
        await(() -> mesos.leader().equals(Optional.of(mesos.masters().get(2))));
        assertThat(mesos.masters().get(0).alive()).isFalse();
        assertThat(standing(mesos)).containsExactly(2, 1);
    }

    @Test
    void user_ofTheMasters_isTheOnlyOneWhoMayChangeTheNodes() throws Exception {
        String whole = url().replace("zk://", "zk://mesos:" + Planted.PASSWORD + "@");
        MesosOptions options = MesosOptions.ofDefaults().withMasters(2).withZooKeeper(whole);
        EmbeddedMesos mesos = start(clock, options);
        assertThatThrownBy(() -> zooKeeper.withdraw(path + "/json.info_0000000000"))
                .isInstanceOf(KeeperException.NoAuthException.class);
        try (MesosMaster client = MesosMaster.connect(url())) {
            assertThat(client.server().healthy().execute()).isTrue();
            assertThat(client.server().flags().execute())
                    .contains(Flag.builder().name("zk").value(url()).build());
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> EmbeddedMesos.start(MesosOptions.ofDefaults().withZooKeeper(url())))
                .withMessageContainingAll(url(), "NoAuth");
        assertThat(standing(mesos)).containsExactly(0, 1);
    }
}
