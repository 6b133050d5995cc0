package io.mesokit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterResponse;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Looking into the process of a server: for who develops Mesos, or reports what is wrong with it. It is always the
 * server asked that answers. Safe for use by many threads.
 */
public final class Diagnostics {
    private final Api<MasterCall, MasterResponse> api;

    Diagnostics(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /** What a memory profile is given as. */
    public enum MemoryProfile {
        /** As jemalloc wrote it. */
        RAW,
        /** With the names of functions. */
        TEXT,
        /** A picture, in SVG. */
        GRAPH
    }

    /** The routes that it has. {@code GET /help}, since before 1.0; not authorized; repeatable. */
    public Call<JsonNode> help() {
        return tree("diagnostics.help", Request.get("/help").query("format", "json"));
    }

    /**
     * Its actors, and what waits for each. {@code GET /__processes__}, since before 1.0; authorized as
     * GET_ENDPOINT_WITH_PATH; repeatable.
     */
    public Call<JsonNode> processes() {
        return tree("diagnostics.processes", Request.get("/__processes__"));
    }

    /**
     * Begins to sample where memory goes. {@code GET /memory-profiler/start}, since 1.7; authorized as
     * GET_ENDPOINT_WITH_PATH; not repeatable.
     *
     * @param duration for how long: 1 second to 24 hours
     * @return a call that gives the run's {@code id}, and fails with {@link io.mesokit.core.InvalidRequestException} on
     *     a server without jemalloc
     */
    public Call<JsonNode> startMemoryProfiler(Duration duration) {
        Request request = Request.get("/memory-profiler/start").query("duration", duration.toNanos() + "ns");
        return tree("diagnostics.startMemoryProfiler", request.repeatable(false));
    }

    /**
     * Ends sampling. {@code GET /memory-profiler/stop}, since 1.7; authorized as GET_ENDPOINT_WITH_PATH; not
     * repeatable, for the second time is refused.
     */
    public Call<JsonNode> stopMemoryProfiler() {
        return tree(
                "diagnostics.stopMemoryProfiler",
                Request.get("/memory-profiler/stop").repeatable(false));
    }

    /**
     * Whether it can sample memory, and does. {@code GET /memory-profiler/state}, since 1.7; authorized as
     * GET_ENDPOINT_WITH_PATH; repeatable.
     */
    public Call<JsonNode> memoryProfiler() {
        return tree("diagnostics.memoryProfiler", Request.get("/memory-profiler/state"));
    }

    /**
     * What the allocator counts. {@code GET /memory-profiler/statistics}, since 1.7; authorized as
     * GET_ENDPOINT_WITH_PATH; repeatable.
     *
     * @return a call that fails with {@link io.mesokit.core.InvalidRequestException} on a server without jemalloc
     */
    public Call<JsonNode> memoryStatistics() {
        return tree("diagnostics.memoryStatistics", Request.get("/memory-profiler/statistics"));
    }

    /**
     * The last memory profile. {@code GET /memory-profiler/download/raw}, {@code /text} or {@code /graph}, since 1.7;
     * authorized as GET_ENDPOINT_WITH_PATH; repeatable until the answer has begun.
     *
     * @param form as what
     * @param target where to write, from each run of the call; neither flushed nor closed
     * @return a call that gives the number of bytes
     */
    public Call<Long> downloadMemoryProfile(MemoryProfile form, OutputStream target) {
        Request request =
                Request.get("/memory-profiler/download").segment(form.name().toLowerCase(Locale.ROOT));
        return api.client().download(raw("diagnostics.downloadMemoryProfile", request), target);
    }

    /**
     * Begins to sample where time goes. {@code GET /profiler/start}, since before 1.0; authorized as
     * GET_ENDPOINT_WITH_PATH; not repeatable, for the second time is refused.
     *
     * @return a call that fails with {@link io.mesokit.core.InvalidRequestException} unless the server was started for
     *     it
     */
    public Call<Void> startProfiler() {
        Request request = raw("diagnostics.startProfiler", Request.get("/profiler/start"));
        return api.plain("diagnostics.startProfiler", request.repeatable(false), Decoder.nothing());
    }

    /**
     * Ends sampling time, and gives the profile. {@code GET /profiler/stop}, since before 1.0; authorized as
     * GET_ENDPOINT_WITH_PATH; not repeatable.
     *
     * @param target where to write, from each run of the call; neither flushed nor closed
     * @return a call that gives the number of bytes
     */
    public Call<Long> stopProfiler(OutputStream target) {
        Request request = raw("diagnostics.stopProfiler", Request.get("/profiler/stop"));
        return api.client().download(request.repeatable(false), target);
    }

    private static Request raw(String operation, Request request) {
        return request.header("Accept", "*/*").operation(operation);
    }

    private Call<JsonNode> tree(String operation, Request request) {
        return api.plain(operation, request, Decoder.tree());
    }

    @Override
    public String toString() {
        return "Diagnostics of " + api;
    }
}
