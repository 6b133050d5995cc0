package io.mesokit.chronos;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mesokit.chronos.model.JobTime;
import io.mesokit.chronos.model.Percentile;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import java.util.List;

/** How long jobs take. Safe for use by many threads. */
public final class Stats {
    private final Api api;

    Stats(Api api) {
        this.api = api;
    }

    /**
     * How long the runs of each job took, the slowest job first. In seconds, where {@link Jobs#stat} has milliseconds;
     * forgotten when the leader changes. {@code GET stats/{percentile}}, since 1.0; repeatable.
     *
     * @param percentile which value of each job
     */
    public Call<List<JobTime>> percentile(Percentile percentile) {
        return api.versioned(
                prefix -> Request.get(prefix + "/stats")
                        .segment(percentile.word())
                        .operation("stats.percentile"),
                Decoder.json(new TypeReference<List<JobTime>>() {}));
    }

    @Override
    public String toString() {
        return "Stats of " + api;
    }
}
