package io.mesokit.examples.supervisor.plan;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A family of jobs for the simulations; each scenario bends one assumption of the control law. */
enum Scenario {
    A_CPU_BOUND,
    B_HALF_IDLE,
    C_NOISY_ON_UNEVEN_HOSTS,
    D_ESTIMATE_OFF_BY_TWO,
    E_WORK_DRIFTS_UP,
    F_WORK_JUMPS,
    G_STRAGGLERS_AND_FAILURES,
    H_SCALES_POORLY,
    I_SLOW_LAUNCH,
    J_LITTLE_SLACK;

    private static final double WORK = 120;
    private static final double OVERHEAD = 45;

    /** What one attempt at a run would do; drawn beforehand, so that every policy meets the same fate. */
    record Attempt(double work, double idle, double slowness, double launch, boolean fails) {
        double seconds(double cores, double serial) {
            double scale = cores > 1 ? serial + (1 - serial) / cores : 1 / cores;
            return (idle + work * scale) * slowness * (fails ? 0.5 : 1);
        }

        double usage() {
            return work * (fails ? 0.5 : 1);
        }
    }

    /** A job with its whole future. */
    record Job(int iterations, Attempt[] attempts, double serial, double estimate, double deadline) {
        /** End and reserved CPU seconds at a constant size. */
        double[] atConstant(double cores) {
            double time = 0;
            double cost = 0;
            int left = iterations;
            for (int i = 0; left > 0; i++) {
                double run = attempts[i].seconds(cores, serial);
                time += run + attempts[i].launch();
                cost += run * cores;
                left -= attempts[i].fails() ? 0 : 1;
            }
            return new double[] {time, cost};
        }
    }

    Job draw(RandomGenerator random) {
        int n = random.nextInt(8, 41);
        double serial = this == H_SCALES_POORLY ? 0.5 : 0.05;
        Attempt[] attempts = new Attempt[n * 3 + 40];
        Arrays.setAll(attempts, i -> attempt(random, (double) i / n));
        double hidden = random.nextDouble(0.4, 1.7);
        double deadline = slack() * new Job(n, expected(n), serial, 0, 0).atConstant(hidden)[0];
        double estimate = (expected(n)[0].work() + expected(n)[0].idle()) * misjudgement(random);
        return new Job(n, attempts, serial, estimate, deadline);
    }

    private Attempt attempt(RandomGenerator random, double share) {
        double cv = this == C_NOISY_ON_UNEVEN_HOSTS ? 0.3 : 0.1;
        double host = this == C_NOISY_ON_UNEVEN_HOSTS ? lognormal(random, 0.25) : 1;
        boolean rough = this == G_STRAGGLERS_AND_FAILURES;
        double slowness = rough && random.nextDouble() < 0.05 ? 2.5 : 1;
        boolean fails = rough && random.nextDouble() < 0.05;
        double work = work(share) * lognormal(random, cv) * host;
        return new Attempt(work, idle() * lognormal(random, cv), slowness, overhead() * lognormal(random, 0.3), fails);
    }

    private Attempt[] expected(int n) {
        Attempt[] mean = new Attempt[n * 3 + 40];
        Arrays.setAll(mean, i -> new Attempt(work((double) i / n), idle(), 1, overhead(), false));
        return mean;
    }

    private double work(double share) {
        return switch (this) {
            case B_HALF_IDLE -> WORK / 2;
            case E_WORK_DRIFTS_UP -> WORK * (1 + 0.6 * share);
            case F_WORK_JUMPS -> share < 0.5 ? WORK : WORK * 1.8;
            default -> WORK;
        };
    }

    private double idle() {
        return this == B_HALF_IDLE ? WORK / 2 : 0;
    }

    private double overhead() {
        return this == I_SLOW_LAUNCH ? 120 : OVERHEAD;
    }

    private double slack() {
        return this == J_LITTLE_SLACK ? 1.03 : 1.10;
    }

    private double misjudgement(RandomGenerator random) {
        return this == D_ESTIMATE_OFF_BY_TWO ? (random.nextBoolean() ? 2 : 0.5) : lognormal(random, 0.15);
    }

    static double lognormal(RandomGenerator random, double cv) {
        double variance = Math.log(1 + cv * cv);
        return Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    }
}
