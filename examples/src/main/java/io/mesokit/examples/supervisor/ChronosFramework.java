package io.mesokit.examples.supervisor;

import io.mesokit.chronos.Chronos;
import io.mesokit.chronos.model.EnvironmentVariable;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobSummary;
import io.mesokit.chronos.model.RunState;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.CallOptions;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.RetryPolicy;
import io.mesokit.examples.launcher.Wrapper;
import io.mesokit.examples.supervisor.Observation.Activity;
import io.mesokit.examples.supervisor.plan.Cpus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chronos, through the SDK. No retries here: the supervisor looks again anyway, and then knows more. */
final class ChronosFramework implements Framework {
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{32}\\b");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Chronos chronos;
    private final CpuTimes cpuTimes;

    ChronosFramework(Chronos chronos, CpuTimes cpuTimes) {
        this.cpuTimes = cpuTimes;
        this.chronos = chronos.with(
                CallOptions.builder().timeout(TIMEOUT).retry(RetryPolicy.none()).build());
    }

    /**
     * The summary first, then the job: a run that ends in between is then seen as running with new counters, which is
     * looked at again, and never as idle with old ones.
     */
    @Override
    public CompletableFuture<Observation> observe(String job) {
        return chronos.jobs()
                .summary()
                .executeAsync()
                .thenCompose(all -> chronos.jobs().get(job).executeAsync().thenApply(found -> present(found, all)))
                .thenCompose(seen -> measured(job, seen))
                .exceptionally(ChronosFramework::missing);
    }

    @Override
    public CompletableFuture<Void> prepare(String job, int run, Cpus cpus) {
        return chronos.jobs()
                .updateScheduled(job, found -> prepared(found, run, cpus))
                .executeAsync()
                .thenAccept(done -> {});
    }

    @Override
    public CompletableFuture<Void> start(String job) {
        return chronos.jobs().trigger(job).executeAsync();
    }

    @Override
    public CompletableFuture<Void> remove(String job) {
        return chronos.jobs().delete(job).executeAsync();
    }

    private static ScheduledJob prepared(ScheduledJob job, int run, Cpus cpus) {
        Stream<EnvironmentVariable> others = job.environmentVariables().stream()
                .filter(variable -> !variable.name().equals(Wrapper.RUN));
        List<EnvironmentVariable> environment = Stream.concat(
                        others, Stream.of(EnvironmentVariable.of(Wrapper.RUN, Integer.toString(run))))
                .toList();
        return job.toBuilder()
                .cpus(cpus.cores())
                .environmentVariables(environment)
                .schedule(Wrapper.parked(job.schedule()))
                .build();
    }

    private CompletableFuture<Observation> measured(String job, Observation.Present seen) {
        return seen.activity() == Activity.RUNNING
                ? cpuTimes.used(job).thenApply(seen::using)
                : CompletableFuture.completedFuture(seen);
    }

    private static Observation.Present present(Job job, List<JobSummary> all) {
        RunState state = all.stream()
                .filter(summary -> summary.name().equals(job.name()))
                .findFirst()
                .map(JobSummary::state)
                .orElse(RunState.IDLE);
        return new Observation.Present(
                ids(job),
                activity(state),
                new Counters(job.successCount(), job.errorCount()),
                Cpus.of(job.cpus().orElse(0)),
                run(job),
                job.disabled(),
                Optional.empty());
    }

    /** In a variable of their own; the original's launcher writes its id into the command, and nowhere else. */
    private static Set<String> ids(Job job) {
        Set<String> ids = job.environmentVariables().stream()
                .filter(variable -> variable.name().equals(Wrapper.UUID))
                .map(EnvironmentVariable::value)
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? ID.matcher(job.command()).results().map(MatchResult::group).collect(Collectors.toSet())
                : ids;
    }

    private static Activity activity(RunState state) {
        if (state.running() > 0) {
            return Activity.RUNNING;
        }
        return state.idle() ? Activity.IDLE : Activity.QUEUED;
    }

    private static int run(Job job) {
        return job.environmentVariables().stream()
                .filter(variable ->
                        variable.name().equals(Wrapper.RUN) && variable.value().matches("\\d{1,9}"))
                .mapToInt(variable -> Integer.parseInt(variable.value()))
                .findFirst()
                .orElse(0);
    }

    private static Observation missing(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotFoundException) {
            return new Observation.Missing();
        }
        throw cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }
}
