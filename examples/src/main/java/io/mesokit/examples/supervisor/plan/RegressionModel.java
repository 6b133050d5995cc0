package io.mesokit.examples.supervisor.plan;

/**
 * The model for runs of which only the duration is known: {@code T(c) = a + b/c}, by recursive least squares that
 * forgets. Two terms only, since the size moves little within one job and more could not be told apart. The user's
 * estimate enters as two made-up runs at sizes around the one asked for.
 */
final class RegressionModel implements SpeedModel {
    private static final double KEEP = 0.97;
    private static final double PRIOR_WEIGHT = 0.75;
    /** A run that took less than this part of what was expected has no more say than one that took just that. */
    private static final double QUICK = 0.5;

    private double weight;
    private double sumX;
    private double sumXx;
    private double sumY;
    private double sumXy;

    RegressionModel(Goal goal) {
        double idle = PRIOR_IDLE * Seconds.of(goal.estimate());
        double work = (Seconds.of(goal.estimate()) - idle) * goal.asked().cores();
        for (double factor : new double[] {0.5, 2}) {
            double inverse = factor / goal.asked().cores();
            double seconds = idle + work * inverse;
            observe(inverse, seconds, PRIOR_WEIGHT / (seconds * seconds));
        }
    }

    @Override
    public void add(Iteration run) {
        // Relative errors count, not absolute ones: a slow small size must not outvote a fast large one. But one run
        // that ended at once must not outvote all others.
        double scale = Math.max(run.seconds(), QUICK * seconds(run.cpus()));
        observe(1 / run.cpus().cores(), run.seconds(), 1 / (scale * scale));
    }

    @Override
    public double seconds(Cpus size) {
        double spread = sumXx - sumX * sumX / weight;
        double slope = spread > 0 ? (sumXy - sumX * sumY / weight) / spread : 0;
        double work = Math.max(0, slope);
        double idle = (sumY - work * sumX) / weight;
        return idle >= 0 ? idle + work / size.cores() : sumXy / sumXx / size.cores();
    }

    private void observe(double inverse, double seconds, double trust) {
        weight = KEEP * weight + trust;
        sumX = KEEP * sumX + trust * inverse;
        sumXx = KEEP * sumXx + trust * inverse * inverse;
        sumY = KEEP * sumY + trust * seconds;
        sumXy = KEEP * sumXy + trust * inverse * seconds;
    }
}
