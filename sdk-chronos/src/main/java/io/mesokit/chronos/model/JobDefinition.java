package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * All that a {@link Job} and a {@link OneTimeJob} have in common: what to run, where, and what becomes of it.
 * Immutable.
 *
 * <p>Texts that were never set are empty, as in the server's own answers. What is absent or empty is never sent, for
 * Chronos reads a JSON null as the text "null", as 0 or as false. Defaults named here are the server's, since 1.0
 * unless said otherwise; the field exists in all versions unless said otherwise.
 */
public sealed interface JobDefinition permits Job, OneTimeJob {
    /**
     * The job's name, by which everything refers to it; it cannot be changed later. Letters, digits, {@code _}, {@code
     * .} and {@code -}; in 2.x spaces and {@code #} as well.
     */
    @JsonProperty("name")
    String name();

    /**
     * What to run. If it starts with {@code http} or {@code ftp} it is downloaded and executed, and {@link #shell()},
     * {@link #arguments()} and {@link #uris()} are ignored. 3.x accepts an empty command; 2.5 does not.
     */
    @JsonProperty("command")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String command() {
        return "";
    }

    /** Whether the command is given to {@code /bin/sh -c}; true unless set. Since 2.3.2. */
    @JsonProperty("shell")
    @Value.Default
    default boolean shell() {
        return true;
    }

    /**
     * Joined with spaces, without any {@code ;}, and appended to the command, also when {@link #shell()}. Since 2.3.2.
     */
    @JsonProperty("arguments")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> arguments();

    /** A custom executor's path; the command is then handed to it as data. */
    @JsonProperty("executor")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String executor() {
        return "";
    }

    /** Flags for the {@link #executor()}. */
    @JsonProperty("executorFlags")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String executorFlags() {
        return "";
    }

    /** Data for the {@link #executor()}. Since 2.5. */
    @JsonProperty("taskInfoData")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String taskInfoData() {
        return "";
    }

    /** How often a failed run is tried again before it counts as failed; 2 unless set. */
    @JsonProperty("retries")
    OptionalInt retries();

    /** E-mail addresses, separated by commas. */
    @JsonProperty("owner")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String owner() {
        return "";
    }

    /** Who that is, for people. Since 2.3.3. */
    @JsonProperty("ownerName")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String ownerName() {
        return "";
    }

    /** What the job is for. Since 2.3.3. */
    @JsonProperty("description")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String description() {
        return "";
    }

    /**
     * CPUs of a run; the server's {@code --mesos_task_cpu}, 0.1, unless set. 0 means that default, so it is refused.
     */
    @JsonProperty("cpus")
    OptionalDouble cpus();

    /** Memory of a run in MiB; {@code --mesos_task_mem}, 128, unless set. 0 means that default, so it is refused. */
    @JsonProperty("mem")
    OptionalDouble mem();

    /** Disk of a run in MiB; {@code --mesos_task_disk}, 256, unless set. 0 means that default, so it is refused. */
    @JsonProperty("disk")
    OptionalDouble disk();

    /** Whether the job is kept but never run, not even when triggered; false unless set. */
    @JsonProperty("disabled")
    @Value.Default
    default boolean disabled() {
        return false;
    }

    /** Whether jobs that depend on this one start even when it failed; false unless set. Since 2.3.2. */
    @JsonProperty("softError")
    @Value.Default
    default boolean softError() {
        return false;
    }

    /** Whether runs may report progress; false unless set. Since 2.3.3, where the manual calls it {@code dataJob}. */
    @JsonProperty("dataProcessingJobType")
    @Value.Default
    default boolean dataProcessingJobType() {
        return false;
    }

    /** Whether it is queued before jobs that are not; false unless set. */
    @JsonProperty("highPriority")
    @Value.Default
    default boolean highPriority() {
        return false;
    }

    /** The user to run as; the server's {@code --user}, root, unless set. Since 2.3.2. */
    @JsonProperty("runAsUser")
    Optional<String> runAsUser();

    /**
     * Whether a run may start while another is still running; false unless set. Since 3.0; a one-time job forgets it.
     */
    @JsonProperty("concurrent")
    @Value.Default
    default boolean concurrent() {
        return false;
    }

    /**
     * Seconds after which a run is killed, 0 for never. In no released version; 3.0.3 and development builds have it.
     */
    @JsonProperty("maxCompletionTime")
    OptionalLong maxCompletionTime();

    /** Files to download first: the old way, without options. A job has these or {@link #fetch()}, never both. */
    @JsonProperty("uris")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> uris();

    /** Files to download first. Since 2.5. A list of all jobs shows them under {@link #uris()} as well. */
    @JsonProperty("fetch")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Fetch> fetch();

    /** Environment of a run, besides what Chronos and Mesos set, which wins. Since 2.3.2. */
    @JsonProperty("environmentVariables")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<EnvironmentVariable> environmentVariables();

    /** The container to run in; absent to run on the agent itself. Since 2.3.2. */
    @JsonProperty("container")
    Optional<Container> container();

    /** Which agents will do, by their attributes; all constraints must hold. Since 2.3.4. */
    @JsonProperty("constraints")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Constraint> constraints();

    /**
     * How many runs succeeded, as counted by the server. It takes the number from what it is sent: keep it, as an edit
     * of a job read from the server does, or go back to zero with {@link Job#resetCounters()}.
     */
    @JsonProperty("successCount")
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Value.Default
    default long successCount() {
        return 0;
    }

    /** How many runs failed for good; see {@link #successCount()}. */
    @JsonProperty("errorCount")
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Value.Default
    default long errorCount() {
        return 0;
    }

    /** How many runs failed after the last that succeeded; see {@link #successCount()}. */
    @JsonProperty("errorsSinceLastSuccess")
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Value.Default
    default long errorsSinceLastSuccess() {
        return 0;
    }

    /** When a run last succeeded, in ISO-8601 with milliseconds and zone, or empty; see {@link #successCount()}. */
    @JsonProperty("lastSuccess")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String lastSuccess() {
        return "";
    }

    /** When a run last failed, in ISO-8601 with milliseconds and zone, or empty; see {@link #successCount()}. */
    @JsonProperty("lastError")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String lastError() {
        return "";
    }

    /** How late a run may start and not be skipped, an ISO-8601 period; {@code PT60S} unless set. Up to 2.5.1. */
    @JsonProperty("epsilon")
    Optional<String> epsilon();

    /** Whether a run ends only when somebody reports it, not when its process does. Up to 2.5.1. */
    @JsonProperty("async")
    Optional<Boolean> async();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    Map<String, JsonNode> unknownFields();
}
