package io.mesokit.chronos;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobGraph;
import io.mesokit.chronos.model.JobSearch;
import io.mesokit.chronos.model.JobSummary;
import io.mesokit.core.Call;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Requests that read jobs, and what stands in for those that 2.x does not know. */
final class JobReads {
    private static final Decoder<List<Job>> JOBS = Decoder.json(new TypeReference<List<Job>>() {});

    private JobReads() {}

    static Request job(String prefix, String name) {
        return Request.get(prefix + "/job").segment(name).operation("jobs.get");
    }

    static Request trigger(String prefix, String name, String arguments) {
        return Request.put(prefix + "/job")
                .segment(name)
                .query("arguments", Optional.of(arguments).filter(text -> !text.isBlank()))
                .operation("jobs.trigger");
    }

    /** Without a limit the server stops at 10; and it adds limit and offset up, so they must not overflow. */
    static Request search(String prefix, JobSearch search) {
        boolean anyAlone = search.name().isEmpty() && search.command().isEmpty();
        return Request.get(prefix + "/jobs/search")
                .query("name", anyAlone ? search.any() : search.name())
                .query("command", search.command())
                .query("any", search.any())
                .query("limit", search.limit().orElse(Integer.MAX_VALUE - search.offset()))
                .query("offset", search.offset())
                .operation("jobs.search");
    }

    static Call<Job> get(Api api, ChronosVersion version, String name) {
        if (version == ChronosVersion.V3) {
            return api.plain(job(version.prefix(), name), Decoder.json(Job.class));
        }
        Request search = search(version.prefix(), JobSearch.all().name(name)).operation("jobs.get");
        return api.plain(search, response -> exactly(name, response));
    }

    /** A search looks for a part of the name, without regard to case. */
    private static Job exactly(String name, RawResponse response) throws IOException {
        return JOBS.decode(response).stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(response, "Job '" + name + "' not found by a search"));
    }

    static Request summaryRequest(String prefix) {
        return Request.get(prefix + "/jobs/summary").operation("jobs.summary");
    }

    static Call<List<JobSummary>> summary(Api api, ChronosVersion version) {
        if (version == ChronosVersion.V3) {
            Decoder<Summaries> decoder = Decoder.json(Summaries.class);
            return api.plain(
                    summaryRequest(version.prefix()),
                    response -> decoder.decode(response).jobs());
        }
        return api.composed("jobs.summary", scope -> {
            JobGraph graph = new Graph(api).csv().execute();
            List<Job> jobs = new Jobs(api).list().execute();
            return jobs.stream().map(job -> summary(job, graph)).toList();
        });
    }

    private static JobSummary summary(Job job, JobGraph graph) {
        var summary = JobSummary.builder().name(job.name()).disabled(job.disabled());
        graph.node(job.name())
                .ifPresent(node -> summary.status(node.lastOutcome()).state(node.state()));
        job.asScheduled()
                .ifPresent(scheduled -> summary.schedule(scheduled.schedule().toString()));
        job.asDependent().ifPresent(dependent -> summary.addAllParents(dependent.parents()));
        return summary.build();
    }

    /** What the summaries come in. */
    record Summaries(@JsonProperty("jobs") List<JobSummary> jobs) {
        Summaries {
            jobs = jobs == null ? List.of() : jobs;
        }
    }
}
