package io.mesokit.examples.supervisor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many jobs that share sixteen cores: half idle, badly estimated, drifting, with hard limits. By the seeds from 1000 on
 * the control law's constants were chosen; the others were never looked at for that.
 */
class ContentionSimulationTest {
    private static final double CORES = 16;
    private static final int JOBS = 150;
    private static final int SEEDS = 3;
    private static final double DRIFT = 0.2;
    private static final Planner PLANNER = Planner.of(Tuning.of(CpuGrid.upTo(Cpus.of(2)), Duration.ofSeconds(45)));

    @ParameterizedTest
    @CsvSource({
        "1000, 0.25, 0.98",
        "1000, 0.45, 0.93",
        "1000, 0.6, 0.8",
        "20261121, 0.25, 0.98",
        "20261121, 0.45, 0.93",
        "20261121, 0.6, 0.8"
    })
    void plan_sharedCluster_meetsDeadlines(long first, double load, double least) {
        int hits = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            hits += new Cluster(new SplittableRandom(first + seed), load).hits();
        }
        double rate = (double) hits / (JOBS * SEEDS);
        assertThat(rate).as("load %s: %s", load, rate).isGreaterThanOrEqualTo(least);
    }

    /** A job and its state in the simulation. */
    private static final class Job {
        final String name;
        final int iterations;
        final double estimate;
        final double launch;
        final SplittableRandom random;
        double arrival;
        double deadline;
        final List<Iteration> history = new ArrayList<>();
        Optional<Decision> decision = Optional.empty();
        double lastLaunch;
        double end = Double.NaN;

        Job(int index, SplittableRandom random) {
            this.name = String.format("job-%03d", index);
            this.random = random;
            iterations = random.nextInt(8, 41);
            launch = 45;
            double hidden = random.nextDouble(0.4, 1.7);
            deadline = 1.4 * iterations * (60 + 60 * (1 + DRIFT / 2) / hidden + launch);
            estimate = 120 * Scenario.lognormal(random, 0.4);
        }

        Goal goal() {
            return new Goal(
                    iterations,
                    new Goal.Window(at(arrival), at(arrival + deadline)),
                    Seconds.toDuration(estimate),
                    Cpus.of(1),
                    0.05);
        }

        void decide(double now) {
            decision =
                    Optional.of(PLANNER.decide(new Progress(goal(), history, decision.map(Decision::cpus), at(now))));
        }

        Arbiter.Request request() {
            Decision wish = decision.orElseThrow();
            boolean hopeless = wish.verdict() == Verdict.INFEASIBLE;
            return new Arbiter.Request(name, goal().deadline(), hopeless ? Cpus.of(0.5) : wish.cpus(), hopeless);
        }

        double work() {
            return 60 * (1 + DRIFT * history.size() / iterations) * Scenario.lognormal(random, 0.1);
        }
    }

    private record Event(double time, int order, Runnable action) {}

    private static final class Cluster {
        private final PriorityQueue<Event> events =
                new PriorityQueue<>(Comparator.comparingDouble(Event::time).thenComparingInt(Event::order));
        private final Map<String, Job> waiting = new LinkedHashMap<>();
        private final List<Job> jobs = new ArrayList<>();
        private final Arbiter arbiter = Arbiter.of(Cpus.of(CORES));
        private Cpus inUse = Cpus.ofMilli(0);
        private double now;
        private int order;

        Cluster(SplittableRandom random, double load) {
            double demand = 0;
            for (int i = 0; i < JOBS; i++) {
                Job job = new Job(i, random.split());
                demand += job.iterations * 60 * (1 + DRIFT / 2);
                jobs.add(job);
            }
            double horizon = demand / CORES / load;
            for (Job job : jobs) {
                job.arrival = random.nextDouble(horizon);
                at(job.arrival, () -> launch(job));
            }
        }

        int hits() {
            while (!events.isEmpty()) {
                Event event = events.remove();
                now = event.time();
                event.action().run();
                grant();
            }
            return (int) jobs.stream()
                    .filter(job -> job.end <= job.arrival + job.deadline)
                    .count();
        }

        private void launch(Job job) {
            double launch = job.launch * Scenario.lognormal(job.random, 0.3);
            at(now + launch, () -> {
                job.decide(now);
                waiting.put(job.name, job);
                job.lastLaunch = launch;
            });
        }

        private void grant() {
            for (Arbiter.Grant grant :
                    arbiter.grants(waiting.values().stream().map(Job::request).toList(), inUse)) {
                start(waiting.remove(grant.job()), grant.size());
            }
        }

        private void start(Job job, Cpus size) {
            double work = job.work();
            double scale = size.cores() > 1 ? 0.05 + 0.95 / size.cores() : 1 / size.cores();
            double seconds = 60 * Scenario.lognormal(job.random, 0.1) + work * scale;
            inUse = inUse.plus(size);
            at(now + seconds, () -> {
                inUse = Cpus.ofMilli(inUse.milli() - size.milli());
                job.history.add(new Iteration(
                        size,
                        Seconds.toDuration(seconds),
                        Seconds.toDuration(job.lastLaunch),
                        Optional.of(Seconds.toDuration(work)),
                        true));
                if (job.history.size() == job.iterations) {
                    job.end = now;
                } else {
                    launch(job);
                }
            });
        }

        private void at(double time, Runnable action) {
            events.add(new Event(time, order++, action));
        }
    }

    private static Instant at(double seconds) {
        return Instant.EPOCH.plus(Seconds.toDuration(seconds));
    }
}
