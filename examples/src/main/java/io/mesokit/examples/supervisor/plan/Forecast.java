package io.mesokit.examples.supervisor.plan;

import java.time.Duration;
import java.util.List;

/**
 * What the runs so far say about those to come, and how surely. Built by replaying the history, so it needs no state of
 * its own to be kept: after a restart the same runs give the same forecast. Immutable once built.
 */
final class Forecast {
    private static final double LAUNCH_WEIGHT = 0.3;
    private static final double LAUNCH_SPREAD = 0.4;
    private static final double SIGMA_WEIGHT = 0.2;
    private static final double PRIOR_SIGMA = 0.2;
    private static final double LEAST_SIGMA = 0.03;
    private static final double MOST_SIGMA = 0.6;
    /** What the user's estimate is worth, in runs. */
    private static final double PRIOR_RUNS = 1.5;
    /** Runs before a failure rate of its own shows. */
    private static final double FAILURE_PRIOR = 20;

    /** Successes from which on the forecast rests on measurements. */
    private static final int MEASURED = 3;
    /** What part of the user's estimate may turn out to be the truth. */
    private static final double LEAST_OF_ESTIMATE = 0.4;
    /** How many deviations of luck are still reckoned with. */
    private static final double LUCK = 3;

    /** What part of the user's estimate a run is taken to last at least, and how long in any case. */
    private static final int LEAST_RUN = 100;

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private static final double MOST_GROWTH = 0.6;

    private final SpeedModel model;
    private final Ewma launch;
    private final Ewma squares = new Ewma(PRIOR_SIGMA * PRIOR_SIGMA, 0, SIGMA_WEIGHT);
    private final Trend trend = new Trend();
    private double growth;
    private int successes;
    private int failures;

    private Forecast(SpeedModel model, Ewma launch) {
        this.model = model;
        this.launch = launch;
    }

    static Forecast from(Goal goal, List<Iteration> history, Tuning tuning) {
        boolean usage = history.stream()
                .filter(Iteration::succeeded)
                .allMatch(run -> run.usage().isPresent());
        SpeedModel model = usage ? new UsageModel(goal) : new RegressionModel(goal);
        Forecast forecast = new Forecast(model, new Ewma(Seconds.of(tuning.launch()), LAUNCH_SPREAD, LAUNCH_WEIGHT));
        Duration least = least(goal);
        history.forEach(run -> forecast.add(run.lasting(least)));
        forecast.growth = forecast.trend.growth();
        return forecast;
    }

    /** No run takes no time, whatever its clock says: by what it takes the models divide. */
    private static Duration least(Goal goal) {
        Duration share = goal.estimate().dividedBy(LEAST_RUN);
        return share.compareTo(SHORTEST) > 0 ? share : SHORTEST;
    }

    /** The time that so many more successes take at this size, growth of the work included. */
    Outlook outlook(int left, Cpus size) {
        double runs = left * (1 + failures / (successes + failures + FAILURE_PRIOR));
        return outlook(runs, model.seconds(size) * inflation(runs));
    }

    /**
     * The least time worth reckoning with: no more failures, no growth, and a lucky course besides. While it rests on
     * the user's word alone, that word may be wrong by a factor.
     */
    double luckySeconds(int left, Cpus size) {
        Outlook plain = outlook((double) left, model.seconds(size));
        return successes < MEASURED ? plain.mean() * LEAST_OF_ESTIMATE : plain.mean() - LUCK * plain.deviation();
    }

    private Outlook outlook(double runs, double run) {
        double noise = run * sigma();
        double bias = runs * noise / Math.sqrt(successes + PRIOR_RUNS);
        double variance = runs * noise * noise + runs * launch.variance() + bias * bias;
        return new Outlook(runs * (run + launch.mean()), Math.sqrt(variance));
    }

    private void add(Iteration run) {
        launch.add(run.launchSeconds());
        if (!run.succeeded()) {
            failures++;
            return;
        }
        double expected = model.seconds(run.cpus());
        if (successes++ > 0) {
            // The first run corrects the user's estimate; its distance says nothing about the noise.
            double off = Math.min(1, Math.abs(run.seconds() / expected - 1));
            squares.add(off * off);
        }
        model.add(run);
        trend.add(run.seconds() / model.seconds(run.cpus()) * level());
    }

    /** By what factor the mean of the coming runs will exceed the present level. */
    private double inflation(double runs) {
        return 1 + Math.min(MOST_GROWTH, growth * runs / 2);
    }

    private double level() {
        return model.seconds(Cpus.ofMilli(1000));
    }

    private double sigma() {
        return Math.max(LEAST_SIGMA, Math.min(MOST_SIGMA, Math.sqrt(squares.mean())));
    }

    /**
     * A stretch of time, uncertain.
     *
     * @param mean seconds expected
     * @param deviation standard deviation in seconds
     */
    record Outlook(double mean, double deviation) {
        double cautious(double z) {
            return mean + z * deviation;
        }
    }
}
