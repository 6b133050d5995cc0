package io.mesokit.examples.supervisor.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Tells at launch whether a new job fits beside those already promised, by the processor demand test: up to every
 * deadline the CPU time promised until then must be there. It is a warning, not a proof, since the demands are
 * forecasts. Immutable, so safe for any thread.
 */
public final class Admission {
    private final Cpus budget;

    private Admission(Cpus budget) {
        this.budget = budget;
    }

    /** A test against so much CPU in total. */
    public static Admission of(Cpus budget) {
        return new Admission(budget);
    }

    /**
     * The first deadline up to which more has been promised than there is, or empty if all can be kept.
     *
     * @param commitments all jobs, the new one included
     * @param now the supervisor's clock
     */
    public Optional<Shortfall> shortfall(Collection<Commitment> commitments, Instant now) {
        double promised = 0;
        for (Commitment next : commitments.stream()
                .sorted(Comparator.comparing(Commitment::deadline).thenComparing(Commitment::job))
                .toList()) {
            promised += Seconds.of(next.cpuTime());
            double there = budget.cores() * Math.max(0, Seconds.of(Duration.between(now, next.deadline())));
            if (promised > there) {
                return Optional.of(new Shortfall(next.job(), Seconds.toDuration(promised - there)));
            }
        }
        return Optional.empty();
    }

    /**
     * What a job still needs.
     *
     * @param job its name
     * @param deadline until when
     * @param cpuTime reserved CPU time, size times duration
     */
    public record Commitment(String job, Instant deadline, Duration cpuTime) {}

    /**
     * A promise that cannot be kept.
     *
     * @param job the first job whose deadline is in danger
     * @param cpuTime the CPU time that is lacking until then
     */
    public record Shortfall(String job, Duration cpuTime) {}
}
