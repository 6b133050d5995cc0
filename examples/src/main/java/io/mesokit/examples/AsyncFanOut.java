package io.mesokit.examples;

import io.mesokit.chronos.RunResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Runs several jobs at a time and waits for all, with futures. Argument: the address of a Chronos; without one, an
 * embedded cluster.
 */
public final class AsyncFanOut {
    private AsyncFanOut() {}

    /** Runs the example. */
    public static void main(String[] args) {
        try (Playground playground = Playground.from(args)) {
            var jobs = playground.chronos().jobs();
            List<CompletableFuture<RunResult>> runs = IntStream.rangeClosed(1, 3)
                    .mapToObj(i -> "mesokit-fan-out-" + i)
                    .map(name -> jobs.putAndAwait(Playground.job(name, "sleep 1"))
                            .executeAsync()
                            .thenCompose(job -> jobs.runAndAwait(name).executeAsync())
                            .thenCompose(run -> jobs.delete(name).executeAsync().thenApply(gone -> run)))
                    .toList();
            for (CompletableFuture<RunResult> run : runs) {
                System.out.println(run.join().job().name() + ": " + run.join().outcome());
            }
        }
    }
}
