package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Cpus;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the framework says of a job at one moment. */
sealed interface Observation {
    /** There is no such job. */
    record Missing() implements Observation {}

    /**
     * A job of that name is there. Whose it is, its ids must tell: names are used again.
     *
     * @param ids the launchers' ids it carries
     * @param activity whether it runs
     * @param counters runs that have ended
     * @param cpus the size of its next launch
     * @param run the number of the run it was last prepared for, 0 if none
     * @param disabled whether it is kept from running
     * @param used CPU time of the run under way so far, if somebody measures it
     */
    record Present(
            Set<String> ids,
            Activity activity,
            Counters counters,
            Cpus cpus,
            int run,
            boolean disabled,
            Optional<Duration> used)
            implements Observation {
        Present using(Optional<Duration> measured) {
            return new Present(ids, activity, counters, cpus, run, disabled, measured);
        }
    }

    /** What a job does. */
    enum Activity {
        IDLE,
        QUEUED,
        RUNNING
    }
}
