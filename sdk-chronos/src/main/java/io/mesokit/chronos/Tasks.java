package io.mesokit.chronos;

import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;

/** Running tasks. Safe for use by many threads. */
public final class Tasks {
    private final Api api;

    Tasks(Api api) {
        this.api = api;
    }

    /**
     * Kills all tasks of a job that run when the server gets this; no counter changes, and no child starts. It succeeds
     * when nothing runs. {@code DELETE task/kill/{job}}, since 1.0; repeatable.
     *
     * @param job the job's name
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} for an unknown job, in 2.x with
     *     {@link io.mesokit.core.ServerException}
     */
    public Call<Void> killAll(String job) {
        return api.versioned(
                prefix -> Request.delete(prefix + "/task/kill")
                        .segment(job)
                        .repeatable(true)
                        .operation("tasks.killAll"),
                Decoder.nothing());
    }

    @Override
    public String toString() {
        return "Tasks of " + api;
    }
}
