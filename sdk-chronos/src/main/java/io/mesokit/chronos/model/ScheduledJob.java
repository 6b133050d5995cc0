package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TimeZone;
import org.immutables.value.Value;

/** A job that is run at times. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ScheduledJobBuilder.class)
@JsonSerialize(as = ScheduledJob.class)
public non-sealed interface ScheduledJob extends Job {
    /**
     * When to run. The server writes it anew with each run, triggered ones and retries among them: the start moves on
     * and the count goes down, so what is read is not what was put; compare with {@link Schedule#sameRecurrence}.
     */
    @JsonProperty("schedule")
    Schedule schedule();

    /**
     * The time zone in which the digits of the schedule's start are meant, such as {@code Europe/Berlin}; empty to go
     * by the start itself. An unknown one would silently mean GMT, so it is refused before it is sent. Since 2.3.2.
     */
    @JsonProperty("scheduleTimeZone")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String scheduleTimeZone() {
        return "";
    }

    /** Starts with nothing set; {@code name} and {@code schedule} are needed. */
    static ScheduledJobBuilder builder() {
        return new ScheduledJobBuilder();
    }

    /** A builder that starts from this job, its counters among the rest. */
    default ScheduledJobBuilder toBuilder() {
        return new ScheduledJobBuilder().from(this);
    }

    @Override
    default ScheduledJob resetCounters() {
        return toBuilder()
                .successCount(0)
                .errorCount(0)
                .errorsSinceLastSuccess(0)
                .lastSuccess("")
                .lastError("")
                .build();
    }

    @Override
    default ScheduledJob withDisabled(boolean disabled) {
        return toBuilder().disabled(disabled).build();
    }

    @Override
    default ScheduledJob withCommand(String command) {
        return toBuilder().command(command).build();
    }

    /**
     * When the schedule, in the job's time zone, next comes round; the server skips it while the job is
     * {@link #disabled()}. A zone that this JVM does not know counts as GMT, as with the server.
     *
     * @param after the moment from which to look, itself included
     * @return empty if the schedule is used up by then
     */
    default Optional<Instant> nextRun(Instant after) {
        return scheduleTimeZone().isEmpty()
                ? schedule().next(after)
                : schedule().next(after, zone());
    }

    private ZoneId zone() {
        return TimeZone.getTimeZone(scheduleTimeZone()).toZoneId();
    }

    /** One line for people, also what {@code toString()} gives: name, schedule, command and what became of it. */
    default String toText() {
        String zone = scheduleTimeZone().isEmpty() ? "" : " " + scheduleTimeZone();
        return JobText.of(this, schedule() + zone);
    }
}
