package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Cpus;
import java.time.Instant;
import java.util.Optional;

/**
 * One run that is intended or under way: the entry in the supervisor's intent log. It is stored before anything is done
 * about it, so after a crash it is known what may have been done. Immutable.
 *
 * @param run its number, which is its id: the job is prepared with it, and the run reports it
 * @param cpus its size
 * @param before the framework's counters when it was still to come
 * @param granted when the cores for it were granted; waiting for cores is over then
 * @param asked when the framework was last asked to start it
 * @param seen whether the framework has shown it queued or running
 * @param ended since when it has been seen to be over without everything about it being known
 */
public record Attempt(
        int run,
        Cpus cpus,
        Counters before,
        Instant granted,
        Optional<Instant> asked,
        boolean seen,
        Optional<Instant> ended) {

    static Attempt of(int run, Cpus cpus, Counters before, Instant granted) {
        return new Attempt(run, cpus, before, granted, Optional.empty(), false, Optional.empty());
    }

    Attempt askedAt(Instant now) {
        return new Attempt(run, cpus, before, granted, Optional.of(now), seen, ended);
    }

    Attempt seenAlive() {
        return new Attempt(run, cpus, before, granted, asked, true, Optional.empty());
    }

    /** Where the clock was set back, what is waited for is waited for from now on. */
    Attempt notAfter(Instant now) {
        return new Attempt(
                run,
                cpus,
                before,
                granted,
                asked.map(then -> earlier(then, now)),
                seen,
                ended.map(then -> earlier(then, now)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    Attempt endedAt(Instant now) {
        return ended.isPresent() ? this : new Attempt(run, cpus, before, granted, asked, seen, Optional.of(now));
    }
}
