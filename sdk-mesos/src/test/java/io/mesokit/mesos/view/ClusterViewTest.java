package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.ClosedException;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.core.TransportException;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterViewTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedMaster master = new SimulatedMaster(new Random(7), Retention.ofDefaults(), false);
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private MasterServer server;
    private ClusterView view;

    @BeforeEach
    void open() throws Exception {
        for (int i = 0; i < 60; i++) {
            master.step();
        }
        server = new MasterServer(master);
        view = server.view().with(ViewOptions.ofDefaults().withClock(now::get)).open();
    }

    @AfterEach
    void close() {
        view.close();
        server.close();
    }

    private boolean equalsTheMaster() throws InterruptedException {
        ClusterState truth = server.state();
        return view.await(cluster -> view.snapshot().differences(truth).isEmpty(), LONG);
    }

    private static final class Told implements ClusterListener {
        private final Map<TaskKey, Task> tasks = new ConcurrentHashMap<>();
        private final List<Gap> gaps = new CopyOnWriteArrayList<>();
        private final AtomicReference<Runnable> awaited = new AtomicReference<>(() -> {});

        @Override
        public void onTask(Change<Task> change) {
            TaskKey key = TaskKey.of(change.latest());
            change.after().ifPresentOrElse(task -> tasks.put(key, task), () -> tasks.remove(key));
            awaited.get().run();
        }

        @Override
        public void onGap(Gap gap) {
            gaps.add(gap);
        }
    }

    @Test
    void await_stepsCutsAndFailovers_equalsTheMasterEachTime() throws Exception {
        Told told = new Told();
        assertThat(view.awaitSynced(LONG)).isTrue();
        keep(view.listen(told), told.tasks);
        for (int round = 1; round <= 20; round++) {
            server.cut(10, round % 3 == 0);
            int gaps = round;
            assertThat(view.await(cluster -> view.freshness().gaps() == gaps, LONG))
                    .isTrue();
            for (int i = 0; i < 30; i++) {
                server.step();
            }
            assertThat(equalsTheMaster()).as("round %d", round).isTrue();
        }
        assertHasHeardAll(told);
        assertThat(told.gaps).hasSize(20);
    }

    private static void keep(ClusterState state, Map<TaskKey, Task> tasks) {
        state.completedTasks().forEach(task -> tasks.put(TaskKey.of(task), task));
        state.unreachableTasks().forEach(task -> tasks.put(TaskKey.of(task), task));
        state.tasks().forEach(task -> tasks.put(TaskKey.of(task), task));
    }

    @Test
    void ask_whileItIsFed_seesNoHalfEvent() throws Exception {
        assertThat(view.awaitSynced(LONG)).isTrue();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                boolean whole = view.ask(cluster -> cluster.tasks().stream()
                        .allMatch(task -> cluster.task(TaskKey.of(task)).equals(Optional.of(task))));
                assertThat(whole).isTrue();
                FrameworkId id = FrameworkId.of("F1");
                assertThat(view.tasksOf(id)).allMatch(task -> task.frameworkId().equals(id));
            }
        });
        for (int i = 0; i < 300; i++) {
            server.step();
        }
        assertThat(equalsTheMaster()).isTrue();
        done.set(true);
        reader.get(20, TimeUnit.SECONDS);
    }

    /** No event tells of it: only an answer to GET_AGENTS does, and it is asked when the clock says so. */
    @Test
    void heartbeat_agentWithoutTasksBecameUnreachable_isFoundAtTheNextCheck() throws Exception {
        AgentId id = server.loseAgentWithoutTasks();
        assertThat(view.agent(id)).isPresent();
        now.set(START.plusSeconds(29));
        server.send(MasterEvent.of(MasterEventType.HEARTBEAT));
        assertThat(view.await(cluster -> asOf().equals(now.get()), LONG)).isTrue();
        assertThat(server.checks()).isZero();

        BlockingQueue<Change<Agent>> told = new LinkedBlockingQueue<>();
        view.listen(new ClusterListener() {
            @Override
            public void onAgent(Change<Agent> change) {
                told.add(change);
            }
        });
        now.set(START.plusSeconds(30));
        server.send(MasterEvent.of(MasterEventType.HEARTBEAT));
        assertThat(view.await(cluster -> cluster.agent(id).isEmpty(), LONG)).isTrue();
        assertThat(equalsTheMaster()).isTrue();
        assertThat(server.checks()).isEqualTo(1);
        assertThat(server.subscriptions()).isEqualTo(1);
        assertThat(told.poll(20, TimeUnit.SECONDS).kind()).isEqualTo(Change.Kind.REMOVED);
    }

    /** Agents bring completed tasks along, and no event tells of these. */
    @Test
    void heartbeat_agentsCame_renewsTheSnapshotAsSoonAsACheckWouldBe() throws Exception {
        while (server.step().stream().noneMatch(event -> event.agentAdded().isPresent())) {
            // until an agent comes
        }
        now.set(START.plusSeconds(30));
        server.send(MasterEvent.of(MasterEventType.HEARTBEAT));
        assertThat(view.await(
                        cluster -> view.freshness().syncedAt().orElseThrow().equals(now.get()), LONG))
                .isTrue();
        assertThat(server.subscriptions()).isEqualTo(2);
    }

    @Test
    void connected_masterLost_isFalseUntilItIsBack() throws Exception {
        assertThat(view.connected()).isTrue();
        CompletableFuture<MesokitException> lost = new CompletableFuture<>();
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        view.listen(new ClusterListener() {
            @Override
            public void onLoss(MesokitException reason) {
                lost.complete(reason);
                connected.complete(view.connected());
            }
        });
        server.unavailable(true);
        server.cut(3, true);
        assertThat(lost.get(20, TimeUnit.SECONDS)).isInstanceOf(TransportException.class);
        assertThat(connected.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(view.freshness().stale()).isTrue();
        assertThat(view.freshness().gaps()).isZero();
        assertThat(view.await(cluster -> true, Duration.ofMillis(20))).isFalse();
        server.unavailable(false);
        assertThat(view.awaitSynced(LONG)).isTrue();
        assertThat(view.connected()).isTrue();
        assertThat(view.freshness().gaps()).isEqualTo(1);
        assertThat(equalsTheMaster()).isTrue();
    }

    @Test
    void open_refused_throwsTheRefusal() {
        server.refuse();
        assertThatThrownBy(() -> server.view().open()).isExactlyInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> server.view().openAsync().get(20, TimeUnit.SECONDS))
                .hasCauseExactlyInstanceOf(ForbiddenException.class);
    }

    @Test
    void openAsync_cancelled_closesTheView() throws Exception {
        server.unavailable(true);
        int before = server.subscribers();
        CompletableFuture<ClusterView> opening = server.view().openAsync();
        opening.cancel(true);
        server.unavailable(false);
        try (ClusterView another = server.view().openAsync().get(20, TimeUnit.SECONDS)) {
            assertThat(another.connected()).isTrue();
            // The one that was cancelled may have come through; the server notices when it writes.
            long end = System.nanoTime() + LONG.toNanos();
            while (server.subscribers() > before + 1 && System.nanoTime() < end) {
                server.send(MasterEvent.of(MasterEventType.HEARTBEAT));
            }
            assertThat(server.subscribers()).isEqualTo(before + 1);
        }
    }

    @Test
    void heartbeat_snapshotIsOld_renewsItWithoutAGap() throws Exception {
        assertThat(view.awaitSynced(LONG)).isTrue();
        now.set(START.plusSeconds(299));
        server.send(MasterEvent.of(MasterEventType.HEARTBEAT));
        assertThat(view.await(cluster -> asOf().equals(START.plusSeconds(299)), LONG))
                .isTrue();
        now.set(START.plusSeconds(300));
        server.missed(20);
        server.send(MasterEvent.of(MasterEventType.HEARTBEAT));
        Instant due = START.plusSeconds(300);
        assertThat(view.await(
                        cluster -> view.freshness().syncedAt().orElseThrow().equals(due), LONG))
                .isTrue();
        assertThat(server.subscriptions()).isEqualTo(2);
        assertThat(view.freshness().gaps()).isZero();
        assertThat(equalsTheMaster()).isTrue();
    }

    private Instant asOf() {
        return view.freshness().asOf().orElseThrow();
    }

    @Test
    void freshness_twoHeartbeatsOfSilence_isStale() throws Exception {
        assertThat(view.awaitSynced(LONG)).isTrue();
        now.set(START.plusSeconds(30));
        assertThat(view.freshness().stale()).isFalse();
        now.set(START.plusSeconds(31));
        assertThat(view.freshness().stale()).isTrue();
        assertThat(view.freshness().silence()).isEqualTo(Duration.ofSeconds(31));
    }

    @Test
    void await_neverSo_isFalseInTime() throws Exception {
        assertThat(view.await(cluster -> false, Duration.ofMillis(30))).isFalse();
    }

    @Test
    void await_closedMeanwhile_throwsClosed() throws Exception {
        assertThat(view.awaitSynced(LONG)).isTrue();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return view.await(cluster -> false, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        view.close();
        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClosedException.class);
        assertThat(view.completion()).isCompleted();
        assertThat(view.freshness().stale()).isTrue();
    }

    @Test
    void completion_refused_isTheRefusalAndWaitingEnds() throws Exception {
        assertThat(view.awaitSynced(LONG)).isTrue();
        server.refuse();
        assertThatThrownBy(() -> view.completion().get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> view.await(cluster -> false, LONG))
                .isInstanceOf(ClosedException.class)
                .hasCauseInstanceOf(ForbiddenException.class);
    }

    @Test
    void listen_listenerThrowsEachTime_viewGoesOnAndSoDoOthers() throws Exception {
        view.listen(new ClusterListener() {
            @Override
            public void onTask(Change<Task> change) {
                throw new AssertionError("a fault of the listener");
            }
        });
        Told told = new Told();
        keep(view.listen(told), told.tasks);
        for (int i = 0; i < 50; i++) {
            server.step();
        }
        assertThat(equalsTheMaster()).isTrue();
        assertHasHeardAll(told);
    }

    /** Told on other threads, so it may take a moment. */
    private void assertHasHeardAll(Told told) throws Exception {
        CompletableFuture<Void> caughtUp = new CompletableFuture<>();
        told.awaited.set(() -> {
            Map<TaskKey, Task> known = new HashMap<>();
            keep(view.snapshot(), known);
            if (told.tasks.equals(known)) {
                caughtUp.complete(null);
            }
        });
        told.awaited.get().run();
        caughtUp.get(20, TimeUnit.SECONDS);
    }

    @Test
    void listen_listenerNeverReturns_viewGoesOnAndItMayWait() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CompletableFuture<Boolean> waited = new CompletableFuture<>();
        view.listen(new ClusterListener() {
            @Override
            public void onTask(Change<Task> change) {
                try {
                    waited.complete(view.awaitSynced(LONG));
                    stuck.await();
                } catch (InterruptedException e) {
                    waited.completeExceptionally(e);
                }
            }
        });
        for (int i = 0; i < 50; i++) {
            server.step();
        }
        assertThat(equalsTheMaster()).isTrue();
        assertThat(waited.get(20, TimeUnit.SECONDS)).isTrue();
        stuck.countDown();
    }

    @Test
    void when_comesToBeSo_givesTheStateInWhichItIs() throws Exception {
        int tasks = view.tasks().size();
        CompletableFuture<ClusterState> more =
                view.when(cluster -> cluster.tasks().size() > tasks + 3);
        CompletableFuture<ClusterState> never = view.when(cluster -> false);
        CompletableFuture<ClusterState> fault =
                view.when(cluster -> cluster.tasks().size() / 0 > 1);
        CompletableFuture<ClusterState> wrong = view.when(cluster -> {
            if (cluster.tasks().size() > tasks) {
                throw new AssertionError("no more tasks");
            }
            return false;
        });
        assertThat(more).isNotDone();
        while (!more.isDone() && server.subscriptions() == 1) {
            server.step();
        }
        assertThat(more.get(20, TimeUnit.SECONDS).tasks()).hasSizeGreaterThan(tasks + 3);
        assertThatThrownBy(() -> fault.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> wrong.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("no more tasks");
        assertThat(view.connected()).isTrue();
        view.close();
        assertThatThrownBy(() -> never.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(ClosedException.class);
    }

    @Test
    void snapshot_noEventSince_isTheSame() throws Exception {
        assertThat(view.awaitSynced(LONG)).isTrue();
        ClusterState before = view.snapshot();
        assertThat(view.snapshot()).isSameAs(before);
        int tasks = before.tasks().size();
        for (int i = 0; i < 50; i++) {
            server.step();
        }
        assertThat(equalsTheMaster()).isTrue();
        assertThat(view.snapshot()).isNotSameAs(before);
        assertThat(before.tasks()).hasSize(tasks);
    }
}
