package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.MasterEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories of a simulated master: whatever happened, the ledger that heard of it has the master's state. */
class LedgerPropertyTest {
    private static final int STEPS = 400;
    private static final int HISTORIES = 60;

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 2000})
    void apply_anyHistory_hasTheMastersStateAfterEachStep(int firstSeed) {
        for (int seed = firstSeed; seed < firstSeed + HISTORIES; seed++) {
            follow(seed, Retention.ofDefaults(), false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 2000})
    void apply_smallLimits_forgetsWhatTheMasterForgets(int firstSeed) {
        for (int seed = firstSeed; seed < firstSeed + HISTORIES; seed++) {
            follow(seed, new Retention(3, 100, 2), true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 2000})
    void apply_anyHistory_changesAddUpToTheState(int firstSeed) {
        for (int seed = firstSeed; seed < firstSeed + HISTORIES; seed++) {
            addUp(seed, new Retention(3, 2, 2));
        }
    }

    private static void follow(int seed, Retention limits, boolean prompt) {
        Random random = new Random(seed);
        SimulatedMaster master = new SimulatedMaster(random, limits, prompt);
        Ledger ledger = new Ledger(limits);
        for (int step = 0; step < STEPS; step++) {
            happened(random, master).forEach(ledger::apply);
            assertThat(new ClusterState(ledger.copy()).differences(ClusterState.of(master.state(), limits)))
                    .as("seed %d, step %d", seed, step)
                    .isEmpty();
        }
    }

    /** Mostly a step; now and then a cut, with unheard steps or a failover, and the snapshot after it. */
    private static List<MasterEvent> happened(Random random, SimulatedMaster master) {
        int dice = random.nextInt(40);
        if (dice > 1) {
            return master.step();
        }
        for (int unheard = random.nextInt(20); unheard > 0; unheard--) {
            master.step();
        }
        if (dice == 1) {
            master.failover();
        }
        return List.of(master.subscribed());
    }

    private static void addUp(int seed, Retention limits) {
        Random random = new Random(seed);
        SimulatedMaster master = new SimulatedMaster(random, limits, false);
        Ledger ledger = new Ledger(limits);
        Map<TaskKey, Task> told = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            for (MasterEvent event : happened(random, master)) {
                ledger.apply(event).tasks().forEach(change -> take(told, change));
                assertThat(told).as("seed %d, step %d", seed, step).isEqualTo(latest(ledger));
            }
        }
    }

    private static void take(Map<TaskKey, Task> told, Change<Task> change) {
        TaskKey key = TaskKey.of(change.latest());
        assertThat(told.get(key)).as("before").isEqualTo(change.before().orElse(null));
        change.after().ifPresentOrElse(task -> told.put(key, task), () -> told.remove(key));
    }

    private static Map<TaskKey, Task> latest(Ledger ledger) {
        Map<TaskKey, Task> latest = new HashMap<>();
        Stream.of(
                        ledger.tasks().completed(),
                        ledger.tasks().unreachable(),
                        ledger.tasks().live())
                .flatMap(List::stream)
                .forEach(task -> latest.put(TaskKey.of(task), task));
        return latest;
    }
}
