package io.mesokit.examples;

import io.mesokit.chronos.model.JobSummary;

/** Lists the jobs of a Chronos with what they do now. Argument: its address; without one, an embedded cluster. */
public final class ListJobs {
    private ListJobs() {}

    /** Runs the example. */
    public static void main(String[] args) {
        try (Playground playground = Playground.from(args)) {
            var jobs = playground.chronos().jobs();
            if (args.length == 0) {
                jobs.putAndAwait(Playground.job("report", "./report.sh")).execute();
                jobs.putAndAwait(Playground.job("cleanup", "./cleanup.sh")).execute();
            }
            for (JobSummary job : jobs.summary().execute()) {
                System.out.printf("%-20s %-8s %-10s %s%n", job.name(), job.status(), job.state(), job.schedule());
            }
        }
    }
}
