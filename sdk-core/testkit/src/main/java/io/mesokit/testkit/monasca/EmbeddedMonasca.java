package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireServer;
import io.mesokit.testkit.keystone.EmbeddedKeystone;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Monasca API (v2.0, as its last line answers on InfluxDB) on a loopback port: metrics, names, dimensions,
 * measurements and statistics, for callers with a token of an {@link EmbeddedKeystone}, in whose catalog it enters
 * itself as {@code monitoring}. Posts become visible after {@link #storeLag}, by the clock. Thread-safe.
 *
 * <pre>{@code
 * EmbeddedMonasca monasca = EmbeddedMonasca.start(clock, keystone, 0);
 * post(monasca.url() + "/v2.0/metrics", token, "{\"name\":\"load\",\"timestamp\":1,\"value\":1}");
 * monasca.flush();
 * assertThat(monasca.points("load", Map.of())).hasSize(1);
 * }</pre>
 *
 * <p>One thing is kinder than InfluxDB: statistics without an end reach past now, so that points of a virtual future
 * are counted.
 */
public final class EmbeddedMonasca implements AutoCloseable {
    private static final Duration LAG = Duration.ofMillis(20);

    private final MetricStore store;
    private final Outages outages = new Outages();
    private final EmbeddedKeystone keystone;
    private final WireServer server;
    private final AtomicLong requests = new AtomicLong();

    private EmbeddedMonasca(InstantSource clock, EmbeddedKeystone keystone, int port) {
        this.keystone = keystone;
        this.store = new MetricStore(clock, LAG);
        this.server = WireServer.start("monasca", port, new MonascaApi(keystone, store, outages, this::requestId));
    }

    /**
     * Starts it and enters it into the catalog.
     *
     * @param clock decides when posts become visible
     * @param keystone whose tokens count
     * @param port the port on 127.0.0.1; 0 takes a free one
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static EmbeddedMonasca start(InstantSource clock, EmbeddedKeystone keystone, int port) {
        EmbeddedMonasca monasca = new EmbeddedMonasca(clock, keystone, port);
        keystone.publish("monitoring", "monasca", monasca.url() + "/v2.0");
        return monasca;
    }

    private String requestId() {
        return "req-" + new UUID(0x4000L, 0x8000_0000_0000_0000L | requests.incrementAndGet());
    }

    /** Address without the version: {@code http://127.0.0.1:41234}. The catalog's address ends in {@code /v2.0}. */
    public URI url() {
        return server.url();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The HTTP side: scripted faults, the log of requests, dying and coming back. */
    public WireServer server() {
        return server;
    }

    /** How long a post takes to become visible, for posts from now on; default 20 ms. */
    public void storeLag(Duration lag) {
        store.lag(lag);
    }

    /** Makes all accepted posts visible now, whatever the lag. */
    public void flush() {
        store.flush();
    }

    /** How many accepted posts are not visible yet. */
    public int waiting() {
        return store.waiting();
    }

    /** Takes a back end down. */
    public void fail(Backend backend) {
        outages.begin(backend);
    }

    /** Brings a back end back. */
    public void restore(Backend backend) {
        outages.end(backend);
    }

    /**
     * The visible series of a project, in the server's order.
     *
     * @param project a project's name in the Default domain, or its id
     */
    public List<Metric> metrics(String project) {
        return store.slices(projectId(project), key -> true, TimeRange.ALL).stream()
                .map(slice -> new Metric(slice.key().name(), slice.key().dimensions()))
                .toList();
    }

    /** The visible points of one series of the project {@code demo}, by time. */
    public List<Measurement> points(String name, Map<String, String> dimensions) {
        return points("demo", name, dimensions);
    }

    /**
     * The visible points of one series, by time; empty when there is no such series.
     *
     * @param project a project's name in the Default domain, or its id
     * @param dimensions all dimensions of the series
     */
    public List<Measurement> points(String project, String name, Map<String, String> dimensions) {
        SeriesKey wanted = SeriesKey.of(name, dimensions);
        return store.slices(projectId(project), wanted::equals, TimeRange.ALL).stream()
                .flatMap(slice -> slice.points().stream())
                .map(EmbeddedMonasca::measurement)
                .toList();
    }

    /** Drops every series of that name in a project, points and all. */
    public void drop(String project, String name) {
        store.drop(projectId(project), name);
    }

    private String projectId(String project) {
        return keystone.projectId(project).orElse(project);
    }

    private static Measurement measurement(Point point) {
        return new Measurement(Times.instant(point.micros()), point.value(), meta(point.meta()));
    }

    private static Map<String, String> meta(ObjectNode node) {
        Map<String, String> meta = new LinkedHashMap<>();
        node.properties()
                .forEach(pair -> meta.put(
                        pair.getKey(),
                        pair.getValue().isTextual()
                                ? pair.getValue().asText()
                                : pair.getValue().toString()));
        return new TreeMap<>(meta);
    }

    @Override
    public void close() {
        server.close();
    }
}
