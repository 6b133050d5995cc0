package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.core.StreamListener;
import io.mesokit.core.Subscription;
import io.mesokit.mesos.MesosMaster;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskId;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.testkit.mesos.AgentSpec;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.mesos.MesosTask;
import io.mesokit.testkit.time.RealTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A view whose snapshot is renewed while things happen and the new snapshot is slow to come. */
@Timeout(60)
class RenewalStreamTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String SUBSCRIBE = "\"SUBSCRIBE\"";

    private final RealTime time = RealTime.start();
    private final Heard heard = new Heard();
    private final Truth truth = new Truth();
    private final Queue<MesosTask> running = new ArrayDeque<>();
    private EmbeddedMesos mesos;
    private Sluice sluice;
    private MesosMaster direct;
    private MesosMaster client;
    private ClusterView view;
    private String framework;
    private int names;

    private void open(Duration heartbeat, ViewOptions options) throws IOException {
        mesos = EmbeddedMesos.start(
                MesosOptions.ofDefaults()
                        .withAgents(AgentSpec.ofDefaults(), AgentSpec.ofDefaults())
                        .withHeartbeat(heartbeat),
                time);
        framework = mesos.addFramework("busy");
        sluice = new Sluice(mesos.masters().get(0).url());
        direct = MesosMaster.connect(mesos.masters().get(0).url().toString());
        client = MesosMaster.connect(sluice.url());
        view = client.view().with(options).telling(heard).open();
    }

    private static ViewOptions renewing(Duration check) {
        return ViewOptions.ofDefaults()
                .withResyncInterval(Duration.ofMillis(10))
                .withCheckInterval(check);
    }

    @AfterEach
    void close() throws Exception {
        view.close();
        client.close();
        direct.close();
        sluice.close();
        mesos.close();
        time.close();
    }

    /** The states of each task, as events alone tell of them. */
    private static final class Truth implements StreamListener<MasterEvent> {
        private final Map<TaskKey, List<TaskState>> states = new ConcurrentHashMap<>();
        private final CountDownLatch subscribed = new CountDownLatch(1);

        @Override
        public void onEvent(MasterEvent event) {
            event.subscribed().ifPresent(it -> subscribed.countDown());
            event.taskAdded()
                    .ifPresent(
                            it -> add(states, TaskKey.of(it.task()), it.task().state()));
            event.taskUpdated()
                    .ifPresent(it -> add(
                            states, new TaskKey(it.frameworkId(), it.status().taskId()), it.state()));
        }
    }

    private static void add(Map<TaskKey, List<TaskState>> states, TaskKey key, TaskState state) {
        states.computeIfAbsent(key, it -> new CopyOnWriteArrayList<>()).add(state);
    }

    /** What the view's listener is told. */
    private static final class Heard implements ClusterListener {
        private final Map<TaskKey, List<TaskState>> states = new ConcurrentHashMap<>();
        private final Map<TaskKey, TaskState> latest = new ConcurrentHashMap<>();
        private final List<Change<Task>> removed = new CopyOnWriteArrayList<>();
        private final List<String> agents = new CopyOnWriteArrayList<>();
        private final List<Object> interruptions = new CopyOnWriteArrayList<>();

        @Override
        public void onTask(Change<Task> change) {
            if (change.kind() == Change.Kind.REMOVED) {
                removed.add(change);
            }
            change.after().ifPresent(task -> {
                add(states, TaskKey.of(task), task.state());
                latest.put(TaskKey.of(task), task.state());
            });
            told();
        }

        @Override
        public void onAgent(Change<Agent> change) {
            agents.add(change.kind() + " " + change.latest().agentInfo().id().orElseThrow());
            told();
        }

        @Override
        public void onGap(Gap gap) {
            interruptions.add(gap);
            told();
        }

        @Override
        public void onLoss(MesokitException reason) {
            interruptions.add(reason);
            told();
        }

        private synchronized void told() {
            notifyAll();
        }

        synchronized void await(BooleanSupplier condition) throws InterruptedException {
            long end = System.nanoTime() + LONG.toNanos();
            while (!condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                assertThat(left).as("told in time").isPositive();
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    /** One task begins, another goes on or ends. */
    private void step() {
        String agent = mesos.agentIds().get(0);
        running.add(mesos.launch(framework, agent, "t" + names++, "cpus:0.01"));
        MesosTask task = running.remove();
        if (task.state().equals("TASK_STAGING")) {
            task.run();
            running.add(task);
        } else {
            task.finish();
        }
    }

    private void steps(int times) {
        for (int i = 0; i < times; i++) {
            step();
        }
    }

    /** The view comes to have the master's state. */
    private void assertIsTheMastersState() throws Exception {
        ClusterState state = ClusterState.of(direct.state().get().execute());
        assertThat(view.await(cluster -> view.snapshot().differences(state).isEmpty(), LONG))
                .as(() -> view.snapshot().differences(state).toString())
                .isTrue();
    }

    private Instant syncedAt() {
        return view.freshness().syncedAt().orElseThrow();
    }

    /** Steps until it is so; the cluster is never quiet meanwhile. */
    private void stepUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            step();
            LockSupport.parkNanos(PACE);
        }
    }

    private static boolean isPart(List<TaskState> part, List<TaskState> whole) {
        List<TaskState> rest = new ArrayList<>(part);
        for (TaskState state : whole) {
            if (!rest.isEmpty() && rest.get(0).equals(state)) {
                rest.remove(0);
            }
        }
        return rest.isEmpty();
    }

    /** Whoever hears the view hears what the events say, in their order, perhaps without some of it. */
    private void assertNothingWasUndone() throws Exception {
        Map<TaskKey, TaskState> known = new HashMap<>();
        ClusterState state = view.snapshot();
        state.completedTasks().forEach(task -> known.put(TaskKey.of(task), task.state()));
        state.tasks().forEach(task -> known.put(TaskKey.of(task), task.state()));
        heard.await(() -> heard.latest.equals(known));
        assertThat(heard.removed).isEmpty();
        heard.states.forEach((key, told) -> assertThat(isPart(told, truth.states.get(key)))
                .as("%s: told %s, happened %s", key, told, truth.states.get(key))
                .isTrue());
        assertThat(heard.interruptions).isEmpty();
    }

    @Test
    void renewal_snapshotIsSlowOnABusyCluster_nothingIsUndone() throws Exception {
        open(Duration.ofSeconds(15), renewing(Duration.ZERO));
        try (Subscription all = direct.events().all().subscribe(truth)) {
            truth.subscribed.await();
            for (int round = 0; round < 5; round++) {
                Sluice.Gate snapshot = sluice.holdAnswer(SUBSCRIBE);
                stepUntil(snapshot::isReached);
                Instant before = syncedAt();
                steps(100);
                assertIsTheMastersState();
                snapshot.open();
                stepUntil(() -> syncedAt().isAfter(before));
            }
            assertIsTheMastersState();
            assertNothingWasUndone();
            assertThat(all.completion()).isNotDone();
        }
    }

    /** What happened between the beginning and the snapshot is not brought again, and nothing else happens. */
    @Test
    void renewal_nothingHappensAnyMore_takesOverAfterAHeartbeat() throws Exception {
        open(Duration.ofMillis(50), renewing(Duration.ZERO));
        try (Subscription all = direct.events().all().subscribe(truth)) {
            truth.subscribed.await();
            Sluice.Gate asked = sluice.holdRequest(SUBSCRIBE);
            asked.awaitReached();
            Instant before = syncedAt();
            steps(20);
            assertIsTheMastersState();
            asked.open();
            assertThat(view.await(cluster -> syncedAt().isAfter(before), LONG)).isTrue();
            assertIsTheMastersState();
            assertNothingWasUndone();
            assertThat(all.completion()).isNotDone();
        }
    }

    /** An answer to GET_AGENTS is newer than the snapshot that is on its way, and would be undone by it. */
    @Test
    void check_snapshotIsOnItsWay_waitsUntilItHasCome() throws Exception {
        // Due at once, that is when a renewal has just been: later another renewal is due too, and goes first.
        open(Duration.ofMillis(50), renewing(Duration.ofNanos(1)));
        AgentId lost = AgentId.of(mesos.agentIds().get(1));
        Sluice.Gate agents = sluice.holdRequest("\"GET_AGENTS\"");
        agents.awaitReached();
        Sluice.Gate snapshot = sluice.holdAnswer(SUBSCRIBE);
        snapshot.awaitReached();
        mesos.makeUnreachable(lost.value());
        agents.open();
        steps(50);
        TaskKey last = new TaskKey(FrameworkId.of(framework), TaskId.of("t" + (names - 1)));
        assertThat(view.await(cluster -> cluster.task(last).isPresent(), LONG)).isTrue();
        assertThat(view.agent(lost)).isPresent();
        snapshot.open();
        assertThat(view.await(cluster -> cluster.agent(lost).isEmpty(), LONG)).isTrue();
        heard.await(() -> heard.agents.contains("REMOVED " + lost));
        assertThat(heard.agents).containsOnlyOnce("ADDED " + lost);
    }
}
