package io.mesokit.monasca;

import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import io.mesokit.monasca.model.DimensionQuery;
import io.mesokit.monasca.model.Measurement;
import io.mesokit.monasca.model.MeasurementQuery;
import io.mesokit.monasca.model.Metric;
import io.mesokit.monasca.model.MetricDefinition;
import io.mesokit.monasca.model.MetricQuery;
import io.mesokit.monasca.model.Page;
import io.mesokit.monasca.model.Series;
import io.mesokit.monasca.model.Statistic;
import io.mesokit.monasca.model.StatisticsQuery;
import io.mesokit.monasca.model.StatisticsSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
     * The metrics of another project, for those with the delegate role (mostly {@code admin}). Careful: from anybody
     * else the server silently ignores this, and reads and writes the token's own project.
     *
     * @param projectId the project's id
     */
    public Metrics ofProject(String projectId) {
        return new Metrics(api, Optional.of(projectId));
    }

    /**
     * Stores a value: {@code POST /v2.0/metrics}. Success means that the server took it, not that it is stored: it
     * comes to be seen seconds later, and is lost without a word if the queue behind the server is down. Safe to
     * repeat.
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
     * nothing is split; more than 1000 at once are more than the server's own queue holds while what is behind it is
     * down. {@link MetricsReporter} splits, waits and repeats.
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
        Request request = request(Request.post(PATH), "metrics.create");
        return api.call(request.json(body).repeatable(true), Decoder.nothing());
    }

    private Request request(Request request, String operation) {
        return request.query("tenant_id", tenant).operation(operation);
    }

    /**
     * Which series there are: {@code GET /v2.0/metrics}. With a start, the server filters by it after it has counted to
     * the limit: a page may then be short, or be called the last, although there is more.
     *
     * @param query which
     * @throws IllegalArgumentException if the server would refuse or misunderstand the query; the message says why
     */
    public Call<Page<MetricDefinition>> list(MetricQuery query) {
        Request request = request(Request.get(PATH), "metrics.list").query("name", named(query));
        Request filtered = Parameters.dimensions(request, query.dimensions(), query.dimensionKeys());
        Request timed = Parameters.times(filtered, query.start(), query.end());
        return api.call(Parameters.page(timed, query.limit(), query.offset()), Pages.of(MetricDefinition.class));
    }

    private static Optional<String> named(MetricQuery query) {
        query.name().ifPresent(Rules::name);
        return query.name();
    }

    /**
     * The names of metrics, sorted: {@code GET /v2.0/metrics/names}.
     *
     * @param query of which series; without name and times, which the server does not know here
     * @throws IllegalArgumentException if there are such, or if the server would refuse or misunderstand the query
     */
    public Call<Page<String>> names(MetricQuery query) {
        if (query.name().isPresent() || query.start().isPresent() || query.end().isPresent()) {
            throw new IllegalArgumentException("names can be asked for by dimensions only, not by name, start or end");
        }
        Request request = request(Request.get(PATH + "/names"), "metrics.names");
        Request filtered = Parameters.dimensions(request, query.dimensions(), query.dimensionKeys());
        return api.call(Parameters.page(filtered, query.limit(), query.offset()), Pages.texts("name"));
    }

    /**
     * The keys of dimensions, sorted: {@code GET /v2.0/metrics/dimensions/names}.
     *
     * @param query of which series
     * @throws IllegalArgumentException if the server would refuse or misunderstand the query; the message says why
     */
    public Call<Page<String>> dimensionNames(DimensionQuery query) {
        Request request = request(Request.get(PATH + "/dimensions/names"), "metrics.dimensionNames");
        return api.call(dimensions(request, query), Pages.texts("dimension_name"));
    }

    /**
     * The values of a dimension, sorted, each once: {@code GET /v2.0/metrics/dimensions/names/values}. The server
     * repeats a value for each metric that has it, and counts that towards the limit.
     *
     * @param key the dimension's key
     * @param query of which series
     * @throws IllegalArgumentException if the server would refuse or misunderstand the query; the message says why
     */
    public Call<Page<String>> dimensionValues(String key, DimensionQuery query) {
        Rules.key(key);
        Request request = request(Request.get(PATH + "/dimensions/names/values"), "metrics.dimensionValues");
        return api.call(dimensions(request.query("dimension_name", key), query), Pages.texts("dimension_value"));
    }

    private static Request dimensions(Request request, DimensionQuery query) {
        query.metricName().ifPresent(Rules::name);
        Request named = request.query("metric_name", query.metricName());
        Request timed = Parameters.times(named, query.start(), query.end());
        return Parameters.page(timed, query.limit(), query.offset());
    }

    /**
     * Values: {@code GET /v2.0/metrics/measurements}. One request, and at most 10 000 values. A metric that is unknown,
     * or has no values then, is answered with no series.
     *
     * <p>Going on from {@link Page#next()} loses nothing if there is one series only; {@link #stream} does that.
     * Careful: of several series, grouped or merged, the server applies the time at which the page ended to all of
     * them, and so leaves values out. If such an answer is not the last, ask for each series by itself or for less
     * time.
     *
     * @param query which
     * @return a call that fails with {@link io.mesokit.core.ConflictException} if the query matches several series and
     *     is neither grouped nor merged
     * @throws IllegalArgumentException if the server would refuse or misunderstand the query; the message says why
     */
    public Call<Page<Series>> measurements(MeasurementQuery query) {
        Request request = request(Request.get(PATH + "/measurements"), "metrics.measurements");
        return api.call(Parameters.series(request, query), Pages.of(Series.class));
    }

    /**
     * All values of one series, by time, however many: each page of {@link MeasurementQuery#limit()} is fetched when
     * the stream comes to it, on the thread that consumes it. Nothing is sent before. A page that cannot be had ends
     * the stream with the exception that {@link Call#execute()} would throw.
     *
     * @param query which; neither grouped nor merged, for that loses values between pages
     * @return an ordered stream, not for use by several threads
     * @throws IllegalArgumentException if it is grouped or merged, or the server would refuse or misunderstand it
     */
    public Stream<Measurement> stream(MeasurementQuery query) {
        SinglePoints points = single(query);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(points, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * All values of one series, by time, in a list: like {@link #stream}, but a call, with one timeout for all pages if
     * it is given one.
     *
     * @param query which; neither grouped nor merged, for that loses values between pages
     * @throws IllegalArgumentException if it is grouped or merged, or the server would refuse or misunderstand it
     */
    public Call<List<Measurement>> all(MeasurementQuery query) {
        single(query);
        return api.composed("metrics.all " + query.name(), scope -> {
            List<Measurement> all = new ArrayList<>();
            single(query).forEachRemaining(all::add);
            return List.copyOf(all);
        });
    }

    private SinglePoints single(MeasurementQuery query) {
        if (query.mergeMetrics() || !query.groupBy().isEmpty()) {
            throw new IllegalArgumentException(
                    "only one series can be read page by page without loss: leave mergeMetrics and groupBy out");
        }
        Parameters.series(Request.get(PATH), query);
        return new SinglePoints(query, part -> measurements(part).execute());
    }

    /**
     * What the server computes of values: {@code GET /v2.0/metrics/statistics}. One request, and at most 10 000
     * periods. Careful: going on from {@link Page#next()} can lose a period or repeat a series; if an answer is not the
     * last, ask for longer periods or for less time.
     *
     * @param query which
     * @return a call that fails with {@link io.mesokit.core.ConflictException} if the query matches several series and
     *     is neither grouped nor merged
     * @throws IllegalArgumentException if the server would refuse or misunderstand the query; the message says why
     */
    public Call<Page<StatisticsSeries>> statistics(StatisticsQuery query) {
        if (query.statistics().isEmpty()) {
            throw new IllegalArgumentException("statistics must name at least one of " + List.of(Statistic.values()));
        }
        if (query.period().isNegative() || query.period().getNano() != 0) {
            throw new IllegalArgumentException("period must be zero or more whole seconds: " + query.period());
        }
        String wanted =
                query.statistics().stream().map(Statistic::wire).distinct().collect(Collectors.joining(","));
        Request request = request(Request.get(PATH + "/statistics"), "metrics.statistics")
                .query("statistics", wanted)
                .query("period", query.period().toSeconds());
        return api.call(Parameters.series(request, query), Pages.of(StatisticsSeries.class));
    }
}
