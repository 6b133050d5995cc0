package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/*
 * What an errno of perf_event_open means here, as a sentence that names the way out.
 *
 * The kernel has few numbers for many reasons. ENOENT is a missing processor event, but also a control group directory
 * of the version that perf events are not bound to: there even a clock cannot be opened, and that is how the two are
 * told apart. Whether the machine has no counters or does not know this event, is told by opening the commonest of all,
 * instructions in user mode of this thread, which no right stands in the way of. EACCES comes from the kernel's own
 * rules, EPERM from seccomp, and EINVAL from a follower that does not fit into its group, or on x86 for a cache event that
 * the processor lacks: such a one cannot be opened by itself either.
 */
record Diagnosis(Machine machine, Target target) {
    /** Not an errno: ENOENT, and a clock gives the same. */
    static final int NOTHING_AT_ALL = -Errno.ENOENT;
    /** Not an errno: EINVAL, and by itself the event gives the same. */
    static final int NOT_EVEN_ALONE = -Errno.EINVAL;

    private static final EventCode.Fixed INSTRUCTIONS = EventCode.fixed(EventCode.HARDWARE, 1);

    /** Why an event could not be opened at a place. */
    Refusal of(PerfEvent event, EventCode.Fixed code, int errno, boolean userModeOnly) {
        return switch (errno) {
            case Errno.EACCES -> notPermitted(event);
            case Errno.EPERM -> blocked(event, "Operation not permitted");
            case Errno.ENOSYS -> blocked(event, "Function not implemented");
            case NOTHING_AT_ALL -> otherHierarchy();
            case Errno.ENOENT, Errno.ENODEV, Errno.EOPNOTSUPP -> unknown(event, code);
            case Errno.ENOSPC, Errno.EBUSY -> tooMany(event);
            case Errno.EBADF ->
                new Refusal(PerfObstacle.GONE, target + " is not there: the directory is none of a control group.");
            case NOT_EVEN_ALONE -> invalid(event, code, userModeOnly);
            case Errno.EINVAL -> misfit(event);
            default ->
                new Refusal(
                        PerfObstacle.OTHER,
                        event + " of " + target + " cannot be counted: the kernel answered errno " + errno + ".");
        };
    }

    /** Why the target itself could not be opened. */
    Refusal ofTarget(int errno) {
        return switch (errno) {
            case Errno.EMFILE, Errno.ENFILE -> ofDescriptors();
            case Errno.EACCES ->
                new Refusal(
                        PerfObstacle.NOT_PERMITTED, "The directory of " + target + " may not be read by this process.");
            case Errno.ENOENT, Errno.ENOTDIR, Errno.ENODEV -> new Refusal(PerfObstacle.GONE, target + " is not there.");
            default ->
                new Refusal(
                        PerfObstacle.OTHER,
                        "The directory of " + target + " cannot be opened: the kernel answered errno " + errno + ".");
        };
    }

    /** Why nobody can say where the target is to be counted. */
    Refusal ofPlaces(IOException unlisted) {
        return new Refusal(
                PerfObstacle.OTHER,
                "Where " + target + " is to be counted cannot be told now: " + unlisted.getMessage() + ".");
    }

    private Refusal ofDescriptors() {
        return new Refusal(
                PerfObstacle.TOO_MANY_DESCRIPTORS,
                "Counting " + target + " takes a descriptor for each event at each thread or processor, and "
                        + machine.budget()
                        + " (half of `ulimit -n` if nobody said less) are in use. Watch less at once, name fewer events, or "
                        + "raise the limit (LimitNOFILE= in a systemd unit).");
    }

    Refusal ofTheKernelsOwn(PerfEvent event) {
        return new Refusal(
                PerfObstacle.USER_MODE_ONLY,
                event + " happens in the kernel alone, which this process may not count, so it would always read 0: "
                        + paranoid() + " " + capability());
    }

    private Refusal notPermitted(PerfEvent event) {
        return new Refusal(
                PerfObstacle.NOT_PERMITTED,
                "This process may not count " + event + " of " + target + ": " + paranoid() + " " + capability());
    }

    private String paranoid() {
        Path file = machine.proc().resolve("sys/kernel/perf_event_paranoid");
        try {
            String level = Files.readString(file).strip();
            return "kernel.perf_event_paranoid is " + level
                    + (level.length() == 1 && level.charAt(0) > '2'
                            ? ", with which Debian and Ubuntu forbid it wholly."
                            : ".");
        } catch (IOException absent) {
            return "kernel.perf_event_paranoid cannot be read.";
        }
    }

    private String capability() {
        boolean whole = target instanceof CgroupTarget;
        return "Give the Java process CAP_PERFMON (Linux 5.8; CAP_SYS_ADMIN before), or set kernel.perf_event_paranoid to "
                + (whole ? "0 or less" : "1 or less") + (whole ? "." : ", and be of the same user as what is counted.");
    }

    private static Refusal blocked(PerfEvent event, String answer) {
        return new Refusal(
                PerfObstacle.BLOCKED,
                event + " cannot be counted, for perf_event_open(2) is refused as a whole (\"" + answer
                        + "\"): as a rule by the seccomp profile of a container. Allow the call there, as the default "
                        + "profile does for containers with CAP_PERFMON.");
    }

    private Refusal otherHierarchy() {
        return new Refusal(
                PerfObstacle.OTHER_HIERARCHY,
                "The kernel has bound perf events to another hierarchy of control groups than that of " + target
                        + ". Give the directory in the hierarchy which the perf_event line of /proc/PID/cgroup names; if there is "
                        + "no such line, that of version 2. If it is that already, nothing was ever handed on there since the "
                        + "machine started: write +pids, or another controller, into cgroup.subtree_control of its root.");
    }

    private Refusal unknown(PerfEvent event, EventCode.Fixed code) {
        if (code.isOfTheProcessor() && !hasCounters()) {
            return new Refusal(
                    PerfObstacle.NO_PMU,
                    event
                            + " cannot be counted: this machine has no processor counters, as is usual in a virtual machine. "
                            + "Give the guest a PMU, or keep to software events such as " + PerfEvent.TASK_CLOCK + ".");
        }
        return noSuchEvent(event);
    }

    private static Refusal noSuchEvent(PerfEvent event) {
        return new Refusal(PerfObstacle.NO_SUCH_EVENT, "This processor and kernel cannot count " + event + ".");
    }

    private boolean hasCounters() {
        ThreadTarget self = new ThreadTarget(0, 0);
        return new Spot(machine, self, Place.thread(0), 0).tryAlone(INSTRUCTIONS, true) >= 0;
    }

    private static Refusal tooMany(PerfEvent event) {
        return new Refusal(
                PerfObstacle.TOO_MANY_EVENTS, "All counters that could count " + event + " are in use by others.");
    }

    private static Refusal invalid(PerfEvent event, EventCode.Fixed code, boolean userModeOnly) {
        if (userModeOnly && !code.isOfTheProcessor() && !code.isSoftware()) {
            return new Refusal(
                    PerfObstacle.NOT_PERMITTED,
                    event + " cannot leave the kernel out, and this process may not count it. Give it CAP_PERFMON.");
        }
        return noSuchEvent(event);
    }

    private static Refusal misfit(PerfEvent event) {
        return new Refusal(
                PerfObstacle.TOO_MANY_EVENTS,
                event
                        + " does not fit into one group with the others: the processor has too few counters for all of them, or "
                        + "it is of another PMU. Open it by itself.");
    }
}
