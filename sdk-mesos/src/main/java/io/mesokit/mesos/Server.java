package io.mesokit.mesos;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.core.spi.Decoder;
import io.mesokit.mesos.model.DurationInfo;
import io.mesokit.mesos.model.Flag;
import io.mesokit.mesos.model.Metric;
import io.mesokit.mesos.model.VersionInfo;
import io.mesokit.mesos.model.master.GetFlagsResponse;
import io.mesokit.mesos.model.master.GetHealthResponse;
import io.mesokit.mesos.model.master.GetMetricsCall;
import io.mesokit.mesos.model.master.GetMetricsResponse;
import io.mesokit.mesos.model.master.GetVersionResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The server process: health, version, flags, metrics. Of a master, the v1 calls are answered by the leader and need
 * one; the routes ({@link #ping()}, {@link #ownVersion()}, {@link #ownFlags()}, {@link #ownMetrics()}) are answered by
 * whatever server is asked. Safe for use by many threads.
 */
public final class Server {
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};

    private final Api<MasterCall, MasterResponse> api;

    /** The messages of these calls are the same on both servers. */
    Server(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /** Whether it is healthy. {@code GET_HEALTH}, since 1.0; not authorized; repeatable. */
    public Call<Boolean> healthy() {
        return api.ask(
                "server.healthy",
                MasterCall.of(MasterCallType.GET_HEALTH),
                answer -> answer.health().map(GetHealthResponse::healthy));
    }

    /**
     * The flags it runs with. {@code GET_FLAGS}, since 1.0; authorized as VIEW_FLAGS; repeatable.
     *
     * @return a call that fails with {@link io.mesokit.core.ForbiddenException} without that
     */
    public Call<List<Flag>> flags() {
        return api.list(
                "server.flags",
                MasterCall.of(MasterCallType.GET_FLAGS),
                answer -> answer.flags().map(GetFlagsResponse::flags));
    }

    /** Which build it is. {@code GET_VERSION}, since 1.0; not authorized; repeatable. */
    public Call<VersionInfo> version() {
        return api.ask(
                "server.version",
                MasterCall.of(MasterCallType.GET_VERSION),
                answer -> answer.version().map(GetVersionResponse::versionInfo));
    }

    /** All metrics, however long it takes. {@code GET_METRICS}, since 1.0; not authorized; repeatable. */
    public Call<List<Metric>> metrics() {
        return metrics(GetMetricsCall.builder().build());
    }

    /**
     * The metrics that can be had in time. {@code GET_METRICS}, since 1.0; not authorized; repeatable.
     *
     * @param timeout after which the server leaves out what it does not know yet
     */
    public Call<List<Metric>> metrics(Duration timeout) {
        return metrics(
                GetMetricsCall.builder().timeout(DurationInfo.of(timeout)).build());
    }

    private Call<List<Metric>> metrics(GetMetricsCall call) {
        return api.list(
                "server.metrics",
                MasterCall.of(call),
                answer -> answer.metrics().map(GetMetricsResponse::metrics));
    }

    /**
     * Whether the server asked answers at all. {@code GET /health}, since before 1.0; not authorized, and never
     * authenticated; repeatable.
     */
    public Call<Void> ping() {
        return api.plain("server.ping", Request.get("/health"), Decoder.nothing());
    }

    /**
     * Which build the server asked is. {@code GET /version}, since before 1.0; not authorized, and never authenticated;
     * repeatable.
     */
    public Call<VersionInfo> ownVersion() {
        return api.plain("server.ownVersion", Request.get("/version"), Decoder.json(VersionInfo.class));
    }

    /**
     * The flags of the server asked, by name. {@code GET /flags}, since before 1.0; authorized as VIEW_FLAGS;
     * repeatable.
     *
     * @return a call that fails with {@link io.mesokit.core.ForbiddenException} without that
     */
    public Call<Map<String, String>> ownFlags() {
        return api.plain("server.ownFlags", Request.get("/flags"), Server::flags);
    }

    private static Map<String, String> flags(RawResponse response) throws IOException {
        JsonNode flags = Decoder.tree().decode(response).path("flags");
        if (!flags.isObject()) {
            throw new UnexpectedShapeException(response.request(), "no \"flags\" in " + response.head(), null);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        flags.properties()
                .forEach(flag -> texts.put(flag.getKey(), flag.getValue().asText()));
        return texts;
    }

    /**
     * The metrics of the server asked, by name, however long it takes. The server lets two a second pass and makes
     * others wait. {@code GET /metrics/snapshot}, since before 1.0; authorized as GET_ENDPOINT_WITH_PATH; repeatable.
     */
    public Call<Map<String, Double>> ownMetrics() {
        return ownMetrics(Request.get("/metrics/snapshot"));
    }

    /**
     * The metrics of the server asked that can be had in time, by name. {@code GET /metrics/snapshot?timeout=}, since
     * before 1.0; authorized as GET_ENDPOINT_WITH_PATH; repeatable.
     *
     * @param timeout after which the server leaves out what it does not know yet; more than zero
     */
    public Call<Map<String, Double>> ownMetrics(Duration timeout) {
        return ownMetrics(Request.get("/metrics/snapshot").query("timeout", timeout.toNanos() + "ns"));
    }

    private Call<Map<String, Double>> ownMetrics(Request request) {
        return api.plain("server.ownMetrics", request, Decoder.json(NUMBERS));
    }

    /**
     * Load and memory of the host. {@code GET /system/stats.json}, since before 1.0; authorized as
     * GET_ENDPOINT_WITH_PATH; repeatable.
     */
    public Call<Map<String, Double>> host() {
        return api.plain("server.host", Request.get("/system/stats.json"), Decoder.json(NUMBERS));
    }

    /** Looking into its process, for who develops Mesos. */
    public Diagnostics diagnostics() {
        return new Diagnostics(api);
    }

    @Override
    public String toString() {
        return "Server at " + api;
    }
}
