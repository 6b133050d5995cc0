package io.mesokit.perf.counters;

/** What stands in the way of counting an event, by what can be done about it. */
public enum PerfObstacle {
    /** The processor's counters are not there: as a rule a virtual machine that was given none. */
    NO_PMU,
    /** The counters are there, but this processor or kernel does not know the event. */
    NO_SUCH_EVENT,
    /** {@code kernel.perf_event_paranoid} and too few capabilities. */
    NOT_PERMITTED,
    /** The call itself is refused: seccomp, as container runtimes set it, or a kernel without perf events. */
    BLOCKED,
    /** The kernel may not be counted, and the event happens nowhere else: it would always read zero. */
    USER_MODE_ONLY,
    /** The directory is of one cgroup version, and the kernel has bound perf events to the other. */
    OTHER_HIERARCHY,
    /** The control group is the root where perf events are: its counters would be those of all other groups too. */
    NO_GROUP_OF_ITS_OWN,
    /** The limit on open files, or the part of it that is spent on counters, is reached. */
    TOO_MANY_DESCRIPTORS,
    /** The processor has fewer counters than the group has events, or other users hold them. */
    TOO_MANY_EVENTS,
    /** Only for the whole machine, not for a process or control group. */
    MACHINE_WIDE,
    /** No system, processor or Java setup in which this library can make the call. */
    NO_NATIVE_ACCESS,
    /** The process, thread or control group is not there. */
    GONE,
    /** Anything else that the kernel answered. */
    OTHER
}
