package io.mesokit.chronos;

import io.mesokit.chronos.model.Fetch;
import io.mesokit.chronos.model.Job;
import java.util.List;

/** Whether a job downloads what was put, be it by uris or by fetches, which some answers mirror in each other. */
final class SameDownloads {
    private SameDownloads() {}

    static boolean asPut(Job put, Job seen) {
        return addresses(put).equals(addresses(seen))
                && (put.fetch().isEmpty()
                        || seen.fetch().isEmpty()
                        || Pairs.all(put.fetch(), seen.fetch(), SameDownloads::asPut));
    }

    private static List<String> addresses(Job job) {
        return job.fetch().isEmpty()
                ? job.uris()
                : job.fetch().stream().map(Fetch::uri).toList();
    }

    /** Whether to unpack has a default, and another name is not known to 3.0.0. */
    private static boolean asPut(Fetch put, Fetch seen) {
        return put.uri().equals(seen.uri())
                && put.executable() == seen.executable()
                && put.cache() == seen.cache()
                && (put.extract().isEmpty() || put.extract().equals(seen.extract()))
                && (seen.outputFile().isEmpty() || put.outputFile().equals(seen.outputFile()));
    }
}
