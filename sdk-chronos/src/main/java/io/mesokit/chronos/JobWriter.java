package io.mesokit.chronos;

import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.OneTimeJob;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import java.time.Duration;
import java.util.Optional;

/** Calls that put jobs. What can be seen to be wrong without the server is refused when the call is made. */
final class JobWriter {
    private JobWriter() {}

    static Call<Void> put(Api api, Job job) {
        Job sent = OutgoingJob.of(job);
        JobCheck.check(sent, api.detection().known());
        return api.byVersion(prefix -> request(prefix, sent), version -> {
            JobCheck.check(sent, Optional.of(version));
            sent.asDependent().filter(dependent -> api.checksParents()).ifPresent(dependent -> parents(api, dependent));
            return api.plain(request(version.prefix(), sent), Decoder.nothing());
        });
    }

    static Call<Void> runOnceNow(Api api, OneTimeJob job) {
        OneTimeJob sent = OutgoingJob.of(job);
        JobCheck.check(sent, api.detection().known());
        return api.byVersion(prefix -> request(prefix, sent), version -> {
            JobCheck.check(sent, Optional.of(version));
            return api.plain(request(version.prefix(), sent), Decoder.nothing());
        });
    }

    private static Request request(String prefix, Job job) {
        return job.asScheduled()
                .map(scheduled -> request(prefix, scheduled))
                .orElseGet(() -> Request.post(prefix + "/dependency")
                        .json(job)
                        .repeatable(true)
                        .operation("jobs.putDependent"));
    }

    /** Without a start the server runs it at once, each time that it gets it. */
    private static Request request(String prefix, ScheduledJob job) {
        return Request.post(prefix + "/iso8601")
                .json(job)
                .repeatable(!job.schedule().startText().isEmpty())
                .operation("jobs.putScheduled");
    }

    private static Request request(String prefix, OneTimeJob job) {
        return Request.post(prefix + "/iso8601").json(job).operation("jobs.runOnceNow");
    }

    private static void parents(Api api, DependentJob job) {
        new ParentCheck(() -> new Graph(api).csv().execute(), pause -> sleep(api, pause)).check(job);
    }

    private static void sleep(Api api, Duration pause) {
        try {
            api.client().options().sleeper().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the next look at the graph sees it, and ends the call as cancelled
        }
    }
}
