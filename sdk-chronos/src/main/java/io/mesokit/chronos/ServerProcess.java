package io.mesokit.chronos;

import io.mesokit.chronos.model.Loggers;
import io.mesokit.chronos.model.Metrics;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The server process itself, in all versions. A follower passes {@code /ping} and {@code /metrics} on to the leader
 * like anything else. Safe for use by many threads.
 */
public final class ServerProcess {
    private final Api api;

    ServerProcess(Api api) {
        this.api = api;
    }

    /** Whether it answers: {@code pong}. {@code GET /ping}; repeatable. */
    public Call<String> ping() {
        Request request = Request.get("/ping").header("Accept", "text/plain").operation("system.ping");
        return api.plain(request, response -> response.text().strip());
    }

    /** Its own metrics. {@code GET /metrics}; repeatable. */
    public Call<Metrics> metrics() {
        return api.plain(Request.get("/metrics").operation("system.metrics"), Decoder.json(Metrics.class));
    }

    /** Its loggers. {@code GET /logging}; repeatable. */
    public Call<Loggers> loggers() {
        Request request = Request.get("/logging").header("Accept", "text/html").operation("system.loggers");
        return api.plain(request, response -> Loggers.parse(response.text()));
    }

    /**
     * Sets a logger's level until the server restarts. {@code POST /logging}; repeatable.
     *
     * @param logger such as {@code org.apache.mesos.chronos} or {@code ROOT}
     * @param level OFF, FATAL, ERROR, WARN, INFO, DEBUG, TRACE, ALL or INHERIT
     * @return the loggers as they are then
     */
    public Call<Loggers> changeLogger(String logger, String level) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("logger", logger);
        form.put("level", level);
        Request request = Request.post("/logging")
                .header("Accept", "text/html")
                .form(form)
                .repeatable(true)
                .operation("system.changeLogger");
        return api.plain(request, response -> Loggers.parse(response.text()));
    }

    @Override
    public String toString() {
        return "Server process at " + api;
    }
}
