package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.ClientOptions;
import io.mesokit.core.EventStream;
import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.core.StreamListener;
import io.mesokit.core.Subscription;
import io.mesokit.mesos.MesosMaster;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import io.mesokit.testkit.mesos.AgentSpec;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.RealTime;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three masters whose leader dies again and again while things happen: the view is the new leader's state each time.
 */
@Timeout(60)
class FailoverTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int KILLS = 20;

    private final RealTime time = RealTime.start();
    private final EmbeddedMesos mesos = EmbeddedMesos.start(
            MesosOptions.ofDefaults()
                    .withMasters(3)
                    .withAgents(AgentSpec.ofDefaults(), AgentSpec.ofDefaults(), AgentSpec.ofDefaults())
                    .withHeartbeat(Duration.ofMillis(100))
                    .withDetection(Duration.ofMillis(5)),
            time);
    private final MesosMaster client = connect();
    private final MesosMaster other = connect();
    private final Traffic traffic = new Traffic(mesos, new Random(11));
    private final Thread happening = new Thread(traffic, "traffic");
    private final Heard heard = new Heard();
    private ClusterView view;

    private MesosMaster connect() {
        String[] masters = mesos.masters().stream()
                .map(one -> one.url())
                .map(URI::toString)
                .toArray(String[]::new);
        return MesosMaster.connect(ClientOptions.builder(masters)
                .sleeper(duration -> Thread.sleep(1))
                .build());
    }

    @BeforeEach
    void open() {
        view = client.view()
                .with(ViewOptions.ofDefaults().withCheckInterval(Duration.ofMillis(20)))
                .telling(heard)
                .open();
        happening.start();
    }

    @AfterEach
    void close() throws Exception {
        traffic.stop();
        happening.join();
        view.close();
        client.close();
        other.close();
        mesos.close();
        time.close();
    }

    /** What a listener makes of what it is told. */
    private static final class Heard implements ClusterListener {
        private final Map<TaskKey, Task> tasks = new ConcurrentHashMap<>();
        private final List<Gap> gaps = new CopyOnWriteArrayList<>();
        private final AtomicInteger losses = new AtomicInteger();

        @Override
        public void onTask(Change<Task> change) {
            TaskKey key = TaskKey.of(change.latest());
            change.after().ifPresentOrElse(task -> tasks.put(key, task), () -> tasks.remove(key));
        }

        @Override
        public void onLoss(MesokitException reason) {
            losses.incrementAndGet();
        }

        @Override
        public void onGap(Gap gap) {
            gaps.add(gap);
        }
    }

    private void assertIsTheLeadersState() throws Exception {
        ClusterState truth = ClusterState.of(other.state().get().execute());
        assertThat(view.await(cluster -> view.snapshot().differences(truth).isEmpty(), LONG))
                .as(() -> view.snapshot().differences(truth).toString())
                .isTrue();
        assertThat(view.tasks()).containsExactlyInAnyOrderElementsOf(truth.tasks());
        assertThat(view.unreachableTasks()).containsExactlyInAnyOrderElementsOf(truth.unreachableTasks());
        assertThat(view.completedTasks()).containsExactlyInAnyOrderElementsOf(truth.completedTasks());
        Map<TaskKey, Task> known = new HashMap<>();
        truth.completedTasks().forEach(task -> known.put(TaskKey.of(task), task));
        truth.unreachableTasks().forEach(task -> known.put(TaskKey.of(task), task));
        truth.tasks().forEach(task -> known.put(TaskKey.of(task), task));
        view.when(cluster -> heard.tasks.equals(known)).get(20, TimeUnit.SECONDS);
    }

    @Test
    void view_leaderKilledTwentyTimes_isTheNewLeadersStateEachTime() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            long gaps = view.freshness().gaps();
            mesos.failLeader();
            assertThat(view.await(cluster -> view.freshness().gaps() > gaps, LONG))
                    .as("kill %d", kill)
                    .isTrue();
            mesos.revive();
            traffic.standingStill(() -> {
                assertIsTheLeadersState();
                return true;
            });
        }
        // More on a machine so busy that five heartbeats in a row come late.
        assertThat(heard.gaps).hasSizeGreaterThanOrEqualTo(KILLS);
        assertThat(heard.losses).hasValueGreaterThanOrEqualTo(KILLS);
        assertThat(view.completion()).isNotDone();
    }

    /**
     * Orderly ends, deaths, and streams that break off anywhere, amid the snapshot or amid an event, and again when
     * retried.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void view_streamsCutAnywhere_isTheLeadersStateEachTime(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 1; round <= 10; round++) {
            for (var master : mesos.masters()) {
                master.faults().cutStreamAfterBytes(1 + random.nextInt(1 << random.nextInt(1, 18)));
            }
            long gaps = view.freshness().gaps();
            if (random.nextBoolean()) {
                mesos.failLeader();
                mesos.revive();
            } else {
                mesos.elect(mesos.masters().get(random.nextInt(3)));
            }
            assertThat(view.await(cluster -> view.freshness().gaps() > gaps, LONG))
                    .as("seed %d, round %d", seed, round)
                    .isTrue();
            traffic.standingStill(() -> {
                assertIsTheLeadersState();
                return true;
            });
        }
        assertThat(heard.gaps).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void subscribe_leaderKilledTwentyTimes_listenersHearOfEachGapAndOfWhatFollows() throws Exception {
        List<Gap> gaps = new CopyOnWriteArrayList<>();
        AtomicInteger snapshots = new AtomicInteger();
        AtomicInteger pulled = new AtomicInteger();
        EventStream<MasterEvent> events = client.events().all().open();
        Thread puller = new Thread(() -> events.forEach(event -> count(event, pulled)), "puller");
        puller.start();
        try (Subscription subscription = client.events().all().subscribe(new StreamListener<>() {
            @Override
            public void onEvent(MasterEvent event) {
                count(event, snapshots);
            }

            @Override
            public void onGap(Gap gap) {
                gaps.add(gap);
            }
        })) {
            for (int kill = 0; kill <= KILLS; kill++) {
                int seen = kill;
                assertThat(view.await(cluster -> snapshots.get() > seen && pulled.get() > seen, LONG))
                        .isTrue();
                if (kill < KILLS) {
                    mesos.failLeader();
                    mesos.revive();
                }
            }
            assertThat(gaps).hasSizeGreaterThanOrEqualTo(KILLS);
            assertThat(subscription.completion()).isNotDone();
        }
        events.close();
        puller.join();
    }

    private static void count(MasterEvent event, AtomicInteger snapshots) {
        if (event.type().filter(MasterEventType.SUBSCRIBED::equals).isPresent()) {
            snapshots.incrementAndGet();
        }
    }
}
