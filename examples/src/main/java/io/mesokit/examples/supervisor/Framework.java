package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Cpus;
import java.util.concurrent.CompletableFuture;

/** What the supervisor needs of a framework. No method blocks; all are safe for use by many threads. */
interface Framework {
    /** How the job stands. */
    CompletableFuture<Observation> observe(String job);

    /** Sets number and size of the next run; repeatable. Chronos never changes a run under way. */
    CompletableFuture<Void> prepare(String job, int run, Cpus cpus);

    /** Asks for one run; not repeatable, so only to be called for a job seen idle. */
    CompletableFuture<Void> start(String job);

    /** Deletes the job with what runs of it; repeatable. */
    CompletableFuture<Void> remove(String job);
}
