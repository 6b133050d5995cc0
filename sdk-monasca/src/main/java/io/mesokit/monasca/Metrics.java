package io.mesokit.monasca;

import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import io.mesokit.monasca.model.Metric;
import java.util.List;
import java.util.Optional;

/** Metrics of the token's project. Safe for use by many threads. */
public final class Metrics {
    private static final String PATH = Api.VERSION + "/metrics";

    private final Api api;
    private final Optional<String> tenant;

    Metrics(Api api, Optional<String> tenant) {
        this.api = api;
        this.tenant = tenant;
    }

    /**
     * The metrics of another project, for those with the delegate role (mostly {@code admin}). Careful: from anybody else
     * the server silently ignores this, and reads and writes the token's own project.
     *
     * @param projectId the project's id
     */
    public Metrics ofProject(String projectId) {
        return new Metrics(api, Optional.of(projectId));
    }

    /**
     * Stores a value: {@code POST /v2.0/metrics}. Success means that the server took it, not that it is stored: it comes
     * to be seen seconds later, and is lost without a word if the queue behind the server is down. Safe to repeat.
     *
     * @param metric what to store
     * @throws IllegalArgumentException if the server would refuse it; the message says why
     */
    public Call<Void> create(Metric metric) {
        Rules.check(metric);
        return post(metric);
    }

    /**
     * Stores values, in one request: all of them or, if one is refused, none. There is no limit on their number, and
     * nothing is split; more than 1000 at once are more than the server's own queue holds while what is behind it is down.
     * A reporter that splits, waits and repeats is better for that.
     *
     * @param metrics what to store; may be empty
     * @throws IllegalArgumentException if the server would refuse one; the message says which and why
     */
    public Call<Void> create(List<Metric> metrics) {
        List<Metric> all = List.copyOf(metrics);
        all.forEach(Rules::check);
        return post(all);
    }

    private Call<Void> post(Object body) {
        Request request = Request.post(PATH)
                .query("tenant_id", tenant)
                .json(body)
                .repeatable(true)
                .operation("metrics.create");
        return api.call(request, Decoder.nothing());
    }
}
