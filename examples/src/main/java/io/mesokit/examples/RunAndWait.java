package io.mesokit.examples;

import io.mesokit.chronos.RunResult;

/** Runs a job once and waits for its end. Argument: the address of a Chronos; without one, an embedded cluster. */
public final class RunAndWait {
    private static final String NAME = "mesokit-run-and-wait";

    private RunAndWait() {}

    /** Runs the example. */
    public static void main(String[] args) {
        try (Playground playground = Playground.from(args)) {
            var jobs = playground.chronos().jobs();
            jobs.putAndAwait(Playground.job(NAME, "sleep 1")).execute();
            try {
                RunResult result = jobs.runAndAwait(NAME).execute();
                System.out.println(
                        result.outcome() + " after " + result.elapsed().toMillis() + " ms");
            } finally {
                jobs.delete(NAME).execute();
            }
        }
    }
}
