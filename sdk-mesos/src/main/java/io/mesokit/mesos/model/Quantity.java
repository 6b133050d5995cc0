package io.mesokit.mesos.model;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Amounts the way the server counts them: in thousandths, halves away from zero, so that what is under 0.0005 does not
 * exist.
 */
final class Quantity {
    private static final double THOUSAND = 1000;
    private static final MathContext DIGITS = new MathContext(15);

    private Quantity() {}

    /** The thousandths nearest to it; half of one goes away from zero. */
    static long millis(double value) {
        double scaled = value * THOUSAND;
        return scaled < 0 ? -Math.round(-scaled) : Math.round(scaled);
    }

    /** The number that the thousandths stand for. */
    static double of(long millis) {
        long whole = millis / 1000;
        return whole + (millis - whole * 1000) / THOUSAND;
    }

    static double plus(double a, double b) {
        return of(millis(a) + millis(b));
    }

    static double minus(double a, double b) {
        return of(millis(a) - millis(b));
    }

    /** At most fifteen digits, without trailing zeros. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
