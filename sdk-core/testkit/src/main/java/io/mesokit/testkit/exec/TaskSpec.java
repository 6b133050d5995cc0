package io.mesokit.testkit.exec;

import java.util.Map;

/**
 * A task to be run.
 *
 * @param id the task id
 * @param name the job or app it belongs to
 * @param command the shell command, arguments appended
 * @param environment the whole environment that the framework adds
 * @param cpus the CPUs it may use; 0.5 is half of one CPU's time
 * @param mem the memory it asked for, in MiB; counted against the capacity, not enforced
 */
public record TaskSpec(
        String id, String name, String command, Map<String, String> environment, double cpus, double mem) {
    /** Copies the environment. */
    public TaskSpec {
        environment = Map.copyOf(environment);
    }
}
