package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.GetStateResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedListenerTest {
    private static final MesokitException LOSS = new MesokitException(null, "the test's", null);

    private final List<String> told = new ArrayList<>();

    private final class Faulty implements ClusterListener {
        private final boolean error;

        Faulty(boolean error) {
            this.error = error;
        }

        private void fail(String what) {
            told.add(what);
            if (error) {
                throw new AssertionError(what);
            }
            throw new IllegalStateException(what);
        }

        @Override
        public void onTask(Change<Task> change) {
            fail("task");
        }

        @Override
        public void onAgent(Change<Agent> change) {
            fail("agent");
        }

        @Override
        public void onFramework(Change<Framework> change) {
            fail("framework");
        }

        @Override
        public void onLoss(MesokitException reason) {
            fail("loss");
        }

        @Override
        public void onGap(Gap gap) {
            fail("gap");
        }

        @Override
        public void onSynced() {
            fail("synced");
        }

        @Override
        public void onSkipped(long events) {
            fail("skipped " + events);
        }
    }

    private static <T> Change<T> change(T what) {
        return new Change<>(Optional.empty(), Optional.of(what));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anything_listenerThrows_isToldAndGoesNoFurther(boolean error) {
        SimulatedMaster master = new SimulatedMaster(new java.util.Random(3), Retention.ofDefaults(), false);
        GetStateResponse state = master.state();
        while (state.tasks().orElseThrow().tasks().isEmpty()) {
            master.step();
            state = master.state();
        }
        ClusterState now = ClusterState.of(state);
        GuardedListener listener = new GuardedListener(new Faulty(error));
        listener.onTask(change(now.tasks().get(0)));
        listener.onAgent(change(now.agents().get(0)));
        listener.onFramework(change(now.frameworks().get(0)));
        listener.onLoss(LOSS);
        listener.onGap(new Gap(LOSS, Duration.ZERO, 1));
        listener.onSynced();
        listener.onSkipped(3);
        assertThat(told).containsExactly("task", "agent", "framework", "loss", "gap", "synced", "skipped 3");
    }
}
