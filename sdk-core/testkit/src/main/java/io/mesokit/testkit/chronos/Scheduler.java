package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.exec.TaskExecutor;
import io.mesokit.testkit.exec.TaskExit;
import io.mesokit.testkit.exec.TaskSpec;
import io.mesokit.testkit.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * What Chronos does with jobs, as observed.
 *
 * A task waits in one of two queues (high priority first) until the cluster has room for it. At launch, not before, the
 * job is looked at again: a task of a job that is gone, disabled, or running already (and not concurrent) is dropped.
 * The launch uses up one recurrence and moves the start of the schedule past now (3.x: every launch, triggers and
 * retries too; 2.x: scheduled launches only). That is why a trigger can end a finite schedule early.
 *
 * Counters move only when it is decided how the run ended: at once on success, after the last attempt on failure. A
 * failure is tried again when attempts are left and the job has not failed since its last success. A killed task
 * changes nothing. A success counts on every edge to a child; the child starts when no other parent has succeeded less
 * often. A schedule whose count is used up disables the job, but only after a success.
 *
 * One lock guards everything; whoever waits for a run waits on it. Executors report from other threads.
 */
final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration LOOP = Duration.ofSeconds(1);
    private static final int RUNS_KEPT = 10_000;

    private final ChronosOptions options;
    private final Timeline time;
    private final TaskExecutor executor;
    private final JobGraph graph = new JobGraph();
    private final List<Waiting> queue = new ArrayList<>();
    private final Map<String, Active> active = new LinkedHashMap<>();
    private final List<Run> ended = new ArrayList<>();
    private final Map<String, Histogram> histograms = new HashMap<>();
    private final Map<String, Outcomes> outcomes = new HashMap<>();
    private final Map<String, Long> progress = new HashMap<>();
    private Timeline.Alarm alarm = () -> {};
    private boolean containerLogged;
    private boolean loading;
    private boolean closed;

    record Outcomes(long successes, long failures) {
        Outcomes plus(Outcomes other) {
            return new Outcomes(successes + other.successes, failures + other.failures);
        }
    }

    private record Waiting(TaskId id, boolean high, boolean due) {}

    private record Active(TaskSpec spec, TaskId id, Instant started, RunningTask task) {
        Run run(Optional<Instant> finished, Run.State state, TaskExit exit) {
            return new Run(
                    spec.id(),
                    id.job(),
                    id.attempt(),
                    spec.command(),
                    spec.cpus(),
                    started,
                    finished,
                    state,
                    exit.status(),
                    exit.cpuTime(),
                    task.sandbox());
        }
    }

    Scheduler(ChronosOptions options, Timeline time, TaskExecutor executor) {
        this.options = options;
        this.time = time;
        this.executor = executor;
    }

    // ---- reads

    synchronized Optional<Job> find(String name) {
        return loading ? Optional.empty() : graph.find(name);
    }

    synchronized Collection<Job> jobs() {
        return loading ? List.of() : graph.jobs();
    }

    synchronized List<JobGraph.Edge> edges() {
        return loading ? List.of() : graph.edges();
    }

    synchronized boolean wouldCycle(Job job) {
        return graph.wouldCycle(job.name(), job.parents());
    }

    synchronized long running(String job) {
        return active.values().stream().filter(a -> a.id().job().equals(job)).count();
    }

    synchronized boolean queued(String job) {
        return queue.stream().anyMatch(waiting -> waiting.id().job().equals(job));
    }

    synchronized long queueSize(boolean high) {
        return queue.stream().filter(waiting -> waiting.high() == high).count();
    }

    synchronized Histogram histogram(String job) {
        return histograms.computeIfAbsent(job, name -> new Histogram());
    }

    /** The histograms that were ever written or looked at; a deleted job's stays. */
    synchronized Map<String, Histogram> histograms() {
        return new TreeMap<>(histograms);
    }

    /** How often each job succeeded and failed under this leader. */
    synchronized Map<String, Outcomes> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** Ended runs in the order of their ends, then the running ones. */
    synchronized List<Run> runs() {
        List<Run> all = new ArrayList<>(ended);
        active.values()
                .forEach(a -> all.add(a.run(
                        Optional.empty(),
                        Run.State.RUNNING,
                        new TaskExit(0, false, a.task().cpuTime()))));
        return all;
    }

    synchronized OptionalInt elements(String taskId) {
        Long sum = progress.get(taskId);
        return sum == null ? OptionalInt.empty() : OptionalInt.of(sum.intValue());
    }

    // ---- writes

    synchronized void put(Job job) {
        if (!graph.put(job)) {
            LOG.warn("job {} dropped: not all of its parents {} are there", job.name(), job.parents());
        }
        changed();
    }

    synchronized void delete(Job job) {
        kill(job.name());
        queue.removeIf(waiting -> waiting.id().job().equals(job.name()));
        List<String> children = graph.children(job.name());
        List<Job> rewritten = new ArrayList<>();
        children.forEach(child -> graph.find(child).ifPresent(c -> rewritten.add(orphaned(c, job))));
        graph.remove(job.name());
        rewritten.forEach(graph::put);
        changed();
    }

    /**
     * A child of a dependent job inherits its parents; a child of a scheduled job gets its schedule and little else.
     */
    private static Job orphaned(Job child, Job gone) {
        if (gone.dependent()) {
            List<String> parents = new ArrayList<>(child.parents());
            parents.remove(gone.name());
            gone.parents().stream().filter(p -> !parents.contains(p)).forEach(parents::add);
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            parents.forEach(list::add);
            return child.with("parents", list);
        }
        ObjectNode json = child.json();
        json.remove(List.of("parents", "container"));
        json.put("shell", true).put("runAsUser", "").put("description", "").put("ownerName", "");
        json.put("dataProcessingJobType", false);
        List.of("environmentVariables", "arguments", "constraints").forEach(json::putArray);
        if (json.has("concurrent")) {
            json.put("concurrent", false);
        }
        json.put("schedule", gone.text("schedule")).put("scheduleTimeZone", gone.text("scheduleTimeZone"));
        return new Job(json);
    }

    synchronized void trigger(Job job, Optional<String> arguments) {
        String given =
                arguments.orElse(String.join(" ", job.texts("arguments"))).replace(";", "");
        enqueue(new Waiting(TaskId.of(time.instant(), 0, job.name(), given), job.flag("highPriority"), false));
        changed();
    }

    synchronized void markSuccess(Job job) {
        succeed(job);
        changed();
    }

    synchronized void kill(String job) {
        List<RunningTask> tasks = active.values().stream()
                .filter(a -> a.id().job().equals(job))
                .map(Active::task)
                .toList();
        tasks.forEach(RunningTask::kill);
    }

    synchronized void addProgress(String taskId, int elements) {
        progress.merge(taskId, (long) elements, Long::sum);
    }

    /** 2.x: an asynchronous task reports its own end. */
    synchronized void report(TaskId id, int statusCode) {
        graph.find(id.job()).ifPresent(job -> {
            if (statusCode == 0) {
                succeed(job);
            } else {
                fail(job, id);
            }
        });
        changed();
    }

    synchronized void purge() {
        queue.clear();
        changed();
    }

    /** Another node leads now: what was only in memory is gone; running tasks stay; reads find nothing at first. */
    synchronized void failover(Duration untilLoaded) {
        histograms.clear();
        outcomes.clear();
        progress.clear();
        loading = !untilLoaded.isZero();
        time.after(untilLoaded, this::loaded);
        changed();
    }

    private synchronized void loaded() {
        loading = false;
        changed();
    }

    // ---- the loop

    private void changed() {
        launchQueued();
        schedule();
        notifyAll();
    }

    private void schedule() {
        alarm.cancel();
        if (closed) {
            return;
        }
        Instant now = time.instant();
        graph.jobs().stream()
                .filter(job -> !queued(job.name()))
                .flatMap(job -> due(job, now).stream())
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(now, due))
                .ifPresent(wait ->
                        alarm = time.after(wait.isNegative() || wait.isZero() ? Duration.ZERO : wait, this::tick));
    }

    /**
     * When the job's schedule wants it to run; empty for never. 3.x runs once for all that was missed; 2.x skips what
     * is later than the job's epsilon.
     */
    private Optional<Instant> due(Job job, Instant now) {
        if (job.flag("disabled")) {
            return Optional.empty();
        }
        return job.schedule(now)
                .map(s -> options.version().isV3() ? s : s.skippedTo(now.minus(epsilon(job))))
                .filter(s -> !s.isExhausted())
                .map(s -> s.start().toInstant());
    }

    private static Duration epsilon(Job job) {
        return CalendarPeriod.parse(job.text("epsilon"))
                .map(CalendarPeriod::exact)
                .orElse(Duration.ofSeconds(60));
    }

    private synchronized void tick() {
        if (closed) {
            return;
        }
        Instant now = time.instant();
        boolean stuck = false;
        for (Job job : graph.jobs()) {
            Optional<Instant> due = due(job, now).filter(at -> !at.isAfter(now));
            if (due.isPresent()) {
                enqueue(scheduled(job, due.get()));
                stuck |= job.schedule(now).filter(Schedule::stands).isPresent();
            }
        }
        launchQueued();
        notifyAll();
        if (stuck) {
            alarm = time.after(LOOP, this::tick);
        } else {
            schedule();
        }
    }

    private static Waiting scheduled(Job job, Instant due) {
        String arguments = String.join(" ", job.texts("arguments")).replace(";", "");
        return new Waiting(TaskId.of(due, 0, job.name(), arguments), job.flag("highPriority"), true);
    }

    private void enqueue(Waiting task) {
        if (queued(task.id().job())) {
            LOG.info("{} ignored: the job is queued already", task.id());
        } else {
            queue.add(task);
        }
    }

    private void launchQueued() {
        List<Waiting> order = new ArrayList<>(queue);
        order.sort(Comparator.comparing(Waiting::high).reversed());
        for (Waiting task : order) {
            if (!closed && queue.contains(task)) {
                consider(task);
            }
        }
    }

    private void consider(Waiting task) {
        Optional<Job> job = graph.find(task.id().job());
        if (job.isEmpty() || job.get().flag("disabled")) {
            queue.remove(task);
            LOG.info("{} dropped: the job is {}", task.id(), job.isEmpty() ? "gone" : "disabled");
        } else if (running(job.get().name()) > 0 && !job.get().flag("concurrent")) {
            queue.remove(task);
            LOG.warn("{} dropped: the job is running", task.id());
            useUp(job.get(), task);
        } else if (fits(job.get())) {
            queue.remove(task);
            launch(useUp(job.get(), task), task.id());
        }
    }

    private boolean fits(Job job) {
        double cpus = active.values().stream().mapToDouble(a -> a.spec().cpus()).sum();
        double mem = active.values().stream().mapToDouble(a -> a.spec().mem()).sum();
        return cpus + job.amount("cpus") <= options.cpus() + 1e-9 && mem + job.amount("mem") <= options.mem();
    }

    private Job useUp(Job job, Waiting task) {
        Instant now = time.instant();
        Optional<Schedule> schedule = job.schedule(now);
        if (schedule.isEmpty() || !(options.version().isV3() || task.due())) {
            return job;
        }
        Job moved = job.with("schedule", schedule.get().launched(now).toString());
        graph.update(moved);
        return moved;
    }

    private void launch(Job job, TaskId id) {
        String key = unique(id);
        TaskSpec spec = Tasks.spec(job, id, key);
        if (!job.node("container").isMissingNode() && !containerLogged) {
            containerLogged = true;
            LOG.info("{} asks for a container; there is no engine here, so its command runs by itself", job.name());
        }
        LOG.debug("{} launched: {}", key, spec.command());
        RunningTask task = started(spec, key);
        active.put(key, new Active(spec, id, time.instant(), task));
        long limit = job.number("maxCompletionTime");
        if (limit > 0) {
            time.after(Duration.ofSeconds(limit), task::kill);
        }
    }

    private RunningTask started(TaskSpec spec, String key) {
        try {
            return executor.launch(spec, exit -> exited(key, exit));
        } catch (RuntimeException refused) {
            LOG.warn("{} cannot be started: {}", key, refused.toString());
            // Later, as Mesos tells it: others are being launched just now.
            time.after(Duration.ZERO, () -> exited(key, NeverStarted.EXIT));
            return new NeverStarted();
        }
    }

    /** Two triggers of a concurrent job may come within one millisecond; Mesos would refuse the second id. */
    private String unique(TaskId id) {
        TaskId free = id;
        while (active.containsKey(free.toString())) {
            free = new TaskId(free.due() + 1, id.attempt(), id.job(), id.arguments());
        }
        return free.toString();
    }

    private synchronized void exited(String taskId, TaskExit exit) {
        Active was = active.remove(taskId);
        if (was == null) {
            return;
        }
        Run.State state = exit.killed() ? Run.State.KILLED : exit.success() ? Run.State.FINISHED : Run.State.FAILED;
        keep(was.run(Optional.of(time.instant()), state, exit));
        graph.find(was.id().job()).ifPresent(job -> settle(job, was, state));
        changed();
    }

    private void keep(Run run) {
        if (ended.size() == RUNS_KEPT) {
            ended.remove(0);
        }
        ended.add(run);
    }

    private void settle(Job job, Active was, Run.State state) {
        if (state == Run.State.FAILED) {
            fail(job, was.id());
        } else if (state == Run.State.FINISHED && !job.flag("async")) {
            long millis = Duration.between(was.started(), time.instant()).toMillis();
            histograms.computeIfAbsent(job.name(), name -> new Histogram()).add(millis);
            succeed(job);
        }
    }

    private void succeed(Job job) {
        outcomes.merge(job.name(), new Outcomes(1, 0), Outcomes::plus);
        Instant now = time.instant();
        Job counted = job.with("successCount", job.number("successCount") + 1)
                .with("errorsSinceLastSuccess", 0L)
                .with("lastSuccess", Tasks.timestamp(now));
        boolean exhausted = counted.schedule(now).filter(Schedule::isExhausted).isPresent();
        graph.update(exhausted ? counted.with("disabled", true) : counted);
        startChildren(job.name(), now);
    }

    private void fail(Job job, TaskId id) {
        if (id.attempt() < job.number("retries") && !failedSinceSuccess(job)) {
            TaskId retry =
                    TaskId.of(time.instant().plus(options.failureRetry()), id.attempt() + 1, id.job(), id.arguments());
            time.after(options.failureRetry(), () -> retry(retry));
            return;
        }
        outcomes.merge(job.name(), new Outcomes(0, 1), Outcomes::plus);
        Instant now = time.instant();
        long errors = job.number("errorsSinceLastSuccess") + 1;
        boolean disable = options.disableAfterFailures() > 0 && errors >= options.disableAfterFailures();
        graph.update(job.with("errorCount", job.number("errorCount") + 1)
                .with("errorsSinceLastSuccess", errors)
                .with("lastError", Tasks.timestamp(now))
                .with("disabled", disable));
        if (job.flag("softError")) {
            startChildren(job.name(), now);
        }
    }

    private static boolean failedSinceSuccess(Job job) {
        String error = job.text("lastError");
        return !error.isEmpty() && error.compareTo(job.text("lastSuccess")) > 0;
    }

    private synchronized void retry(TaskId id) {
        if (!closed) {
            graph.find(id.job()).ifPresent(job -> enqueue(new Waiting(id, job.flag("highPriority"), false)));
            changed();
        }
    }

    private void startChildren(String parent, Instant when) {
        for (String name : graph.succeeded(parent)) {
            graph.find(name).ifPresent(child -> enqueue(scheduled(child, when)));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            alarm.cancel();
            queue.clear();
            notifyAll();
        }
    }
}
