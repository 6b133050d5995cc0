package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What is limited; see getrlimit(2). An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record RLimitType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final RLimitType UNKNOWN = new RLimitType("UNKNOWN");

    /** Address space, in bytes. */
    public static final RLimitType AS = new RLimitType("RLMT_AS");

    /** Core file, in bytes. */
    public static final RLimitType CORE = new RLimitType("RLMT_CORE");

    /** Time on the CPU, in seconds. */
    public static final RLimitType CPU = new RLimitType("RLMT_CPU");

    /** Data segment, in bytes. */
    public static final RLimitType DATA = new RLimitType("RLMT_DATA");

    /** Size of a file, in bytes. */
    public static final RLimitType FSIZE = new RLimitType("RLMT_FSIZE");

    /** Locks. */
    public static final RLimitType LOCKS = new RLimitType("RLMT_LOCKS");

    /** Locked memory, in bytes. */
    public static final RLimitType MEMLOCK = new RLimitType("RLMT_MEMLOCK");

    /** Message queues, in bytes. */
    public static final RLimitType MSGQUEUE = new RLimitType("RLMT_MSGQUEUE");

    /** Priority. */
    public static final RLimitType NICE = new RLimitType("RLMT_NICE");

    /** Open files. */
    public static final RLimitType NOFILE = new RLimitType("RLMT_NOFILE");

    /** Processes. */
    public static final RLimitType NPROC = new RLimitType("RLMT_NPROC");

    /** Resident memory, in pages. */
    public static final RLimitType RSS = new RLimitType("RLMT_RSS");

    /** Real-time priority. */
    public static final RLimitType RTPRIO = new RLimitType("RLMT_RTPRIO");

    /** Real-time work without a break, in microseconds. */
    public static final RLimitType RTTIME = new RLimitType("RLMT_RTTIME");

    /** Signals that wait. */
    public static final RLimitType SIGPENDING = new RLimitType("RLMT_SIGPENDING");

    /** Stack, in bytes. */
    public static final RLimitType STACK = new RLimitType("RLMT_STACK");

    private static final Set<RLimitType> KNOWN = Set.of(
            UNKNOWN,
            AS,
            CORE,
            CPU,
            DATA,
            FSIZE,
            LOCKS,
            MEMLOCK,
            MSGQUEUE,
            NICE,
            NOFILE,
            NPROC,
            RSS,
            RTPRIO,
            RTTIME,
            SIGPENDING,
            STACK);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static RLimitType of(String word) {
        return new RLimitType(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}
