package io.mesokit.examples.supervisor.plan;

/** What the supervisor thinks of a job's deadline. */
public enum Verdict {
    /** Some allowed size meets the deadline with reserve. */
    ON_PLAN,
    /** On plan, and earlier than is welcome: the job is being made smaller. */
    AHEAD,
    /** At the largest size the deadline is met on average, but without the reserve. */
    AT_RISK,
    /** Even a lucky course at the largest size ends after the deadline. */
    INFEASIBLE,
    /** The framework owes a run or a report; nothing is decided on missing data. */
    STALLED;

    /** Whether the deadline is expected to be met with reserve. */
    public boolean fits() {
        return this == ON_PLAN || this == AHEAD;
    }
}
