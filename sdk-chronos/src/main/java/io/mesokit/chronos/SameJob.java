package io.mesokit.chronos;

import io.mesokit.chronos.model.Container;
import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.ScheduledJob;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether a job on the server is the one that was put. What the server fills in, moves on (schedule, counters, disabled
 * when used up) or does not know in its version is left out of account: in doubt it is, for who waits for a difference
 * to go away that is none waits in vain.
 */
final class SameJob {
    private SameJob() {}

    static boolean asPut(Job put, Job seen) {
        return sameKind(put, seen)
                && sameCommand(put, seen)
                && sameNeeds(put, seen)
                && sameWords(put, seen)
                && (seenIn2x(seen) || sameIn3x(put, seen));
    }

    /** Only 2.x has it, and always has; of the rest each version there knows some. */
    private static boolean seenIn2x(Job seen) {
        return seen.epsilon().isPresent();
    }

    private static boolean sameIn3x(Job put, Job seen) {
        return same(put, seen, Job::executor)
                && same(put, seen, Job::executorFlags)
                && same(put, seen, Job::taskInfoData)
                && same(put, seen, Job::dataProcessingJobType)
                && same(put, seen, Job::concurrent)
                && (seen.maxCompletionTime().isEmpty()
                        || seen.maxCompletionTime().getAsLong()
                                == put.maxCompletionTime().orElse(0))
                && SameDownloads.asPut(put, seen)
                && SameContainer.asPut(put.container(), seen.container());
    }

    private static boolean sameKind(Job put, Job seen) {
        if (put instanceof ScheduledJob wanted && seen instanceof ScheduledJob found) {
            return wanted.scheduleTimeZone().equals(found.scheduleTimeZone()) && SameSchedule.asPut(wanted, found);
        }
        return put instanceof DependentJob wanted
                && seen instanceof DependentJob found
                && Set.copyOf(wanted.parents()).equals(Set.copyOf(found.parents()));
    }

    private static boolean sameCommand(Job put, Job seen) {
        return same(put, seen, Job::command)
                && same(put, seen, Job::shell)
                && same(put, seen, Job::arguments)
                && same(put, seen, Job::environmentVariables)
                && same(put, seen, job -> job.container().flatMap(Container::image));
    }

    /** What was left unset, the server has filled in. */
    private static boolean sameNeeds(Job put, Job seen) {
        return (put.cpus().isEmpty() || same(put, seen, Job::cpus))
                && (put.mem().isEmpty() || same(put, seen, Job::mem))
                && (put.disk().isEmpty() || same(put, seen, Job::disk))
                && (put.retries().isEmpty() || same(put, seen, Job::retries))
                && (put.runAsUser().isEmpty() || same(put, seen, Job::runAsUser))
                && same(put, seen, Job::constraints);
    }

    private static boolean sameWords(Job put, Job seen) {
        return same(put, seen, Job::owner)
                && same(put, seen, Job::ownerName)
                && same(put, seen, Job::description)
                && same(put, seen, Job::softError)
                && same(put, seen, Job::highPriority)
                && (put.disabled() ? seen.disabled() : !seen.disabled() || usedUp(seen));
    }

    /** Then the server disables it. */
    private static boolean usedUp(Job seen) {
        return seen.asScheduled()
                .filter(scheduled -> scheduled.schedule().repetitions().equals(OptionalLong.of(0)))
                .isPresent();
    }

    private static boolean same(Job put, Job seen, Function<Job, Object> what) {
        return what.apply(put).equals(what.apply(seen));
    }
}
