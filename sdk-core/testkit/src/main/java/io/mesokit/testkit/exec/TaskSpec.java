package io.mesokit.testkit.exec;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A task to be run.
 *
 * @param id the task id
 * @param name the job or app it belongs to
 * @param command the shell command, arguments appended
 * @param environment the whole environment that the framework adds
 * @param cpus the CPUs it may use; 0.5 is half of one CPU's time
 * @param mem the memory it asked for, in MiB; counted against the capacity, not enforced
 * @param container the id of its container, by which its control group is named if it has one
 * @param pod the id of the container that its own is nested in
 */
public record TaskSpec(
        String id,
        String name,
        String command,
        Map<String, String> environment,
        double cpus,
        double mem,
        String container,
        Optional<String> pod) {
    /** Copies the environment. */
    public TaskSpec {
        environment = Map.copyOf(environment);
    }

    /** A task in a container of its own, of an id that nothing else has. */
    public TaskSpec(String id, String name, String command, Map<String, String> environment, double cpus, double mem) {
        this(id, name, command, environment, cpus, mem, UUID.randomUUID().toString(), Optional.empty());
    }

    /** The same task in another container, which is nested in none. */
    public TaskSpec in(String otherContainer) {
        return new TaskSpec(id, name, command, environment, cpus, mem, otherContainer, Optional.empty());
    }
}
