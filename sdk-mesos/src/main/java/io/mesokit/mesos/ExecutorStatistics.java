package io.mesokit.mesos;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mesokit.mesos.model.ResourceStatistics;
import java.util.Optional;

/**
 * What an executor uses, as {@code /monitor/statistics} has it. Immutable.
 *
 * @param executorId the executor
 * @param executorName its name
 * @param frameworkId of which framework
 * @param source what it was started for
 * @param statistics what it uses; empty if that could not be found out
 */
public record ExecutorStatistics(
        @JsonProperty("executor_id") String executorId,
        @JsonProperty("executor_name") String executorName,
        @JsonProperty("framework_id") String frameworkId,
        @JsonProperty("source") String source,
        @JsonProperty("statistics") Optional<ResourceStatistics> statistics) {}
