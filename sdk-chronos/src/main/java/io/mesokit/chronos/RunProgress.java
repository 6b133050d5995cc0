package io.mesokit.chronos;

import io.mesokit.chronos.model.RunState;
import java.time.Duration;

/**
 * How a run that is waited for is getting on. Immutable.
 *
 * @param job the job's name
 * @param state whether it is idle, queued or running
 * @param elapsed how long it has been waited for
 */
public record RunProgress(String job, RunState state, Duration elapsed) {
    /** Such as {@code etl: 1 running after PT3S}. */
    @Override
    public String toString() {
        return job + ": " + state + " after " + elapsed;
    }
}
