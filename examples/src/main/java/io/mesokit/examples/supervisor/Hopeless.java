package io.mesokit.examples.supervisor;

/** What to do with a job that cannot meet its deadline any more. */
public enum Hopeless {
    /** Go on at the largest size that helps. */
    KEEP,
    /** Go on, but no larger than it asked for, and after all jobs that can still make it. */
    DEMOTE,
    /** Delete it. */
    STOP
}
