package io.mesokit.examples.demo;

import io.mesokit.examples.supervisor.Ending;
import io.mesokit.examples.supervisor.JobState;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Iteration;
import java.time.Duration;
import java.time.Instant;

/**
 * What became of a job, and what would have become of it at the size it asked for. Immutable.
 *
 * @param job its last state
 * @param foretold whether it was called infeasible before its deadline
 */
record Tally(JobState job, boolean foretold) {
    boolean met() {
        return job.ending()
                .filter(ending -> ending.outcome() == Ending.Outcome.MET)
                .isPresent();
    }

    boolean missed() {
        return job.ending()
                .filter(ending -> ending.outcome() == Ending.Outcome.MISSED)
                .isPresent();
    }

    /** Whether the supervisor was right: what it gave up was missed, and what it did not was met. */
    boolean asForetold() {
        return foretold ? missed() : met();
    }

    double finishSeconds() {
        Instant since = job.registration().goal().window().start();
        return job.ending()
                .map(ending -> seconds(Duration.between(since, ending.at())))
                .orElse(Double.NaN);
    }

    double deadlineSeconds() {
        return seconds(job.registration().goal().window().length());
    }

    /** CPU time that was reserved: size times duration of each run. */
    double held() {
        return job.history().stream()
                .mapToDouble(run -> run.cpus().cores() * seconds(run.run()))
                .sum();
    }

    /** The same at the size asked for, all through. */
    double heldFixed() {
        double cores = asked().cores();
        return job.history().stream().mapToDouble(run -> cores * fixed(run)).sum();
    }

    /** When the job would have ended then, in seconds from its launch. */
    double finishFixed() {
        double launches =
                job.history().stream().mapToDouble(run -> seconds(run.launch())).sum();
        return launches + job.history().stream().mapToDouble(this::fixed).sum();
    }

    Cpus asked() {
        return job.registration().goal().asked();
    }

    private double fixed(Iteration run) {
        double used = run.usage()
                .map(Tally::seconds)
                .orElse(seconds(run.run()) * run.cpus().cores());
        double idle = Math.max(0, seconds(run.run()) - used / run.cpus().cores());
        return idle + used / asked().cores();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
