package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a job runs now: {@code idle}, {@code queued}, {@code 2 running}, or in 2.x just {@code running}. Anything
 * else is kept as it came. Immutable.
 *
 * @param word the text, as on the wire
 */
public record RunState(@JsonValue String word) {
    /** Neither running nor waiting to. */
    public static final RunState IDLE = new RunState("idle");

    /** Waiting for an offer from Mesos. */
    public static final RunState QUEUED = new RunState("queued");

    private static final Pattern RUNNING = Pattern.compile("(?:(\\d{1,9}) )?running");

    /**
     * The text as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static RunState of(String word) {
        return new RunState(word);
    }

    /** Whether it is neither running nor queued. */
    public boolean idle() {
        return equals(IDLE);
    }

    /** Whether it is waiting for an offer from Mesos. */
    public boolean queued() {
        return equals(QUEUED);
    }

    /** How many runs there are; 1 where 2.x does not say. */
    public int running() {
        Matcher matcher = RUNNING.matcher(word);
        if (!matcher.matches()) {
            return 0;
        }
        return matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
    }

    /** The text itself. */
    @Override
    public String toString() {
        return word;
    }
}
