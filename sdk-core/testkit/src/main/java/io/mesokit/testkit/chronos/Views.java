package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the read operations show of the scheduler. */
final class Views {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Map<String, Double> QUANTILES = quantiles();
    private static final int HISTORY = 5;

    private final ChronosOptions options;
    private final Scheduler scheduler;

    Views(ChronosOptions options, Scheduler scheduler) {
        this.options = options;
        this.scheduler = scheduler;
    }

    private static Map<String, Double> quantiles() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("75thPercentile", 0.75);
        all.put("95thPercentile", 0.95);
        all.put("98thPercentile", 0.98);
        all.put("99thPercentile", 0.99);
        all.put("median", 0.5);
        all.put("mean", 0.5);
        return all;
    }

    /** All jobs, with {@code uris} showing the addresses of {@code fetch} or, if that is empty, the other way round. */
    ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        scheduler.jobs().forEach(job -> all.add(mirrored(job)));
        return all;
    }

    private ObjectNode mirrored(Job job) {
        ObjectNode json = job.json();
        ArrayNode fetch = (ArrayNode) json.get("fetch");
        if (fetch.isEmpty()) {
            job.texts("uris").forEach(uri -> fetch.add(JobReader.fetch(options.version(), uri)));
            return json;
        }
        ArrayNode uris = json.putArray("uris");
        fetch.forEach(f -> uris.add(f.path("uri").asText()));
        return json;
    }

    static ArrayNode plain(Collection<Job> jobs) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        jobs.forEach(job -> all.add(job.json()));
        return all;
    }

    ObjectNode summary() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("jobs");
        scheduler.jobs().forEach(job -> {
            ObjectNode one = all.addObject().put("name", job.name());
            one.put("status", job.lastOutcome()).put("state", state(job.name()));
            one.put("schedule", job.text("schedule"));
            ArrayNode parents = one.putArray("parents");
            job.parents().forEach(parents::add);
            one.put("disabled", job.flag("disabled"));
        });
        return body;
    }

    String state(String job) {
        long running = scheduler.running(job);
        if (running > 0) {
            return options.version().isV3() ? running + " running" : "running";
        }
        return scheduler.queued(job) ? "queued" : "idle";
    }

    String dot() {
        StringBuilder dot = new StringBuilder("digraph G {\n");
        Map<String, Integer> numbers = new LinkedHashMap<>();
        scheduler.jobs().forEach(job -> numbers.put(job.name(), numbers.size() + 1));
        numbers.forEach((name, n) -> dot.append("  %d [ label=\"%s\" ];%n".formatted(n, name)));
        for (JobGraph.Edge edge : scheduler.edges()) {
            dot.append("  %d -> %d;%n".formatted(numbers.get(edge.parent()), numbers.get(edge.child())));
        }
        return dot.append("}\n").toString();
    }

    String csv() {
        StringBuilder csv = new StringBuilder();
        scheduler
                .jobs()
                .forEach(job ->
                        csv.append("node,%s,%s,%s%n".formatted(job.name(), job.lastOutcome(), state(job.name()))));
        scheduler.edges().forEach(edge -> csv.append("link,%s,%s%n".formatted(edge.parent(), edge.child())));
        return csv.toString();
    }

    /** Seconds per job, longest first; an unknown word gives nothing. */
    ArrayNode percentile(String word) {
        List<ObjectNode> rows = new ArrayList<>();
        if (QUANTILES.containsKey(word) || word.equals("count")) {
            scheduler
                    .jobs()
                    .forEach(job -> rows.add(JsonNodeFactory.instance
                            .objectNode()
                            .put("jobNameLabel", job.name())
                            .put("time", value(scheduler.histogram(job.name()), word) / 1000)));
        }
        rows.sort(Comparator.comparingDouble((JsonNode row) -> row.get("time").asDouble())
                .reversed());
        return JsonNodeFactory.instance.arrayNode().addAll(rows);
    }

    private static double value(Histogram histogram, String word) {
        return word.equals("count") ? histogram.count() : histogram.quantile(QUANTILES.getOrDefault(word, 0.5));
    }

    ObjectNode stat(Job job) {
        Histogram histogram = scheduler.histogram(job.name());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode numbers = body.putObject("histogram");
        QUANTILES.forEach((word, share) -> numbers.put(word, histogram.quantile(share)));
        numbers.put("count", histogram.count());
        ArrayNode history = body.putArray("taskStatHistory");
        if (options.history()) {
            runsOf(job.name()).forEach(run -> history.add(taskStat(run)));
        }
        return body;
    }

    private List<Run> runsOf(String job) {
        List<Run> all = scheduler.runs().stream()
                .filter(run -> run.job().equals(job))
                .sorted(Comparator.comparing(Run::started).reversed())
                .toList();
        return all.subList(0, Math.min(HISTORY, all.size()));
    }

    private ObjectNode taskStat(Run run) {
        ObjectNode stat = JsonNodeFactory.instance
                .objectNode()
                .put("taskId", run.taskId())
                .put("jobName", run.job())
                .put("slaveId", "embedded-S0")
                .put("startTime", local(Optional.of(run.started())))
                .put("endTime", local(run.finished()));
        run.finished().ifPresent(end -> stat.put("duration", words(run.duration())));
        stat.put("status", status(run.state()));
        OptionalInt elements = scheduler.elements(run.taskId());
        elements.ifPresent(sum -> stat.put("numElementsProcessed", sum));
        return stat;
    }

    private static String status(Run.State state) {
        return switch (state) {
            case RUNNING -> "Running";
            case FINISHED -> "Success";
            case FAILED, KILLED -> "Fail";
        };
    }

    private static String local(Optional<Instant> instant) {
        return instant.map(LOCAL::format).orElse("N/A");
    }

    private static String words(Duration duration) {
        String words = (duration.toDays() > 0 ? duration.toDays() + "d" : "")
                + (duration.toHoursPart() > 0 ? duration.toHoursPart() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "");
        return words + duration.toSecondsPart() + "s";
    }
}
