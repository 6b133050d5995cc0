package io.mesokit.mesos.view;

import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskId;
import java.util.Objects;

/**
 * What names a task in a cluster: task ids are unique within a framework only. Immutable.
 *
 * @param frameworkId the task's framework
 * @param taskId the id that the framework gave it
 */
public record TaskKey(FrameworkId frameworkId, TaskId taskId) {
    /** Checks that neither is null. */
    public TaskKey {
        Objects.requireNonNull(frameworkId, "frameworkId");
        Objects.requireNonNull(taskId, "taskId");
    }

    /** The key of this task. */
    public static TaskKey of(Task task) {
        return new TaskKey(task.frameworkId(), task.taskId());
    }

    /** The framework's id, a slash, the task's id. */
    @Override
    public String toString() {
        return frameworkId + "/" + taskId;
    }
}
