package io.mesokit.testkit.exec;

/** How real processes are held to the {@code cpus} of their task. */
public enum CpuLimiting {
    /** A cgroup where this machine permits it, otherwise the duty cycle. */
    AUTO,
    /** A quota in a cgroup of version 2 or 1; needs the right to make one. */
    CGROUP,
    /** SIGSTOP and SIGCONT in turns, so that the measured CPU time stays within the share; needs no rights. */
    DUTY_CYCLE,
    /** No limit; the CPU time is still measured. */
    NONE
}
