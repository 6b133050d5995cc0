package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Why a task has its state. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record TaskStatusReason(@JsonValue String word) {
    /** Not used any more. */
    public static final TaskStatusReason COMMAND_EXECUTOR_FAILED =
            new TaskStatusReason("REASON_COMMAND_EXECUTOR_FAILED");

    /** Its container did not start. */
    public static final TaskStatusReason CONTAINER_LAUNCH_FAILED =
            new TaskStatusReason("REASON_CONTAINER_LAUNCH_FAILED");

    /** It broke a limit; the two that say which are used instead. */
    public static final TaskStatusReason CONTAINER_LIMITATION = new TaskStatusReason("REASON_CONTAINER_LIMITATION");

    /** It used more disk than it may. */
    public static final TaskStatusReason CONTAINER_LIMITATION_DISK =
            new TaskStatusReason("REASON_CONTAINER_LIMITATION_DISK");

    /** It used more memory than it may. */
    public static final TaskStatusReason CONTAINER_LIMITATION_MEMORY =
            new TaskStatusReason("REASON_CONTAINER_LIMITATION_MEMORY");

    /** Its revocable resources were taken back. */
    public static final TaskStatusReason CONTAINER_PREEMPTED = new TaskStatusReason("REASON_CONTAINER_PREEMPTED");

    /** Its container could not be resized. */
    public static final TaskStatusReason CONTAINER_UPDATE_FAILED =
            new TaskStatusReason("REASON_CONTAINER_UPDATE_FAILED");

    /** It ran for as long as it may. Since Mesos 1.6. */
    public static final TaskStatusReason MAX_COMPLETION_TIME_REACHED =
            new TaskStatusReason("REASON_MAX_COMPLETION_TIME_REACHED");

    /** The executor never registered. */
    public static final TaskStatusReason EXECUTOR_REGISTRATION_TIMEOUT =
            new TaskStatusReason("REASON_EXECUTOR_REGISTRATION_TIMEOUT");

    /** The executor did not come back after its agent restarted. */
    public static final TaskStatusReason EXECUTOR_REREGISTRATION_TIMEOUT =
            new TaskStatusReason("REASON_EXECUTOR_REREGISTRATION_TIMEOUT");

    /** The executor ended, and nothing more is known. */
    public static final TaskStatusReason EXECUTOR_TERMINATED = new TaskStatusReason("REASON_EXECUTOR_TERMINATED");

    /** Not used any more. */
    public static final TaskStatusReason EXECUTOR_UNREGISTERED = new TaskStatusReason("REASON_EXECUTOR_UNREGISTERED");

    /** Its framework was removed; the task may still be ending. */
    public static final TaskStatusReason FRAMEWORK_REMOVED = new TaskStatusReason("REASON_FRAMEWORK_REMOVED");

    /** Its sandbox was about to be deleted, and that could not be stopped. */
    public static final TaskStatusReason GC_ERROR = new TaskStatusReason("REASON_GC_ERROR");

    /** Not used. */
    public static final TaskStatusReason INVALID_FRAMEWORKID = new TaskStatusReason("REASON_INVALID_FRAMEWORKID");

    /** The offers were not usable. */
    public static final TaskStatusReason INVALID_OFFERS = new TaskStatusReason("REASON_INVALID_OFFERS");

    /** The process that carries its output died. Since Mesos 1.2. */
    public static final TaskStatusReason IO_SWITCHBOARD_EXITED = new TaskStatusReason("REASON_IO_SWITCHBOARD_EXITED");

    /** The old driver lost its master. */
    public static final TaskStatusReason MASTER_DISCONNECTED = new TaskStatusReason("REASON_MASTER_DISCONNECTED");

    /** The answer to a question. */
    public static final TaskStatusReason RECONCILIATION = new TaskStatusReason("REASON_RECONCILIATION");

    /** The agent does not have its resources. */
    public static final TaskStatusReason RESOURCES_UNKNOWN = new TaskStatusReason("REASON_RESOURCES_UNKNOWN");

    /** The agent was disconnected when its offer was used. */
    public static final TaskStatusReason AGENT_DISCONNECTED = new TaskStatusReason("REASON_AGENT_DISCONNECTED");

    /** Its agent is being drained. Since Mesos 1.9. */
    public static final TaskStatusReason AGENT_DRAINING = new TaskStatusReason("REASON_AGENT_DRAINING");

    /** The agent was removed or is out of contact. */
    public static final TaskStatusReason AGENT_REMOVED = new TaskStatusReason("REASON_AGENT_REMOVED");

    /** An operator said that its agent is gone. Since Mesos 1.5. */
    public static final TaskStatusReason AGENT_REMOVED_BY_OPERATOR =
            new TaskStatusReason("REASON_AGENT_REMOVED_BY_OPERATOR");

    /** Its agent is back in contact. Since Mesos 1.5. */
    public static final TaskStatusReason AGENT_REREGISTERED = new TaskStatusReason("REASON_AGENT_REREGISTERED");

    /** The agent restarted before the task reached it. */
    public static final TaskStatusReason AGENT_RESTARTED = new TaskStatusReason("REASON_AGENT_RESTARTED");

    /** Not used. */
    public static final TaskStatusReason AGENT_UNKNOWN = new TaskStatusReason("REASON_AGENT_UNKNOWN");

    /** It was killed before it reached its executor. */
    public static final TaskStatusReason TASK_KILLED_DURING_LAUNCH =
            new TaskStatusReason("REASON_TASK_KILLED_DURING_LAUNCH");

    /** Its check found something else. Since Mesos 1.2. */
    public static final TaskStatusReason TASK_CHECK_STATUS_UPDATED =
            new TaskStatusReason("REASON_TASK_CHECK_STATUS_UPDATED");

    /** Its health check found something else. Since Mesos 1.4. */
    public static final TaskStatusReason TASK_HEALTH_CHECK_STATUS_UPDATED =
            new TaskStatusReason("REASON_TASK_HEALTH_CHECK_STATUS_UPDATED");

    /** Its group makes no sense. Since Mesos 1.1. */
    public static final TaskStatusReason TASK_GROUP_INVALID = new TaskStatusReason("REASON_TASK_GROUP_INVALID");

    /** Its group is not allowed. Since Mesos 1.1. */
    public static final TaskStatusReason TASK_GROUP_UNAUTHORIZED =
            new TaskStatusReason("REASON_TASK_GROUP_UNAUTHORIZED");

    /** Its description makes no sense. */
    public static final TaskStatusReason TASK_INVALID = new TaskStatusReason("REASON_TASK_INVALID");

    /** It is not allowed. */
    public static final TaskStatusReason TASK_UNAUTHORIZED = new TaskStatusReason("REASON_TASK_UNAUTHORIZED");

    /** Not used. */
    public static final TaskStatusReason TASK_UNKNOWN = new TaskStatusReason("REASON_TASK_UNKNOWN");

    private static final Set<TaskStatusReason> KNOWN = Set.of(
            COMMAND_EXECUTOR_FAILED,
            CONTAINER_LAUNCH_FAILED,
            CONTAINER_LIMITATION,
            CONTAINER_LIMITATION_DISK,
            CONTAINER_LIMITATION_MEMORY,
            CONTAINER_PREEMPTED,
            CONTAINER_UPDATE_FAILED,
            MAX_COMPLETION_TIME_REACHED,
            EXECUTOR_REGISTRATION_TIMEOUT,
            EXECUTOR_REREGISTRATION_TIMEOUT,
            EXECUTOR_TERMINATED,
            EXECUTOR_UNREGISTERED,
            FRAMEWORK_REMOVED,
            GC_ERROR,
            INVALID_FRAMEWORKID,
            INVALID_OFFERS,
            IO_SWITCHBOARD_EXITED,
            MASTER_DISCONNECTED,
            RECONCILIATION,
            RESOURCES_UNKNOWN,
            AGENT_DISCONNECTED,
            AGENT_DRAINING,
            AGENT_REMOVED,
            AGENT_REMOVED_BY_OPERATOR,
            AGENT_REREGISTERED,
            AGENT_RESTARTED,
            AGENT_UNKNOWN,
            TASK_KILLED_DURING_LAUNCH,
            TASK_CHECK_STATUS_UPDATED,
            TASK_HEALTH_CHECK_STATUS_UPDATED,
            TASK_GROUP_INVALID,
            TASK_GROUP_UNAUTHORIZED,
            TASK_INVALID,
            TASK_UNAUTHORIZED,
            TASK_UNKNOWN);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static TaskStatusReason of(String word) {
        return new TaskStatusReason(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}
