package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Cpus;

/** What is to be done about a job, once the state that intends it is stored. */
sealed interface Action {
    /** Nothing; look again later. */
    record Look() implements Action {}

    /** Set number and size of the next run. */
    record Prepare(int run, Cpus cpus) implements Action {}

    /** Ask for the run. */
    record Start() implements Action {}

    /** Delete the job. */
    record Remove() implements Action {}

    /** Nothing, ever again. */
    record Rest() implements Action {}
}
