package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.BothWays;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.DetectionException;
import io.mesokit.core.EventStream;
import io.mesokit.core.Gap;
import io.mesokit.core.LeaderDetector;
import io.mesokit.core.Planted;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.VirtualClock;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.mesos.Protos.MasterInfo;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.server.auth.DigestAuthenticationProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masters that are elected in a ZooKeeper, which is a real one. */
@Timeout(60)
class ZooKeeperDetectorTest {
    private static final AtomicInteger PATHS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static InProcessZooKeeper zooKeeper;

    private final String path = "/mesos-" + PATHS.incrementAndGet();
    private final EmbeddedMesos mesos =
            EmbeddedMesos.start(MesosOptions.ofDefaults().withMasters(2).withAgents(), VirtualClock.ofDefaults());

    @BeforeAll
    static void startZooKeeper() throws Exception {
        zooKeeper = new InProcessZooKeeper(Files.createDirectory(folder.resolve("zookeeper")));
    }

    @AfterAll
    static void stopZooKeeper() throws Exception {
        zooKeeper.close();
    }

    @BeforeEach
    void makePath() throws Exception {
        zooKeeper.makePath(path);
    }

    @AfterEach
    void stop() {
        mesos.close();
    }

    private String url() {
        return "zk://" + zooKeeper.hostAndPort() + path;
    }

    private URI master(int index) {
        return mesos.masters().get(index).url();
    }

    private String stand(int index) throws Exception {
        return zooKeeper.stand(path, info(master(index)));
    }

    /** As masters write it. */
    private static String info(URI master) {
        return ("{'address':{'hostname':'%1$s','ip':'127.0.0.1','port':%2$d},'hostname':'%1$s','id':'0b6c7e4e',"
                        + "'ip':16777343,'pid':'master@127.0.0.1:%2$d','port':%2$d,'version':'1.12.0'}")
                .formatted(master.getHost(), master.getPort())
                .replace('\'', '"');
    }

