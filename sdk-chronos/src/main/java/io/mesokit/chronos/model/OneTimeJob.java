package io.mesokit.chronos.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import org.immutables.value.Value;

/**
 * A job that is run once, as soon as it is sent. It exists on the way to the server only: what is read back is a
 * {@link ScheduledJob} with the schedule {@code R1/<now>/PT24H}, and {@link #concurrent()} is forgotten. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = OneTimeJobBuilder.class)
@JsonSerialize(as = OneTimeJob.class)
public non-sealed interface OneTimeJob extends JobDefinition {
    /**
     * A job of which nothing but the command matters.
     *
     * @param name the job's name
     * @param command what to run
     */
    static OneTimeJob of(String name, String command) {
        return builder().name(name).command(command).build();
    }

    /** Starts with nothing set; {@code name} is needed. */
    static OneTimeJobBuilder builder() {
        return new OneTimeJobBuilder();
    }

    /** A builder that starts from this job. */
    default OneTimeJobBuilder toBuilder() {
        return new OneTimeJobBuilder().from(this);
    }

    /** One line for people, also what {@code toString()} gives: name and command. */
    default String toText() {
        return JobText.of(this, "once, now");
    }
}
