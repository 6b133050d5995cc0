package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/** Metrics, loggers, and the description that OPTIONS gives. Thread-safe. */
final class SystemPages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVLET = "org.eclipse.jetty.servlet.ServletContextHandler.";
    private static final String SCHEDULER = "org.apache.mesos.chronos.scheduler.";
    private static final List<String> TIMED_3 = List.of(
            "DependentJobResource.post",
            "GraphManagementResource.dotGraph",
            "GraphManagementResource.jsonGraph",
            "Iso8601JobResource.post",
            "JobManagementResource.delete",
            "JobManagementResource.getSummary",
            "JobManagementResource.list",
            "JobManagementResource.markJobSuccessful",
            "JobManagementResource.search",
            "JobManagementResource.trigger",
            "StatsResource.getPerf");
    private static final List<String> TIMED_2 = List.of(
            "DependentJobResource.post",
            "DependentJobResource.put",
            "GraphManagementResource.dotGraph",
            "GraphManagementResource.jsonGraph",
            "Iso8601JobResource.post",
            "Iso8601JobResource.put",
            "JobManagementResource.delete",
            "JobManagementResource.list",
            "JobManagementResource.markJobSuccessful",
            "JobManagementResource.search",
            "JobManagementResource.trigger",
            "StatsResource.getPerf",
            "TaskManagementResource.purge",
            "TaskManagementResource.updateStatus");
    private static final List<String> METHODS_3 =
            List.of("connect", "delete", "get", "head", "move", "options", "other", "post", "put", "trace");
    private static final List<String> METHODS_2 =
            List.of("connect", "delete", "get", "head", "options", "other", "patch", "post", "put", "trace");
    private static final List<String> TIMER_NUMBERS =
            List.of("max", "mean", "min", "p50", "p75", "p95", "p98", "p99", "p999", "stddev");
    private static final List<String> RATES = List.of("m15_rate", "m1_rate", "m5_rate", "mean_rate");

    private static final Map<String, Double> QUANTILES =
            new TreeMap<>(Map.of("p50", 0.5, "p75", 0.75, "p95", 0.95, "p98", 0.98, "p99", 0.99, "p999", 0.999));
    private static final Duration FIRST_RATE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Instant started;
    private final ChronosVersion version;
    private final Scheduler scheduler;
    private final Map<String, String> loggers = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    SystemPages(ChronosVersion version, Scheduler scheduler, InstantSource clock) {
        this.clock = clock;
        this.started = clock.instant();
        this.version = version;
        this.scheduler = scheduler;
        if (version.isV3()) {
            List.of("com", "mesosphere", "org").forEach(root -> loggers.put(root, "INHERIT"));
            loggers.put("ROOT", "INFO");
            loggers.put("org.apache.mesos.chronos", "INHERIT");
        }
    }

    synchronized void count(String method, int status) {
        counts.merge(method.toLowerCase(java.util.Locale.ROOT) + "-requests", 1L, Long::sum);
        counts.merge(status / 100 + "xx-responses", 1L, Long::sum);
        counts.merge("requests", 1L, Long::sum);
    }

    // ---- metrics

    synchronized String metrics(boolean pretty) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", "3.0.0");
        gauges(root.putObject("gauges"));
        counters(root.putObject("counters"));
        histograms(root.putObject("histograms"));
        meters(root.putObject("meters"));
        timers(root.putObject("timers"));
        try {
            return pretty
                    ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root)
                    : JSON.writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void gauges(ObjectNode gauges) {
        if (version.isV3()) {
            jvm((name, value) -> gauges.putObject(name).put("value", value));
        }
        gauges.putObject(SCHEDULER + "jobs.TaskManager.highQueueSize").put("value", scheduler.queueSize(true));
        gauges.putObject(SCHEDULER + "jobs.TaskManager.queueSize").put("value", scheduler.queueSize(false));
        for (String family : List.of("4xx", "5xx")) {
            for (String window : List.of("15m", "1m", "5m")) {
                ObjectNode gauge = gauges.putObject(SERVLET + "percent-" + family + "-" + window);
                if (version.isV3() && Duration.between(started, clock.instant()).compareTo(FIRST_RATE) < 0) {
                    gauge.put("value", "NaN");
                } else {
                    gauge.put("value", 0.0);
                }
            }
        }
    }

    private static void jvm(ObjLongConsumer<String> gauge) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        gauge.accept("jvm.memory.heap.committed", heap.getCommitted());
        gauge.accept("jvm.memory.heap.init", heap.getInit());
        gauge.accept("jvm.memory.heap.max", heap.getMax());
        gauge.accept("jvm.memory.heap.used", heap.getUsed());
        gauge.accept("jvm.threads.count", ManagementFactory.getThreadMXBean().getThreadCount());
        gauge.accept(
                "jvm.threads.daemon.count", ManagementFactory.getThreadMXBean().getDaemonThreadCount());
    }

    private void counters(ObjectNode counters) {
        scheduler.outcomes().forEach((job, outcomes) -> {
            counters.putObject("jobs.run.failure." + job).put("count", outcomes.failures());
            counters.putObject("jobs.run.success." + job).put("count", outcomes.successes());
        });
        List.of("reviveOffersCount", "reviveOffersRequestCount")
                .forEach(name -> counters.putObject(SCHEDULER + "mesos.MesosOfferReviver." + name)
                        .put("count", 0));
        List<String> active = version.isV3()
                ? List.of("active-dispatches", "active-requests", "active-suspended")
                : List.of("active-dispatches", "active-requests", "active-suspended-requests");
        active.forEach(name -> counters.putObject(SERVLET + name).put("count", 0));
    }

    private void histograms(ObjectNode histograms) {
        scheduler.histograms().forEach((job, times) -> {
            ObjectNode numbers = histograms.putObject("jobs.run.time." + job);
            numbers.put("count", times.count()).put("max", times.max());
            numbers.put("mean", times.mean()).put("min", times.min());
            QUANTILES.forEach((name, share) -> numbers.put(name, times.quantile(share)));
            numbers.put("stddev", times.deviation());
        });
    }

    private void meters(ObjectNode meters) {
        for (int family = 1; family <= 5; family++) {
            meter(meters, family + "xx-responses");
        }
        List<String> rest = version.isV3()
                ? List.of("async-dispatches", "async-timeouts")
                : List.of("expires", "requests", "resumes", "suspends");
        rest.forEach(name -> meter(meters, name));
    }

    private void meter(ObjectNode meters, String name) {
        ObjectNode meter = meters.putObject(SERVLET + name).put("count", counts.getOrDefault(name, 0L));
        RATES.forEach(rate -> meter.put(rate, 0.0));
        meter.put("units", "events/second");
    }

    private void timers(ObjectNode timers) {
        List<String> timed = version.isV3() ? TIMED_3 : TIMED_2;
        timed.forEach(name -> timer(timers, SCHEDULER + "api." + name, 0));
        List<String> methods = version.isV3() ? METHODS_3 : METHODS_2;
        methods.forEach(
                name -> timer(timers, SERVLET + name + "-requests", counts.getOrDefault(name + "-requests", 0L)));
        timer(timers, SERVLET + "dispatches", counts.getOrDefault("requests", 0L));
        if (version.isV3()) {
            timer(timers, SERVLET + "requests", counts.getOrDefault("requests", 0L));
        }
    }

    private static void timer(ObjectNode timers, String name, long count) {
        ObjectNode timer = timers.putObject(name).put("count", count);
        TIMER_NUMBERS.forEach(number -> timer.put(number, 0.0));
        RATES.forEach(rate -> timer.put(rate, 0.0));
        timer.put("duration_units", "seconds").put("rate_units", "calls/second");
    }

    // ---- loggers

    /** The page of loggers, after the change that the form asks for. */
    synchronized String logging(io.mesokit.testkit.http.WireRequest form) {
        form.parameter("logger")
                .ifPresent(logger -> loggers.put(logger, form.parameter("level").orElse("INHERIT")));
        StringBuilder names = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        loggers.forEach((name, level) -> {
            names.append("        <option>").append(name).append("</option>\n");
            rows.append("        <tr>\n          <td>").append(name).append("</td>\n");
            rows.append("          <td>").append(level).append("</td>\n        </tr>\n");
        });
        return PAGE.formatted(names, levels(), rows);
    }

    private String levels() {
        List<String> known = version.isV3()
                ? List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL", "INHERIT")
                : List.of("OFF", "FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL", "INHERIT");
        StringBuilder options = new StringBuilder();
        known.forEach(
                level -> options.append("          <option>").append(level).append("</option>\n"));
        return options.toString();
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en-us">
              <head>
                <meta charset="utf-8">
                <title>Logger Config</title>
                <link rel="stylesheet" href="/css/chaos.css">
              </head>

              <body>
                <h1>Logger Config</h1>

                <form action="" method="post">
                  <select name="logger">
            %s      </select>
                  <select name="level">
            %s      </select>
                  <button type="submit">Save</button>
                </form>

                <table>
                  <thead>
                    <tr>
                      <th>Logger</th>
                      <th>Level</th>
                    </tr>
                  </thead>
                  <tbody>
            %s      </tbody>
                </table>
              </body>
            </html>
            """;

    // ---- description

    String wadl(String path, List<Routes.Route> routes) {
        StringBuilder methods = new StringBuilder();
        routes.forEach(route -> methods.append("<method id=\"")
                .append(route.operation().substring(route.operation().indexOf('.') + 1))
                .append("\" name=\"")
                .append(route.method())
                .append("\"><response><representation mediaType=\"")
                .append(route.type())
                .append("\"/></response></method>"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                + "<application xmlns=\"http://wadl.dev.java.net/2009/02\"><resources base=\""
                + version.prefix() + "/\"><resource path=\"" + path + "\">" + methods
                + "</resource></resources></application>";
    }
}
