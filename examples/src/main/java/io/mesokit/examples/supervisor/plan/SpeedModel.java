package io.mesokit.examples.supervisor.plan;

/** How long a run takes at a size, learned from the runs so far. Not thread-safe. */
sealed interface SpeedModel permits UsageModel, RegressionModel {
    /** The share of the user's estimate that is taken for time without CPU until a run has shown better. */
    double PRIOR_IDLE = 0.15;

    /** Learns from a run that succeeded. */
    void add(Iteration iteration);

    /** The expected duration of a run at this size. */
    double seconds(Cpus size);
}
