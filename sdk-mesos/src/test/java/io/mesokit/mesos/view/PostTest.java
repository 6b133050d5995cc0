package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.Gap;
import io.mesokit.core.TransportException;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.MasterEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostTest {
    /** More than one step of the master changes. */
    private static final int LIMIT = 50;

    private final SimulatedMaster master = new SimulatedMaster(new Random(5), Retention.ofDefaults(), false);
    private final Ledger ledger = new Ledger(Retention.ofDefaults());
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Map<TaskKey, Task> tasks = new HashMap<>();
    private final Post post =
            new Post(new Listener(), threads::add, new ReentrantLock(), () -> new ClusterState(ledger.copy()), LIMIT);

    private final class Listener implements ClusterListener {
        @Override
        public void onTask(Change<Task> change) {
            TaskKey key = TaskKey.of(change.latest());
            assertThat(tasks.get(key)).isEqualTo(change.before().orElse(null));
            change.after().ifPresentOrElse(task -> tasks.put(key, task), () -> tasks.remove(key));
        }

        @Override
        public void onGap(Gap gap) {
            told.add("gap");
        }

        @Override
        public void onSynced() {
            told.add("synced");
        }

        @Override
        public void onSkipped(long events) {
            told.add("skipped " + events);
        }
    }

    @BeforeEach
    void begin() {
        post.offer(ledger.apply(master.subscribed()));
        runThreads();
        told.clear();
    }

    private void runThreads() {
        for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
            next.run();
        }
    }

    private int happen(int steps) {
        int changed = 0;
        for (int i = 0; i < steps; i++) {
            for (MasterEvent event : master.step()) {
                Changes changes = ledger.apply(event);
                changed += changes.isEmpty() ? 0 : 1;
                post.offer(changes);
            }
        }
        return changed;
    }

    private Map<TaskKey, Task> known() {
        Map<TaskKey, Task> known = new HashMap<>();
        ledger.tasks().completed().forEach(task -> known.put(TaskKey.of(task), task));
        ledger.tasks().unreachable().forEach(task -> known.put(TaskKey.of(task), task));
        ledger.tasks().live().forEach(task -> known.put(TaskKey.of(task), task));
        return known;
    }

    @Test
    void offer_listenerKeepsUp_hearsEachThing() {
        for (int i = 0; i < 200; i++) {
            happen(1);
            runThreads();
        }
        assertThat(tasks).isEqualTo(known()).isNotEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void offer_listenerTooSlow_hearsTheDifferenceAndOfEveryGap() {
        int changed = happen(200);
        post.offer(listener -> listener.onGap(new Gap(new TransportException(null, "cut", null), Duration.ZERO, 1)));
        post.offer(ledger.apply(master.subscribed()));
        assertThat(tasks).isEmpty();
        runThreads();
        assertThat(tasks).isEqualTo(known()).isNotEmpty();
        assertThat(told).hasSize(3).startsWith("gap").endsWith("synced");
        int skipped = Integer.parseInt(told.get(1).substring("skipped ".length()));
        assertThat(skipped).isBetween(changed - LIMIT, changed);
    }

    @Test
    void offer_caughtUpAfterBeingTooSlow_hearsEachThingAgain() {
        happen(100);
        runThreads();
        told.clear();
        for (int i = 0; i < 100; i++) {
            happen(1);
            runThreads();
        }
        assertThat(tasks).isEqualTo(known());
        assertThat(told).isEmpty();
    }

    @Test
    void stop_waiting_tellsNothingMore() {
        happen(10);
        post.stop();
        happen(10);
        runThreads();
        assertThat(tasks).isEmpty();
    }

    @Test
    void offer_threadsAreClosed_isLeftUntold() {
        Post closed = new Post(
                new Listener(),
                work -> {
                    throw new RejectedExecutionException("closed");
                },
                new ReentrantLock(),
                () -> new ClusterState(ledger.copy()),
                LIMIT);
        closed.offer(ledger.apply(master.subscribed()));
        assertThat(told).isEmpty();
    }

    private void notice() {
        post.offer(listener -> listener.onGap(new Gap(new TransportException(null, "lost", null), Duration.ZERO, 1)));
    }

    @Test
    void stop_somethingWaits_isNotTold() {
        notice();
        post.stop();
        runThreads();
        notice();
        runThreads();
        assertThat(told).isEmpty();
    }

    @Test
    void stop_listenerFarBehind_hearsNoSummary() {
        happen(200);
        post.stop();
        runThreads();
        assertThat(told).isEmpty();
    }

    @Test
    void offer_noticesToAListenerThatHangs_areBounded() {
        for (int i = 0; i < 10 * LIMIT; i++) {
            notice();
        }
        runThreads();
        assertThat(told).hasSize(2 * LIMIT + 1);
    }

    @Test
    void offer_tooSlowTwice_eachIsCountedForItself() {
        happen(200);
        post.offer(ledger.apply(master.subscribed()));
        runThreads();
        String first = told.get(0);
        told.clear();
        happen(200);
        runThreads();
        assertThat(told).as("after %s", first).hasSize(1);
        assertThat(skipped(told.get(0))).isLessThanOrEqualTo(skipped(first) + 100);
    }

    private static long skipped(String notice) {
        return Long.parseLong(notice.substring("skipped ".length()));
    }
}
