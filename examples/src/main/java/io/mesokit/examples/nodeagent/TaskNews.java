package io.mesokit.examples.nodeagent;

import io.mesokit.core.Call;
import io.mesokit.core.CallCancelledException;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.MesokitException;
import io.mesokit.examples.nodeagent.OwnCost.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the Mesos agent for its tasks in the background, one question at a time, so that one who hangs holds up nobody.
 * For one thread.
 */
final class TaskNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskNews.class);

    private final Call<List<SeenTask>> call;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final OwnCost cost;
    private @Nullable Question open;
    private boolean counted;
    private Optional<MesokitException> silence = Optional.empty();

    /**
     * A question under way.
     *
     * @param begun by the clock that patience goes by
     * @param took how long the answer took in fact; done when the answer is
     */
    private record Question(CompletableFuture<List<SeenTask>> answer, long begun, CompletableFuture<Duration> took) {}

    /**
     * Nothing asked yet.
     *
     * @param patience the time after which a question without an answer is told as silence
     * @param nanoTime tells how much time has passed
     */
    TaskNews(Call<List<SeenTask>> call, Duration patience, LongSupplier nanoTime, OwnCost cost) {
        this.call = call;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.cost = cost;
    }

    /** Takes in what was answered meanwhile, and asks anew unless that is under way. Does not block. */
    Optional<List<SeenTask>> next() {
        Optional<List<SeenTask>> older = answered();
        if (open == null) {
            open = ask();
        }
        return answered().or(() -> older);
    }

    private Question ask() {
        counted = false;
        long begun = System.nanoTime();
        CompletableFuture<List<SeenTask>> answer = call.executeAsync();
        return new Question(
                answer,
                nanoTime.getAsLong(),
                answer.handle((tasks, failure) -> Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** Waits for the answer to the question under way, as long as patience lasts and nobody interrupts. */
    void await() {
        if (open == null) {
            return;
        }
        try {
            open.took.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException later) {
            late();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            silent(new CallCancelledException(null, "interrupted before the Mesos agent had answered", told));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes in what was answered meanwhile. Does not block. */
    Optional<List<SeenTask>> answered() {
        Question asked = open;
        if (asked == null) {
            return Optional.empty();
        }
        if (asked.took.isDone()) {
            open = null;
            return result(asked);
        }
        if (nanoTime.getAsLong() - asked.begun > patience.toNanos()) {
            late();
        }
        return Optional.empty();
    }

    private Optional<List<SeenTask>> result(Question done) {
        try {
            List<SeenTask> tasks = done.answer.join();
            heard(done.took.join());
            return Optional.of(tasks);
        } catch (CompletionException failed) {
            silent(typed(failed.getCause()));
            return Optional.empty();
        }
    }

    /** Whatever went wrong in asking, reading goes on. */
    private static MesokitException typed(@Nullable Throwable failure) {
        if (failure instanceof MesokitException typed) {
            return typed;
        }
        LOG.error("asking the Mesos agent failed", failure);
        return new MesokitException(null, "asking the Mesos agent failed: " + failure, failure);
    }

    private void late() {
        silent(new CallTimeoutException(
                null, "the Mesos agent has not answered for more than " + patience.toMillis() + " ms", null));
    }

    /** Each question counts once, be it late first and then fail. */
    private void silent(MesokitException because) {
        if (silence.isEmpty()) {
            LOG.warn("the tasks known so far are read on: {}", Report.firstLine(because));
        }
        silence = Optional.of(because);
        if (!counted) {
            counted = true;
            cost.answered(false);
        }
    }

    private void heard(Duration took) {
        if (silence.isPresent()) {
            LOG.info("the Mesos agent answers again");
        }
        silence = Optional.empty();
        cost.took(Part.GET_TASKS, took);
        cost.answered(true);
    }

    /** Why the last question was not answered, or not yet; empty if it was, or its time is not up. */
    Optional<MesokitException> silence() {
        return silence;
    }

    /** Ends the question under way. */
    @Override
    public void close() {
        if (open != null) {
            open.answer.cancel(true);
        }
    }
}
