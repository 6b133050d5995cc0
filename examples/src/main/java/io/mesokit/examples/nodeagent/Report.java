package io.mesokit.examples.nodeagent;

import io.mesokit.core.MesokitException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one round found. Immutable, but for the bytes, which nobody changes.
 *
 * @param at when it was read
 * @param text what Prometheus gets
 * @param verdicts what became of each task that the Mesos agent told of, the last time that it answered
 * @param silence why the Mesos agent gave no answer when it was asked last, or has given none for too long; empty if it
 *     did answer
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, each second: not copied
public record Report(Instant at, byte[] text, List<Verdict> verdicts, Optional<MesokitException> silence) {
    /** The part of a message that is for people in a hurry. */
    static String firstLine(MesokitException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** What Prometheus gets. */
    public String asText() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
