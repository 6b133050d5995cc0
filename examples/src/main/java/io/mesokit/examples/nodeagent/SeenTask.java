package io.mesokit.examples.nodeagent;

import java.util.List;
import java.util.Map.Entry;
import java.util.OptionalLong;

/**
 * A task, as the Mesos agent tells of it. Immutable.
 *
 * @param key tells it from the others of this agent, and from an earlier container of the same task
 * @param id its id
 * @param name its name
 * @param framework its framework's id
 * @param containers the ids of its container and of those around it, the innermost first; empty if they are not told
 * @param labels keys and values, in the agent's order; keys may be there twice
 * @param share what it was given
 * @param pid its executor's process, if it is told
 * @param state {@link Readiness#READY} if it can be looked for, or why not
 */
public record SeenTask(
        String key,
        String id,
        String name,
        String framework,
        List<String> containers,
        List<Entry<String, String>> labels,
        Share share,
        OptionalLong pid,
        Readiness state) {

    /** Copies the lists. */
    public SeenTask {
        containers = List.copyOf(containers);
        labels = List.copyOf(labels);
    }

    /**
     * What a task was given, revocable resources included.
     *
     * @param cpus in cores
     * @param revocableCpus those of them that may be taken back at any time
     * @param memoryBytes of memory
     */
    public record Share(double cpus, double revocableCpus, long memoryBytes) {
        /** Nothing. */
        static final Share NONE = new Share(0, 0, 0);
    }

    /**
     * The value of a label, the first one if there are several.
     *
     * @param key its key, as the framework gave it
     * @return empty text if it is not there
     */
    public String label(String key) {
        return labels.stream()
                .filter(label -> label.getKey().equals(key))
                .map(Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
