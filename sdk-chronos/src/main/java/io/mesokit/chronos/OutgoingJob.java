package io.mesokit.chronos;

import io.mesokit.chronos.model.Fetch;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobDefinition;
import io.mesokit.chronos.model.OneTimeJob;
import java.util.List;

/**
 * A job as it is sent. A list of jobs mirrors {@code fetch} into {@code uris}, or {@code uris} into {@code fetch}; sent
 * back with both, a new job would be refused and an existing one download everything twice. Of mirrored ones {@code
 * fetch} is kept: it says all that {@code uris} do, and the server treats a bare fetch as it treats a uri.
 */
final class OutgoingJob {
    private OutgoingJob() {}

    static Job of(Job job) {
        return mirrored(job)
                ? job.edit(
                        scheduled -> scheduled.toBuilder().uris(List.of()).build(),
                        dependent -> dependent.toBuilder().uris(List.of()).build())
                : job;
    }

    static OneTimeJob of(OneTimeJob job) {
        return mirrored(job) ? job.toBuilder().uris(List.of()).build() : job;
    }

    private static boolean mirrored(JobDefinition job) {
        List<String> fetched = job.fetch().stream().map(Fetch::uri).toList();
        return !job.uris().isEmpty() && fetched.containsAll(job.uris());
    }
}
