package io.mesokit.mesos;

/** Given to calls that can never be undone, so that nobody makes one by mistake. */
public enum Irreversible {
    /** Yes: this is meant, and it is known what it does. */
    CONFIRMED
}
