package io.mesokit.examples.supervisor.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Shares a budget of CPU between the jobs that are ready for their next run: earliest deadline first, jobs that cannot
 * make it last. The first that does not fit holds what is free, so that small jobs with time cannot starve a large one
 * without. Immutable, so safe for any thread.
 */
public final class Arbiter {
    private static final Comparator<Request> ORDER = Comparator.comparing(Request::hopeless)
            .thenComparing(Request::deadline)
            .thenComparing(Request::job);

    private final Cpus budget;

    private Arbiter(Cpus budget) {
        this.budget = budget;
    }

    /** An arbiter over so much CPU in total. */
    public static Arbiter of(Cpus budget) {
        return new Arbiter(budget);
    }

    /**
     * Which of the waiting runs may start now. Granted sizes and those in use never exceed the budget, except that a
     * run larger than the whole budget is granted all of it.
     *
     * @param waiting runs ready to start
     * @param inUse sizes of the runs under way
     */
    public List<Grant> grants(Collection<Request> waiting, Cpus inUse) {
        List<Grant> grants = new ArrayList<>();
        Cpus used = inUse;
        for (Request request : waiting.stream().sorted(ORDER).toList()) {
            Cpus size = request.size().atMost(budget);
            if (used.plus(size).exceeds(budget)) {
                break;
            }
            used = used.plus(size);
            grants.add(new Grant(request.job(), size));
        }
        return List.copyOf(grants);
    }

    /**
     * A run that could start.
     *
     * @param job whose run
     * @param deadline of the job
     * @param size wanted
     * @param hopeless whether the job cannot meet its deadline any more
     */
    public record Request(String job, Instant deadline, Cpus size, boolean hopeless) {}

    /**
     * A run that may start.
     *
     * @param job whose run
     * @param size granted
     */
    public record Grant(String job, Cpus size) {}
}
