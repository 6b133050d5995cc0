package io.mesokit.core.spi;

import java.time.Duration;

/**
 * What keeps an {@link Upload} from looking dead while nobody writes. It is sent by the thread that writes the body, so
 * it needs no timer.
 *
 * @param record the record to send; not copied
 * @param every after how long a silence
 */
public record Heartbeat(byte[] record, Duration every) {
    /** Refuses an interval that is not more than zero. */
    public Heartbeat {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("every must be more than zero: " + every);
        }
    }

    /** Says how often, and not what. */
    @Override
    public String toString() {
        return "a heartbeat every " + every;
    }
}
