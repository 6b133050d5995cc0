package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The REST resources. Each method is one operation; a {@link Rejection} is what the server would refuse. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME_V3 = Pattern.compile("([\\w\\.-]+)");
    private static final Pattern NAME_V2 = Pattern.compile("([\\w\\s\\.#_-]+)");
    private static final Instant EPOCH = Instant.ofEpochSecond(1);
    private static final String JOB_RESOURCE = "JobManagementResource.";

    private final ChronosVersion version;
    private final Scheduler scheduler;
    private final Writes writes;
    private final Views views;
    private final Answers answers;
    private final InstantSource clock;
    private final Supplier<String> leader;

    /** Where changes of definitions go; a reader may see them later. */
    interface Writes {
        void put(Job job);

        void delete(Job job);

        /** A job that waits for itself was accepted. */
        void poison(Job job);
    }

    Api(ChronosOptions options, Scheduler scheduler, Writes writes, InstantSource clock, Supplier<String> leader) {
        this.version = options.version();
        this.scheduler = scheduler;
        this.writes = writes;
        this.views = new Views(options, scheduler);
        this.answers = new Answers(version);
        this.clock = clock;
        this.leader = leader;
    }

    Routes routes() {
        String json = "application/json";
        String text = "text/plain";
        Routes routes = new Routes()
                .add("POST iso8601", json, "", this::postScheduled)
                .add("POST dependency", json, "jobs.putDependent", this::postDependent)
                .add("GET jobs", json, "jobs.list", (r, v) -> answers.json(r, views.list()))
                .add("GET jobs/search", json, "jobs.search", this::search)
                .add("DELETE job/*", json, "jobs.delete", this::delete)
                .add("PUT job/*", json, "jobs.trigger", this::trigger)
                .add("PUT job/success/*", json, "jobs.markSuccess", this::markSuccess)
                .add("GET job/stat/*", json, "jobs.stat", this::stat)
                .add("POST job/*/task/*/progress", json, "jobs.reportProgress", this::progress)
                .add("DELETE task/kill/*", json, "tasks.killAll", this::kill)
                .add("GET graph/dot", text, "graph.dot", (r, v) -> answers.read(r, text, views.dot()))
                .add("GET graph/csv", text, "graph.csv", (r, v) -> answers.read(r, text, views.csv()))
                .add("GET stats/*", json, "stats.percentile", (r, v) -> answers.json(r, views.percentile(v.get(0))))
                .add("GET leader", json, "leader.get", this::leader);
        return version.isV3() ? only3(routes, json) : only2(routes, json);
    }

    private Routes only3(Routes routes, String json) {
        return routes.add("GET jobs/summary", json, "jobs.summary", (r, v) -> answers.json(r, views.summary()))
                .add("GET job/*", json, "jobs.get", this::get);
    }

    private Routes only2(Routes routes, String json) {
        return routes.add("PUT iso8601", json, "legacy2x.replaceScheduled", this::postScheduled)
                .add("PUT dependency", json, "legacy2x.replaceDependent", this::postDependent)
                .add("PUT task/*", json, "legacy2x.updateAsyncTask", this::updateTask)
                .add("DELETE task/all", json, "legacy2x.purgeTasks", this::purge);
    }

    // ---- definitions

    private WireResponse postScheduled(WireRequest request, List<String> none) {
        Job job = job(request, "Iso8601JobResource.post", "ScheduleBasedJob");
        if (job.dependent()) {
            throw Rejection.unreadable("java.lang.IllegalArgumentException: argument type mismatch");
        }
        boolean created = scheduler.find(job.name()).isEmpty();
        if (created) {
            checkName(job, "Iso8601JobResource.post");
        }
        Schedule schedule = job.schedule(clock.instant())
                .orElseThrow(() -> Rejection.invalid("Cannot parse schedule '" + job.text("schedule") + "' (wtf bro)"));
        if (created) {
            checkNew(job, schedule);
        }
        writes.put(job);
        return answers.noContent();
    }

    private WireResponse postDependent(WireRequest request, List<String> none) {
        String method = "DependentJobResource.post";
        Job job = job(request, "DependentJobResource.handleRequest", "DependencyBasedJob");
        if (!job.dependent()) {
            throw Rejection.unreadable("java.lang.IllegalArgumentException: argument type mismatch");
        }
        if (scheduler.find(job.name()).isEmpty()) {
            checkName(job, method);
            if (job.parents().isEmpty()) {
                throw Rejection.failed(method, "java.lang.Exception: Error, parent does not exist");
            }
        } else if (job.parents().isEmpty()) {
            throw Rejection.precondition(method, "Error, parent does not exist");
        }
        checkParents(job, method);
        return answers.noContent();
    }

    private void checkParents(Job job, String method) {
        boolean self = job.parents().contains(job.name());
        if (!version.isV3()
                && !self
                && !job.parents().stream().allMatch(p -> scheduler.find(p).isPresent())) {
            throw Rejection.precondition(method, "Job " + job.name() + " does not have all parents defined!");
        }
        if (scheduler.wouldCycle(job)) {
            throw Rejection.failed(method, "org.jgrapht.experimental.dag.DirectedAcyclicGraph$CycleFoundException");
        }
        if (self) {
            writes.poison(job);
        } else {
            writes.put(job);
        }
    }

    private Job job(WireRequest request, String method, String type) {
        JsonNode body = given(request).orElseThrow(() -> Rejection.failed(method, isNull(type + ".name()", "newJob")));
        return JobReader.read(version, body, clock.instant());
    }

    private static String isNull(String called, String variable) {
        return "java.lang.NullPointerException: Cannot invoke \"org.apache.mesos.chronos.scheduler.jobs." + called
                + "\" because \"" + variable + "\" is null";
    }

    private void checkName(Job job, String method) {
        Pattern names = version.isV3() ? NAME_V3 : NAME_V2;
        if (!names.matcher(job.name()).matches()) {
            throw Rejection.precondition(method, "the job's name is invalid. Allowed names: '" + names.pattern() + "'");
        }
    }

    /** Only a new job with a schedule must not name its files twice. */
    private void checkNew(Job job, Schedule schedule) {
        if (version.isV3() && schedule.startsBefore(EPOCH)) {
            throw Rejection.invalid(
                    "Scheduled start date '" + Tasks.timestamp(schedule.start().toInstant()) + "' is before 1970!");
        }
        if (!job.node("uris").isEmpty() && !job.node("fetch").isEmpty()) {
            throw Rejection.invalid("Tried to add both uri (deprecated) and fetch parameters on " + job.name());
        }
    }

    /** The body as an object; empty when there is none, or {@code null}. */
    private static Optional<JsonNode> given(WireRequest request) {
        return Optional.of(body(request)).filter(body -> !body.isMissingNode() && !body.isNull());
    }

    /** The body as JSON; missing when it is empty. */
    private static JsonNode body(WireRequest request) {
        try {
            return Optional.ofNullable(JSON.readTree(request.body())).orElse(MissingNode.getInstance());
        } catch (JsonProcessingException malformed) {
            throw Rejection.unreadable("javax.servlet.ServletException: "
                    + "com.fasterxml.jackson.core.JsonParseException: " + malformed.getOriginalMessage()
                    + "\n at [Source: HttpInputOverHTTP@7435176a[c=" + request.body().length
                    + ",s=EOF]; line: 1, column: 1]");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    // ---- one job

    private Job require(String name, Function<String, String> message, String method) {
        return scheduler
                .find(name)
                .orElseThrow(() -> Rejection.precondition(JOB_RESOURCE + method, message.apply(name)));
    }

    private static String noJob(String name) {
        return "Job '" + name + "' not found";
    }

    /** Some resources of 3.x say it in other words. */
    private String noSchedule(String name) {
        return version.isV3() ? "JobSchedule '" + name + "' not found" : noJob(name);
    }

    private WireResponse get(WireRequest request, List<String> names) {
        return answers.json(
                request, require(names.get(0), Api::noJob, "trigger").json());
    }

    private WireResponse delete(WireRequest request, List<String> names) {
        writes.delete(require(names.get(0), this::noSchedule, "delete"));
        return answers.noContent();
    }

    private WireResponse trigger(WireRequest request, List<String> names) {
        scheduler.trigger(require(names.get(0), Api::noJob, "trigger"), request.parameter("arguments"));
        return answers.noContent();
    }

    private WireResponse markSuccess(WireRequest request, List<String> names) {
        Optional<Job> job = scheduler.find(names.get(0));
        job.ifPresent(scheduler::markSuccess);
        return answers.mislabelled(200, "marked job " + names.get(0) + " as successful: " + job.isPresent());
    }

    private WireResponse stat(WireRequest request, List<String> names) {
        return answers.json(request, views.stat(require(names.get(0), Api::noJob, "getStat")));
    }

    private WireResponse progress(WireRequest request, List<String> names) {
        String method = JOB_RESOURCE + "updateTaskProgress";
        Optional<JsonNode> body = given(request);
        if (body.filter(stat -> !stat.isObject()).isPresent()) {
            throw Rejection.unreadable("javax.servlet.ServletException: "
                    + "com.fasterxml.jackson.databind.JsonMappingException: Can not deserialize instance of "
                    + "org.apache.mesos.chronos.scheduler.jobs.TaskStat");
        }
        checkTracked(names, method);
        JsonNode elements = body.orElseThrow(
                        () -> Rejection.failed(method, isNull("TaskStat.numAdditionalElementsProcessed()", "taskStat")))
                .path("numAdditionalElementsProcessed");
        if (!elements.isMissingNode() && !elements.isNull()) {
            scheduler.addProgress(names.get(1), counted(elements, method));
        }
        return answers.noContent();
    }

    private void checkTracked(List<String> names, String method) {
        Job job = require(names.get(0), this::noSchedule, "updateTaskProgress");
        if (TaskId.parse(names.get(1)).isEmpty()) {
            throw Rejection.precondition(method, "Invalid task id format " + names.get(1));
        }
        if (!job.flag("dataProcessingJobType")) {
            String what = version.isV3() ? "JobSchedule '" : "Job '";
            throw Rejection.precondition(method, what + job.name() + "' is not enabled to track data");
        }
    }

    /** The server takes any JSON here and finds out only when it counts. */
    private static int counted(JsonNode elements, String method) {
        if (!elements.isInt()) {
            throw Rejection.failed(method, "java.lang.ClassCastException: " + elements + " is no java.lang.Integer");
        }
        if (elements.asInt() < 0) {
            throw Rejection.precondition(method, "numAdditionalElementsProcessed (" + elements + ") is not positive");
        }
        return elements.asInt();
    }

    // ---- tasks, leader, search

    private WireResponse kill(WireRequest request, List<String> names) {
        if (!version.isV3() && scheduler.find(names.get(0)).isEmpty()) {
            throw Rejection.failed("TaskManagementResource.killTasksForJob", noJob(names.get(0)));
        }
        Job job = scheduler
                .find(names.get(0))
                .orElseThrow(() ->
                        Rejection.precondition("TaskManagementResource.killTasksForJob", noSchedule(names.get(0))));
        scheduler.kill(job.name());
        return answers.noContent();
    }

    private WireResponse updateTask(WireRequest request, List<String> ids) {
        JsonNode body = body(request);
        TaskId.parse(ids.get(0))
                .ifPresent(id -> scheduler.report(id, body.path("statusCode").asInt()));
        return answers.noContent();
    }

    private WireResponse purge(WireRequest request, List<String> none) {
        scheduler.purge();
        return answers.noContent();
    }

    private WireResponse leader(WireRequest request, List<String> none) {
        return answers.json(request, JsonNodeFactory.instance.objectNode().put("leader", leader.get()));
    }

    /** Name and command both have to be contained; "any" can only let in again what these two kept out. */
    private WireResponse search(WireRequest request, List<String> none) {
        Optional<Integer> limit = number(request, "limit", 10);
        Optional<Integer> offset = number(request, "offset", 0);
        if (limit.isEmpty() || offset.isEmpty()) {
            return answers.empty(404);
        }
        List<Job> found = scheduler.jobs().stream()
                .filter(job -> matches(request, job))
                .skip(Math.max(0, offset.get()))
                .limit(Math.max(0, limit.get()))
                .toList();
        return answers.json(request, Views.plain(found));
    }

    private static boolean matches(WireRequest request, Job job) {
        boolean both = contains(job.name(), request.parameter("name"))
                && contains(job.text("command"), request.parameter("command"));
        Optional<String> any = request.parameter("any").filter(word -> !word.isEmpty());
        return both || any.isPresent() && (contains(job.name(), any) || contains(job.text("command"), any));
    }

    private static boolean contains(String text, Optional<String> part) {
        return part.map(p -> text.toLowerCase(Locale.ROOT).contains(p.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private static Optional<Integer> number(WireRequest request, String parameter, int otherwise) {
        try {
            return Optional.of(
                    request.parameter(parameter).map(Integer::valueOf).orElse(otherwise));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }
}
