package io.mesokit.perf;

import java.util.OptionalDouble;

/**
 * One value from the kernel, or why there is none. A zero is always a measured zero: what could not be read is said to
 * be so, and never stands for a number.
 *
 * <p>Immutable and safe for use by any thread.
 */
public sealed interface Reading {

    /** The number, where there is one: of {@link Measured} and {@link Scaled}. */
    default OptionalDouble number() {
        return OptionalDouble.empty();
    }

    /**
     * Read as the kernel counted it.
     *
     * @param value in the unit that the metric's name ends with
     */
    record Measured(long value) implements Reading {
        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * An estimate: the counter shared the processor's registers with others, and was counting for a part of the time
     * only.
     *
     * @param value what was counted, scaled up to the whole time
     * @param confidence the part of the time it was counting, above 0 and below 1
     */
    record Scaled(double value, double confidence) implements Reading {
        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * A limit that is not set. The kernel's own ways to say so ({@code max}, -1, 2^63 less a page) are never a number
     * here.
     */
    record Unlimited() implements Reading {}

    /**
     * This machine or kernel does not have it: no such processor event, no such file, or a controller that is not
     * enabled.
     *
     * @param reason a sentence for a person, which names what is missing and what would help
     */
    record Unsupported(String reason) implements Reading {}

    /**
     * The kernel would give a number, but it would be wrong: too few rights, or never scheduled on a counter.
     *
     * @param reason a sentence for a person, which names what stands in the way and what would help
     */
    record NotMeasurable(String reason) implements Reading {}

    /** The process or control group is no longer there. */
    record Gone() implements Reading {}
}
