package io.mesokit.chronos;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobGraph;
import io.mesokit.chronos.model.JobSearch;
import io.mesokit.chronos.model.JobStat;
import io.mesokit.chronos.model.JobSummary;
import io.mesokit.chronos.model.MarkResult;
import io.mesokit.chronos.model.OneTimeJob;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.TaskProgress;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Jobs: put, read, run and await, delete. Safe for use by many threads.
 *
 * <p>Chronos 3.x does not read its own writes: for a moment after a call has succeeded, reads may show what was before.
 * {@link #putAndAwait} and {@link #awaitVisible} wait for that moment to pass. Right after a failover lists are briefly
 * empty, with a 200. Nothing detects that two clients change one job: the last one wins.
 */
public final class Jobs {
    private static final TypeReference<List<Job>> JOBS = new TypeReference<>() {};

    private final Api api;

    Jobs(Api api) {
        this.api = api;
    }

    /**
     * Creates a job, or replaces the one of that name, of whichever kind, counters and all: those of {@code job} are
     * taken over, so a job made from scratch starts at zero. Its schedule begins anew too: with a start in the past it
     * may run at once, and with a count it has all its runs again. To change a job and keep where it is, use
     * {@link #update}. Up to 2.1 this only creates; see {@link Legacy2x}.
     *
     * <p>{@code POST iso8601}, since 1.0; repeatable, unless the schedule starts "now", when twice would run it twice.
     *
     * @param job the job
     * @throws InvalidJobException if the job must not be sent; what depends on the server's version comes with the call
     */
    public Call<Void> putScheduled(ScheduledJob job) {
        return JobWriter.put(api, job);
    }

    /**
     * Creates a dependent job, or replaces the one of that name, as {@link #putScheduled} does.
     *
     * <p>The call first reads the graph of jobs: it fails with {@link InvalidJobException}, before anything is sent, if
     * a parent is not there after two seconds or the parents would form a cycle. 3.x would forget the job without a
     * word in the one case; see {@link Chronos#withoutParentCheck()}. {@code POST dependency}, since 1.0; repeatable.
     *
     * @param job the job
     * @throws InvalidJobException if the job must not be sent, as when it is its own parent, which would crash the
     *     server
     */
    public Call<Void> putDependent(DependentJob job) {
        return JobWriter.put(api, job);
    }

    /**
     * {@link #putScheduled} or {@link #putDependent}, by the kind of job. A job as read may be put as it is: what a
     * list mirrors between {@code uris} and {@code fetch} is undone.
     *
     * @param job the job
     * @throws InvalidJobException if the job must not be sent
     */
    public Call<Void> put(Job job) {
        return JobWriter.put(api, job);
    }

    /**
     * Puts a job and waits until it can be read back as it was put, for up to ten seconds. What the server fills in or
     * moves on is left out of account; so if all that is new is an earlier start, or what 2.x knows of containers,
     * downloads and executors, the job may be read as it was before.
     *
     * @param job the job
     * @return the job as the server has it; fails with {@link JobNotKeptException} if it does not come to that
     * @throws InvalidJobException if the job must not be sent
     */
    public Call<Job> putAndAwait(Job job) {
        return putAndAwait(job, seen -> SameJob.asPut(OutgoingJob.of(job), seen));
    }

    /**
     * Puts a job and waits until what can be read is as wanted, for up to ten seconds. For a job that somebody else
     * changes as soon as it is there, such as a supervisor that sets its cpus: it would not be seen as it was put.
     *
     * @param job the job
     * @param wanted whether a job of that name, as read, is the one that was put
     * @return the job as the server has it; fails with {@link JobNotKeptException} if it does not come to that
     * @throws InvalidJobException if the job must not be sent
     */
    public Call<Job> putAndAwait(Job job, Predicate<? super Job> wanted) {
        Call<Void> put = put(job);
        return api.composed("jobs.putAndAwait " + job.name(), scope -> {
            put.execute();
            return new Visibility(api, scope).await(OutgoingJob.of(job), wanted);
        });
    }

    /**
     * Puts several jobs, parents before their children, waiting for each to be readable before the next. Nothing is
     * undone if one fails.
     *
     * @param jobs the jobs, in any order; parents that are not among them must exist
     * @return the jobs as the server has them, in the order in which they were put
     * @throws InvalidJobException if one of them must not be sent, or they form a cycle
     * @throws IllegalArgumentException if two have one name
     */
    public Call<List<Job>> putAll(Collection<? extends Job> jobs) {
        List<Call<Job>> puts = PutOrder.of(jobs).stream().map(this::putAndAwait).toList();
        return api.composed(
                "jobs.putAll " + puts.size() + " jobs",
                scope -> puts.stream().map(Call::execute).toList());
    }

    /**
     * Sends a job that runs once, at once; a job of that name is replaced. What is left of it then is a
     * {@link ScheduledJob} that is disabled. {@code POST iso8601} without a schedule; not repeatable.
     *
     * @param job the job
     * @throws InvalidJobException if the job must not be sent
     */
    public Call<Void> runOnceNow(OneTimeJob job) {
        return JobWriter.runOnceNow(api, job);
    }

    /**
     * {@link #runOnceNow(OneTimeJob)} for a job of which only the command matters.
     *
     * @param name the job's name
     * @param command what to run
     */
    public Call<Void> runOnceNow(String name, String command) {
        return runOnceNow(OneTimeJob.of(name, command));
    }

    /**
     * Reads a job, lets it be changed, and puts it back, with its counters and what is left of its schedule. A change
     * that another client makes in between is lost; and so, in 3.x, is what was put a moment ago, unless by
     * {@link #putAndAwait(Job)}, for it cannot be read yet. To start afresh, use {@link Job#resetCounters()} in the edit.
     *
     * <pre>{@code
     * chronos.jobs().update("etl", job -> job.withDisabled(true)).execute();
     * }</pre>
     *
     * @param name the job's name
     * @param edit gives the changed job; it must keep the name, and may be called again if the call is run again
     * @return the job as it was put; fails with {@link io.mesokit.core.NotFoundException} if there is no such job, or
     *     not yet
     */
    public Call<Job> update(String name, UnaryOperator<Job> edit) {
        return api.composed("jobs.update " + name, scope -> {
            Job edited = Objects.requireNonNull(edit.apply(get(name).execute()), "the edited job");
            if (!edited.name().equals(name)) {
                throw new IllegalArgumentException("a job cannot be renamed: \"" + name + "\" to \"" + edited.name()
                        + "\"; put it under its new name, and delete the old one");
            }
            put(edited).execute();
            return OutgoingJob.of(edited);
        });
    }

    /**
     * {@link #update} for a job that is known to be scheduled.
     *
     * @param name the job's name
     * @param edit gives the changed job
     * @return the job as it was put; fails with {@link IllegalStateException} if it is a dependent job
     */
    public Call<Job> updateScheduled(String name, UnaryOperator<ScheduledJob> edit) {
        return update(name, job -> edit.apply(job.asScheduled().orElseThrow(() -> wrongKind(job))));
    }

    /**
     * {@link #update} for a job that is known to be dependent.
     *
     * @param name the job's name
     * @param edit gives the changed job
     * @return the job as it was put; fails with {@link IllegalStateException} if it is a scheduled job
     */
    public Call<Job> updateDependent(String name, UnaryOperator<DependentJob> edit) {
        return update(name, job -> edit.apply(job.asDependent().orElseThrow(() -> wrongKind(job))));
    }

    private static IllegalStateException wrongKind(Job job) {
        return new IllegalStateException("job is of the other kind: " + job);
    }

    /**
     * All jobs, in no particular order. {@code uris} and {@code fetch} mirror each other here. {@code GET jobs}, since
     * 1.0; repeatable.
     */
    public Call<List<Job>> list() {
        return api.versioned(prefix -> Request.get(prefix + "/jobs").operation("jobs.list"), Decoder.json(JOBS));
    }

    /**
     * All jobs at a glance, with whether they run. {@code GET jobs/summary}, since 3.0; from 2.x the same is put
     * together from the list and the graph; repeatable.
     */
    public Call<List<JobSummary>> summary() {
        return api.byVersion(JobReads::summaryRequest, version -> JobReads.summary(api, version));
    }

    /**
     * Jobs that have some text in them. {@code GET jobs/search}, since 2.3.2; repeatable.
     *
     * @param search what to look for
     */
    public Call<List<Job>> search(JobSearch search) {
        return api.versioned(prefix -> JobReads.search(prefix, search), Decoder.json(JOBS));
    }

    /**
     * One job. {@code GET job/{name}}, since 3.0; from 2.x (2.3.2 and later) it is searched for by name, and only a job
     * of exactly that name counts; repeatable.
     *
     * @param name the job's name
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} if there is none, whose status is the
     *     server's: 400, and from a search in 2.x 200
     */
    public Call<Job> get(String name) {
        return api.byVersion(prefix -> JobReads.job(prefix, name), version -> JobReads.get(api, version, name));
    }

    /**
     * Waits until a job can be read, for up to ten seconds, as after {@link #put}.
     *
     * @param name the job's name
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} if it cannot be read by then
     */
    public Call<Job> awaitVisible(String name) {
        return api.composed("jobs.awaitVisible " + name, scope -> new Visibility(api, scope).await(name));
    }

    /**
     * Has a job run once more. That it was accepted means little: nothing runs if the job is disabled, is queued
     * already, or runs and is not {@code concurrent}. It uses up one of a schedule's counted runs, and gives no id of
     * the run; {@link #runAndAwait(String)} finds out what became of it. {@code PUT job/{name}}, since 1.0; not
     * repeatable.
     *
     * @param name the job's name
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} if there is no such job, or, in 3.x, if
     *     it was put a moment ago; {@link #putAndAwait(Job)} or {@link #awaitVisible} it first
     */
    public Call<Void> trigger(String name) {
        return trigger(name, "");
    }

    /**
     * {@link #trigger(String)} with arguments in place of the job's own, since 2.3.2. They are appended to the command,
     * without any {@code ;}, also when the job has {@code shell} (where the manual says they are ignored).
     *
     * @param name the job's name
     * @param arguments the arguments, separated by spaces; empty for the job's own
     */
    public Call<Void> trigger(String name, String arguments) {
        return api.versioned(prefix -> JobReads.trigger(prefix, name, arguments), Decoder.nothing());
    }

    /**
     * Deletes a job and kills its tasks. Beware of jobs that depend on it. Children of a dependent job wait for its
     * parents instead. Children of a scheduled job become scheduled jobs with its schedule, and lose their other
     * parents, container, environment, arguments, constraints, {@code shell}, {@code runAsUser}, {@code description},
     * {@code ownerName}, {@code concurrent} and {@code dataProcessingJobType}: give them other parents first. {@code
     * DELETE job/{name}}, since 1.0; repeatable, though the second time there is nothing to find.
     *
     * @param name the job's name
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} if there is no such job
     */
    public Call<Void> delete(String name) {
        return api.versioned(
                prefix -> Request.delete(prefix + "/job")
                        .segment(name)
                        .repeatable(true)
                        .operation("jobs.delete"),
                Decoder.nothing());
    }

    /**
     * Counts a success without a run, which starts the jobs that wait for it. {@code PUT job/success/{name}}, since
     * 2.5; not repeatable.
     *
     * @param name the job's name
     * @return whether it was counted; an unknown job is no failure of the call
     */
    public Call<MarkResult> markSuccess(String name) {
        return api.versioned(
                prefix -> Request.put(prefix + "/job/success").segment(name).operation("jobs.markSuccess"),
                response -> MarkResult.parse(response.text()));
    }

    /**
     * What is remembered of a job's runs: how long they took, since the leader took over, in milliseconds; and, if the
     * server has Cassandra, the last few of them. {@code GET job/stat/{name}}, since 1.0; repeatable.
     *
     * @param name the job's name
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} if there is no such job
     */
    public Call<JobStat> stat(String name) {
        return api.versioned(
                prefix -> Request.get(prefix + "/job/stat").segment(name).operation("jobs.stat"),
                Decoder.json(JobStat.class));
    }

    /**
     * Adds to the progress of a run; for the run itself to call. Without Cassandra it is accepted and lost.
     * {@code POST job/{name}/task/{id}/progress}, since 2.3.3; not repeatable.
     *
     * @param name the job's name; it must be a {@code dataProcessingJobType}
     * @param taskId the task's id, from its environment's {@code mesos_task_id}
     * @param progress how much more was done
     * @throws IllegalArgumentException if that is less than 0
     */
    public Call<Void> reportProgress(String name, String taskId, TaskProgress progress) {
        if (progress.numAdditionalElementsProcessed() < 0) {
            throw new IllegalArgumentException("numAdditionalElementsProcessed must be 0 or more: " + progress);
        }
        return api.versioned(
                prefix -> Request.post(prefix + "/job")
                        .segment(name)
                        .segment("task")
                        .segment(taskId)
                        .segment("progress")
                        .json(progress)
                        .operation("jobs.reportProgress"),
                Decoder.nothing());
    }

    /**
     * {@link #trigger(String)}, then waits until the run has ended. See {@link RunWatch} for what can be known, and
     * how. While the leader changes, nothing can be known; that is waited out, for a minute.
     *
     * @param name the job's name
     * @return what became of the run; a call that has no timeout of its own but gives up as {@link RunWatch#limit} says,
     *     and fails with {@link io.mesokit.core.NotFoundException} if there is no such job, or, in 3.x, if it was put a
     *     moment ago; {@link #putAndAwait(Job)} or {@link #awaitVisible} it first
     */
    public Call<RunResult> runAndAwait(String name) {
        return runAndAwait(name, RunWatch.ofDefaults());
    }

    /**
     * {@link #runAndAwait(String)} with other options.
     *
     * @param name the job's name
     * @param watch how to wait, and whom to tell of the progress
     */
    public Call<RunResult> runAndAwait(String name, RunWatch watch) {
        return api.composed(
                "jobs.runAndAwait " + name,
                scope -> RunWatcher.triggering(this, name, watch).await(scope));
    }

    /**
     * Waits, without triggering one, until the next run of a job has ended, by its schedule, after its parents or by
     * another's trigger. A run that has ended before this call runs does not count.
     *
     * @param name the job's name
     * @return what became of the run
     */
    public Call<RunResult> awaitRun(String name) {
        return awaitRun(name, RunWatch.ofDefaults());
    }

    /**
     * {@link #awaitRun(String)} with other options.
     *
     * @param name the job's name
     * @param watch how to wait, and whom to tell of the progress
     */
    public Call<RunResult> awaitRun(String name, RunWatch watch) {
        return api.composed(
                "jobs.awaitRun " + name,
                scope -> RunWatcher.watching(this, name, watch).await(scope));
    }

    Call<JobGraph> graph() {
        return new Graph(api).csv();
    }

    @Override
    public String toString() {
        return "Jobs of " + api;
    }
}