    private static void await(LeaderDetector.Watch watch, URI leader) throws Exception {
        URI found = watch.leader().get(20, TimeUnit.SECONDS);
        // ZooKeeper tells the watch when it likes; there is no signal for us.
        while (!found.equals(leader)) {
            Thread.sleep(2);
            found = watch.leader().get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leader_isTheCandidateWithTheLowestNumber(BothWays way) throws Exception {
        zooKeeper.makePath(path + "/log_replicas");
        mesos.elect(mesos.masters().get(1));
        stand(1);
        stand(0);
        try (MesosMaster client = MesosMaster.connect(url())) {
            assertThat(client).hasToString("Mesos master at (leader in " + url() + ")");
            assertThat(way.run(client.server().healthy())).isTrue();
            assertThat(client).hasToString("Mesos master at " + master(1));
        }
        assertThat(mesos.masters().get(0).requests()).isEmpty();
    }

    @Test
    void call_beforeThereIsAPathOrALeader_waits() throws Exception {
        String later = path + "-later";
        try (MesosMaster client = MesosMaster.connect(url() + "-later")) {
            CompletableFuture<Boolean> call = client.server().healthy().executeAsync();
            while (!zooKeeper.isAwaited(later)) {
                Thread.sleep(2);
            }
            zooKeeper.makePath(later);
            assertThat(call).isNotDone();
            zooKeeper.stand(later, info(master(0)));
            assertThat(call.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leader_whoseNodeVanishes_isFollowedByTheNext(BothWays way) throws Exception {
        String first = stand(0);
        stand(1);
        try (MesosMaster client = MesosMaster.connect(url())) {
            assertThat(way.run(client.server().healthy())).isTrue();
            mesos.failLeader();
            mesos.elect(mesos.masters().get(1));
            zooKeeper.withdraw(first);
            assertThat(way.run(client.server().healthy())).isTrue();
            assertThat(client).hasToString("Mesos master at " + master(1));
        }
    }

    @Test
    void stream_leaderDies_goesOnAtTheNext() throws Exception {
        String first = stand(0);
        stand(1);
        List<Gap> gaps = new CopyOnWriteArrayList<>();
        ClientOptions options = ClientOptions.detecting(ZooKeeperDetector.of(url()))
                .sleeper(duration -> Thread.sleep(5))
                .build();
        try (MesosMaster client = MesosMaster.connect(options);
                EventStream<MasterEvent> events =
                        client.events().all().onGap(gaps::add).open()) {
            assertThat(events.next().orElseThrow().subscribed()).isPresent();
            mesos.failLeader();
            zooKeeper.withdraw(first);
            mesos.elect(mesos.masters().get(1));
            assertThat(events.next().orElseThrow().subscribed()).isPresent();
            assertThat(gaps).hasSize(1);
        }
    }

    @Test
    void watch_ensembleRestarts_keepsTheLeaderAndHearsOfTheNext() throws Exception {
        String first = stand(0);
        String second = stand(1);
        stand(0);
        try (LeaderDetector.Watch watch = ZooKeeperDetector.of(url()).watch()) {
            await(watch, master(0));
            zooKeeper.down();
            assertThat(watch.leader()).isCompletedWithValue(master(0));
            zooKeeper.up();
            withdrawn(first);
            await(watch, master(1));
            zooKeeper.withdraw(second); // of which no new connection tells
            await(watch, master(0));
        }
    }

    /** Once our own session is back. */
    private static void withdrawn(String node) throws Exception {
        while (true) {
            try {
                zooKeeper.withdraw(node);
                return;
            } catch (org.apache.zookeeper.KeeperException.ConnectionLossException notYet) {
                Thread.sleep(2);
            }
        }
    }

    @Test
    void watch_sessionExpires_opensAnother() throws Exception {
        String first = stand(0);
        stand(1);
        try (LeaderDetector.Watch watch = ZooKeeperDetector.of(url()).watch()) {
            await(watch, master(0));
            zooKeeper.expireSessions();
            zooKeeper.withdraw(first);
            await(watch, master(1));
        }
    }

    @Test
    void watch_lastCandidateWithdraws_knowsNobody() throws Exception {
        String only = stand(0);
        try (LeaderDetector.Watch watch = ZooKeeperDetector.of(url()).watch()) {
            await(watch, master(0));
            zooKeeper.withdraw(only);
            while (watch.leader().isDone()) {
                Thread.sleep(2);
            }
            CompletableFuture<URI> next = watch.leader();
            stand(1);
            assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo(master(1));
        }
    }

    private String urlAs(String password) {
        return url().replace("zk://", "zk://mesos:" + password + "@");
    }

    @ParameterizedTest
    @EnumSource
    void protectedPath_onlyTheRightPasswordReads(BothWays way) throws Exception {
        stand(0);
        String digest = DigestAuthenticationProvider.generateDigest("mesos:" + Planted.PASSWORD);
        zooKeeper.protect(path, List.of(new ACL(ZooDefs.Perms.ALL, new Id("digest", digest))));
        try (MesosMaster client = MesosMaster.connect(urlAs(Planted.PASSWORD))) {
            assertThat(way.run(client.server().healthy())).isTrue();
        }
        for (String wrong : List.of(urlAs(Planted.TOKEN), url())) {
            try (MesosMaster client = MesosMaster.connect(wrong)) {
                for (int i = 0; i < 2; i++) {
                    assertThat(way.fails(client.server().healthy(), DetectionException.class))
                            .hasMessageContainingAll(path, "user and password")
                            .hasMessageNotContaining(Planted.PASSWORD)
                            .hasMessageNotContaining(Planted.TOKEN);
                }
            }
        }
    }

    /** A loss of the connection says nothing of who leads. */
    @Test
    void watch_askedAgainAfterAFailureWithoutAConnection_waitsForOne() throws Exception {
        stand(0);
        zooKeeper.protect(path, List.of(new ACL(ZooDefs.Perms.ADMIN, ZooDefs.Ids.ANYONE_ID_UNSAFE)));
        try (LeaderDetector.Watch watch = ZooKeeperDetector.of(url()).watch()) {
            assertThatThrownBy(() -> watch.leader().get(20, TimeUnit.SECONDS)).hasMessageContaining("let us read");
            zooKeeper.protect(path, ZooDefs.Ids.OPEN_ACL_UNSAFE);
            zooKeeper.down();
            CompletableFuture<URI> again = watch.leader();
            zooKeeper.up();
            assertThat(again.get(20, TimeUnit.SECONDS)).isEqualTo(master(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"hostname\":", "[]", "{\"hostname\":\"a b\",\"port\":1}"})
    void node_withoutAMasterInfo_isNamed(String content) throws Exception {
        String node = zooKeeper.stand(path, content);
        try (MesosMaster client = MesosMaster.connect(url())) {
            assertThat(BothWays.SYNC.fails(client.server().healthy(), DetectionException.class))
                    .hasMessageContaining(node.substring(node.lastIndexOf('/') + 1));
        }
    }

    @Test
    void node_ofAnOldMaster_isReadToo() throws Exception {
        MasterInfo old = MasterInfo.newBuilder()
                .setId("201511")
                .setIp(16777343)
                .setPort(5051)
                .setPid("master@127.0.0.1:5051")
                .setHostname("old.example")
                .setVersion("0.22.1")
                .build();
        zooKeeper.stand(path, "info", old.toByteArray());
        stand(0);
        try (LeaderDetector.Watch watch = ZooKeeperDetector.of(url()).watch()) {
            await(watch, URI.create("http://old.example:5051"));
        }
    }

    @Test
    void node_ofAnOldMaster_damaged_isNamed() throws Exception {
        zooKeeper.stand(path, "info", "no protobuf".getBytes(StandardCharsets.UTF_8));
        try (LeaderDetector.Watch watch = ZooKeeperDetector.of(url()).watch()) {
            assertThatThrownBy(() -> watch.leader().get(20, TimeUnit.SECONDS)).hasMessageContaining("info_0000000000");
        }
    }

    @Test
    void overTls_mastersAreSpokenToOverHttps() throws Exception {
        String six = info(master(0)).replace("\"" + master(0).getHost() + "\"", "\"::1\"");
        zooKeeper.stand(path, six);
        ZooKeeperDetector detector = ZooKeeperDetector.of(url()).overTls().withSessionTimeout(Duration.ofSeconds(5));
        try (LeaderDetector.Watch watch = detector.watch()) {
            await(watch, URI.create("https://[::1]:" + master(0).getPort()));
        }
    }

    @Test
    void url_fromAFile_isTheSame() throws Exception {
        Path file = Files.writeString(folder.resolve("url"), urlAs(Planted.PASSWORD) + "\n");
        assertThat(ZooKeeperDetector.fromFile(file)).hasToString(url());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZooKeeperDetector.fromFile(folder.resolve("none")))
                .withMessageContaining("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zk://h", "zk://h/", "zk://h//", "zk:///mesos", "zk://%s@h/mesos", "zk://%s:@/m", "http://h/m"})
    void url_thatIsNone_isRefusedWithoutItsPassword(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZooKeeperDetector.of(url.formatted(Planted.PASSWORD)))
                .withMessageContaining("ZooKeeper URL")
                .withMessageNotContaining(Planted.PASSWORD);
    }

    @Test
    void connect_withoutZooKeepersClient_namesWhatToAdd() throws Exception {
        URL[] without = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("zookeeper"))
                .map(entry -> Path.of(entry).toUri())
                .map(uri -> {
                    try {
                        return uri.toURL();
                    } catch (java.net.MalformedURLException e) {
                        throw new AssertionError(e);
                    }
                })
                .toArray(URL[]::new);
        assertThat(without.length)
                .isLessThan(Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator))
                        .size());
        try (URLClassLoader alone = new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
            Class<?> client = alone.loadClass(MesosMaster.class.getName());
            String[] url = {"zk://mesos:" + Planted.PASSWORD + "@h/mesos"};
            assertThatThrownBy(() -> client.getMethod("connect", String[].class).invoke(null, (Object) url))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("zk://h/mesos needs ZooKeeper's client: add the dependency"
                            + " org.apache.zookeeper:zookeeper (3.5 or later)");
        }
    }
}
