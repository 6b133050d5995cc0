package io.mesokit.testkit.mesos;

/** How far a master is in its start. */
public enum Phase {
    /** It listens, but its routes are not there yet: 404 for everything. */
    STARTING,
    /** It has been elected and reads its registry: 503. */
    RECOVERING,
    /** It does its work. */
    READY
}
