package io.mesokit.chronos;

import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.TaskNotification;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import java.util.Optional;

/**
 * What only 2.x can do, up to 2.5.1; run against 3.x, these calls throw {@link IllegalStateException} and send nothing.
 * Safe for use by many threads.
 */
public final class Legacy2x {
    private static final String PREFIX = ChronosVersion.V2.prefix();

    private final Api api;

    Legacy2x(Api api) {
        this.api = api;
    }

    /**
     * Replaces a scheduled job. Up to 2.1 this is the only way to replace one, and fails if there is none; from 2.3.2
     * on it is {@link Jobs#putScheduled} by another method. {@code PUT iso8601}; repeatable.
     *
     * @param job the job, with its counters as they shall be
     * @throws InvalidJobException if the job must not be sent
     */
    public Call<Void> replaceScheduled(ScheduledJob job) {
        return replace("/iso8601", "legacy2x.replaceScheduled", job);
    }

    /**
     * Replaces a dependent job; see {@link #replaceScheduled}. {@code PUT dependency}; repeatable.
     *
     * @param job the job, with its counters as they shall be
     * @throws InvalidJobException if the job must not be sent
     */
    public Call<Void> replaceDependent(DependentJob job) {
        return replace("/dependency", "legacy2x.replaceDependent", job);
    }

    private Call<Void> replace(String path, String operation, Job job) {
        Job sent = OutgoingJob.of(job);
        JobCheck.check(sent, Optional.of(ChronosVersion.V2));
        return on2x(Request.put(PREFIX + path).json(sent).repeatable(true).operation(operation));
    }

    /**
     * Reports how a run of an asynchronous job ended. An unknown task is accepted without a word.
     * {@code PUT task/{id}}; not repeatable.
     *
     * @param taskId the task's id, from its environment's {@code mesos_task_id}
     * @param notification how it ended
     */
    public Call<Void> updateAsyncTask(String taskId, TaskNotification notification) {
        return on2x(
                Request.put(PREFIX + "/task").segment(taskId).json(notification).operation("legacy2x.updateAsyncTask"));
    }

    /**
     * Forgets all queued tasks, and those stored. {@code DELETE task/all}; not repeatable, for what was queued in between
     * would be forgotten too.
     */
    public Call<Void> purgeTasks() {
        return on2x(Request.delete(PREFIX + "/task/all").operation("legacy2x.purgeTasks"));
    }

    private Call<Void> on2x(Request request) {
        return api.byVersion(prefix -> request, version -> {
            if (version != ChronosVersion.V2) {
                throw new IllegalStateException(
                        request.operation() + " is for Chronos 2.x, and " + api + " is " + version);
            }
            return api.plain(request, Decoder.nothing());
        });
    }

    @Override
    public String toString() {
        return "Operations of Chronos 2.x at " + api;
    }
}
