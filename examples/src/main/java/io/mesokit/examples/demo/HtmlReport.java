package io.mesokit.examples.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.supervisor.JobState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The demo's report: one HTML file that needs nothing else, with a table and three charts drawn by Apache ECharts. */
final class HtmlReport {
    private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
    private static final String TEMPLATE = "/io/mesokit/examples/demo/report.html";

    private final Course course;
    private final List<Tally> tallies;
    private final Instant start;

    HtmlReport(Course course, List<Tally> tallies, Instant start) {
        this.course = course;
        this.tallies = tallies;
        this.start = start;
    }

    void write(Path file) {
        String page = resource(TEMPLATE)
                .replace("/*LIBRARY*/", resource(LIBRARY))
                .replace("/*DATA*/", data().toString().replace("</", "<\\/"))
                .replace("<!--ROWS-->", rows());
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, page);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    private ObjectNode data() {
        ObjectNode data = Json.mapper().createObjectNode();
        ArrayNode jobs = data.putArray("jobs");
        for (Tally tally : tallies) {
            JobState job = tally.job();
            ObjectNode node = jobs.addObject().put("name", job.name());
            node.put("deadline", since(job.registration().goal().deadline()));
            job.ending().ifPresent(ending -> node.put("end", since(ending.at())));
            node.set("cpus", points(job.name(), HtmlReport::cpus));
            node.set("prediction", points(job.name(), HtmlReport::lateness));
            node.set("progress", points(job.name(), HtmlReport::progress));
        }
        return data;
    }

    private ArrayNode points(String job, Function<JobState, Optional<Double>> value) {
        ArrayNode points = Json.mapper().createArrayNode();
        double last = Double.NaN;
        for (Course.Moment moment : course.of(job)) {
            double now = value.apply(moment.state()).orElse(Double.NaN);
            if (!Double.isNaN(now) && now != last) {
                points.addArray().add(since(moment.time())).add(Math.round(now * 1000) / 1000.0);
                last = now;
            }
        }
        return points;
    }

    private static Optional<Double> cpus(JobState state) {
        if (state.ending().isPresent()) {
            return Optional.of(0.0);
        }
        return state.attempt().map(run -> run.cpus().cores());
    }

    private static Optional<Double> lateness(JobState state) {
        Instant deadline = state.registration().goal().deadline();
        return state.prediction().map(end -> Duration.between(deadline, end).toMillis() / 1000.0);
    }

    private static Optional<Double> progress(JobState state) {
        return Optional.of(100.0 * state.done() / state.registration().goal().iterations());
    }

    private double since(Instant time) {
        return Duration.between(start, time).toMillis() / 1000.0;
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        for (Tally tally : tallies) {
            rows.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%.1f s</td><td>%.1f s</td><td class=\"%s\">%s</td><td>%s</td><td>%.1f</td>"
                            + "<td>%s cpus: %.1f, after %.1f s (%s)</td></tr>%n",
                    tally.job().name(),
                    tally.deadlineSeconds(),
                    tally.finishSeconds(),
                    tally.met() ? "hit" : "miss",
                    tally.met() ? "hit" : "miss",
                    tally.foretold() ? "infeasible, said before the deadline" : "will make it",
                    tally.held(),
                    tally.asked(),
                    tally.heldFixed(),
                    tally.finishFixed(),
                    tally.finishFixed() <= tally.deadlineSeconds() ? "hit" : "miss"));
        }
        return rows.toString();
    }

    private static String resource(String path) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
