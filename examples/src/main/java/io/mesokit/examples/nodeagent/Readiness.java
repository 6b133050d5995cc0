package io.mesokit.examples.nodeagent;

import java.util.Locale;

/** Whether a task can be read, and if not, why. */
public enum Readiness {
    /** It is read. */
    READY("It is read."),
    /** Its last status is not TASK_RUNNING. */
    NOT_RUNNING("Its last status is not TASK_RUNNING."),
    /** It runs in Docker, whose containerizer tells no process. */
    DOCKER("The Docker containerizer tells no process; run it with the Mesos containerizer (container type MESOS)."),
    /** The agent tells no process of it. */
    NO_PID("The agent tells no process of it: it is just starting, or is run by a containerizer that tells none."),
    /** Its process or its group is no longer there. */
    GONE("It has ended since the agent was asked."),
    /** It is not in a group of its own. */
    ROOT_CGROUP("It is in the root group, which is the whole machine: start the Mesos agent with"
            + " --isolation=cgroups/cpu,cgroups/mem. Right after its start that may be so for a moment."),
    /** It is in a group that is not its container's. */
    OTHER_CGROUP("It is in a group that is not its container's: start the Mesos agent with"
            + " --isolation=cgroups/cpu,cgroups/mem. Or it has ended, and its process id was given out anew."),
    /** Its group has neither CPU nor memory. */
    NO_CONTROLLER("Its group has neither the controller cpu nor memory: start the Mesos agent with"
            + " --isolation=cgroups/cpu,cgroups/mem."),
    /** Another task is in the same group, and is read. */
    SHARED("It shares its group with another task, as tasks of a pod do; what the group uses is told of that one."),
    /** This process may not look at it. */
    DENIED("This process may not look at it: run it as root, in the host's pid namespace."),
    /** As many tasks as may be are read already. */
    TOO_MANY("As many tasks as may be are read already: raise --watch-limit, or the limit of open files."),
    /** What the Mesos agent tells of it cannot be understood. */
    UNREADABLE("What the Mesos agent tells of it cannot be understood."),
    /** This machine has no control groups. */
    UNSUPPORTED("Control groups cannot be found on this machine.");

    private final String sentence;

    Readiness(String sentence) {
        this.sentence = sentence;
    }

    /** What it means, and what would help. */
    public String sentence() {
        return sentence;
    }

    /** The name for labels: {@code no_pid}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
