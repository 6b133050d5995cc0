package io.mesokit.perf.cgroup;

/** The two kinds of control groups. A machine may have both at once, each with some of the controllers. */
public enum Version {
    /** A hierarchy per controller, or per few of them. */
    V1,
    /** One hierarchy for all; also called unified. */
    V2
}
