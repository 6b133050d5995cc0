package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.mesos.model.master.GetStateResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitersTest {
    private final Waiters waiters = new Waiters();
    private final ClusterState state =
            ClusterState.of(GetStateResponse.builder().build());
    private final AtomicInteger asked = new AtomicInteger();

    private void look() {
        waiters.ready(state, () -> state).forEach(Runnable::run);
    }

    @Test
    void ready_conditionHolds_isToldOnce() {
        CompletableFuture<ClusterState> future = waiters.add(cluster -> asked.incrementAndGet() == 2);
        look();
        assertThat(future).isNotDone();
        look();
        look();
        assertThat(future).isCompletedWithValue(state);
        assertThat(asked).hasValue(2);
    }

    @Test
    void ready_conditionThrows_isItsFailureAndNotAskedAgain() {
        CompletableFuture<ClusterState> future = waiters.add(cluster -> asked.incrementAndGet() / 0 > 1);
        look();
        look();
        assertThatThrownBy(future::join).hasCauseInstanceOf(ArithmeticException.class);
        assertThat(asked).hasValue(1);
    }

    /** Or a failed assertion in one condition would be the end of the view for all. */
    @Test
    void ready_conditionFailsAnAssertion_isItsFailure_andOthersGoOn() {
        CompletableFuture<ClusterState> wrong = waiters.add(cluster -> {
            throw new AssertionError("not so");
        });
        CompletableFuture<ClusterState> right = waiters.add(cluster -> true);
        look();
        assertThatThrownBy(wrong::join).hasRootCauseInstanceOf(AssertionError.class);
        assertThat(right).isCompletedWithValue(state);
    }

    @Test
    void ready_waiterCancelled_isNotAskedAndForgotten() {
        waiters.add(cluster -> asked.incrementAndGet() > 0).cancel(true);
        look();
        assertThat(asked).hasValue(0);
        assertThat(waiters.failed(IllegalStateException::new)).isEmpty();
    }

    @Test
    void failed_somebodyWaits_isToldOnce() {
        CompletableFuture<ClusterState> future = waiters.add(cluster -> false);
        waiters.failed(IllegalStateException::new).forEach(Runnable::run);
        assertThatThrownBy(future::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(waiters.failed(IllegalStateException::new)).isEmpty();
    }
}
