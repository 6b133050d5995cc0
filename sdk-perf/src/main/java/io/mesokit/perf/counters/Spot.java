package io.mesokit.perf.counters;

/** A place where events can be opened right now. */
record Spot(Machine machine, Target target, Place place, int held) {
    static final int NO_LEADER = -1;

    /** A descriptor or a negative errno. */
    int open(EventCode.Fixed code, int leader, boolean inherit, boolean userModeOnly) {
        boolean leads = leader == NO_LEADER;
        return target.open(machine, Abi.attributes(code, leads, inherit, userModeOnly), place, held, leader);
    }

    /** Opens an event for no more than to see whether it can be done by itself: zero or a negative errno. */
    int tryAlone(EventCode.Fixed code, boolean userModeOnly) {
        int descriptor = open(code, NO_LEADER, target.inherits(), userModeOnly);
        return descriptor < 0 ? descriptor : machine.calls().close(descriptor);
    }

    /**
     * Whether an error says no more than that a thread has ended or a processor is off. The kernel lists one that is being
     * switched off for a while after perf events have left it, so it is a clock that tells whether they have. Events of the
     * processor itself are refused there with ENOENT where its cores are of several kinds, for it is of none by then.
     */
    boolean isGone(int errno) {
        boolean maybeOff = errno == Errno.ENODEV || errno == Errno.ENOENT;
        return errno == Errno.ESRCH || maybeOff && tryAlone(EventCode.TASK_CLOCK, false) == -Errno.ENODEV;
    }
}
