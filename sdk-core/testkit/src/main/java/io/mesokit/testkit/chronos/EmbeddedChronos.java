package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.exec.TaskExecutor;
import io.mesokit.testkit.http.Faults;
import io.mesokit.testkit.http.RequestLog;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireServer;
import io.mesokit.testkit.time.RealTime;
import io.mesokit.testkit.time.Timeline;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Chronos in this process: the REST interface of 3.x or 2.5.1 to the header line, on top of a scheduler that runs the
 * jobs. Thread-safe.
 *
 * <pre>{@code
 * chronos.faults().failNext(503);
 * Run run = chronos.awaitRun("report", Run::ended, Duration.ofSeconds(10));
 * }</pre>
 */
public final class EmbeddedChronos implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedChronos.class);
    private static final Duration USUAL_LAG = Duration.ofMillis(200);
    private static final Duration CRASH_DELAY = Duration.ofMillis(50);

    private final ChronosOptions options;
    private final Scheduler scheduler;
    private final Timeline time;
    private final RealTime wire = RealTime.start();
    private final Duration lag;
    private final Node node;
    private final WireServer leader;
    private final Optional<WireServer> follower;

    private EmbeddedChronos(ChronosOptions options, Timeline time, TaskExecutor executor) {
        this.options = options;
        this.time = time;
        this.lag = options.readLag().orElse(lagOf(options.version(), time));
        this.scheduler = new Scheduler(options, time, executor);
        Api api = new Api(options, scheduler, new Delayed(), time, this::leaderAddress);
        this.node = new Node(options, api, new SystemPages(options.version(), scheduler, time));
        this.leader = WireServer.start("chronos", options.port(), node);
        this.follower = options.follower()
                ? Optional.of(WireServer.start("chronos-follower", 0, new Follower(node, () -> !leaderAlive())))
                : Optional.empty();
    }

    /**
     * Starts a Chronos.
     *
     * @param time the clock of schedules and runs
     * @param executor runs its tasks; the caller closes it, after this
     */
    public static EmbeddedChronos start(ChronosOptions options, Timeline time, TaskExecutor executor) {
        return new EmbeddedChronos(options, time, executor);
    }

    private static Duration lagOf(ChronosVersion version, Timeline time) {
        return version.isV3() && time instanceof RealTime ? USUAL_LAG : Duration.ZERO;
    }

    /** Definitions reach the scheduler a moment after they are accepted. */
    private final class Delayed implements Api.Writes {
        @Override
        public void put(Job job) {
            later(() -> scheduler.put(job));
        }

        @Override
        public void delete(Job job) {
            later(() -> scheduler.delete(job));
        }

        @Override
        public void poison(Job job) {
            LOG.warn("{} waits for itself: the server ends", job.name());
            wire.after(CRASH_DELAY, EmbeddedChronos.this::die);
        }

        private void later(Runnable change) {
            if (lag.isZero()) {
                change.run();
            } else {
                time.after(lag, change);
            }
        }
    }

    // ---- addresses

    /** The address of the first node, which leads at the start. */
    public URI url() {
        return leader.url();
    }

    /** The address of the second node. */
    public Optional<URI> followerUrl() {
        return follower.map(WireServer::url);
    }

    /** The version it is. */
    public ChronosVersion version() {
        return options.version();
    }

    /** {@code user:password}, when it asks for them. */
    public Optional<String> credentials() {
        return options.credentials();
    }

    private boolean leaderAlive() {
        return leader.alive();
    }

    private String leaderAddress() {
        WireServer leading = leader.alive() ? leader : follower.orElse(leader);
        return "127.0.0.1:" + leading.port();
    }

    // ---- what went over the wire

    /** What shall go wrong at the first node. */
    public Faults faults() {
        return leader.faults();
    }

    /** What shall go wrong at the second node. */
    public Optional<Faults> followerFaults() {
        return follower.map(WireServer::faults);
    }

    /** The requests that the first node received, oldest first. */
    public List<WireRequest> requests() {
        return leader.requests();
    }

    /** The log of the first node's requests. */
    public RequestLog requestLog() {
        return leader.requestLog();
    }

    /** Which operations were called, and how often: {@code jobs.list}, {@code legacy2x.purgeTasks}, ... */
    public Map<String, Long> operations() {
        return node.operations();
    }

    // ---- life and death

    /** Ends the first node as a process ends. A second node leads from then on, without what was only in memory. */
    public void killLeader() {
        leader.die();
        scheduler.failover(lag);
    }

    private void die() {
        leader.die();
        follower.ifPresent(WireServer::die);
    }

    /** Whether the first node listens. */
    public boolean alive() {
        return leader.alive();
    }

    /** Starts nodes again that died, on the same ports; what killed them has been removed by hand. */
    public void revive() {
        leader.revive();
        follower.ifPresent(WireServer::revive);
    }

    // ---- what the cluster did

    /** All launches, ended ones in the order of their ends, then the running ones. The last 10000 are kept. */
    public List<Run> runs() {
        return scheduler.runs();
    }

    /** The launches of one job. */
    public List<Run> runs(String job) {
        return scheduler.runs().stream().filter(run -> run.job().equals(job)).toList();
    }

    /** The job as the scheduler has it now, as {@code GET job/{name}} of its version would write it. */
    public Optional<JsonNode> job(String name) {
        return scheduler.find(name).map(Job::json);
    }

    /** {@code idle}, {@code queued}, or how many are running, as {@code jobs/summary} says it. */
    public String state(String job) {
        return new Views(options, scheduler).state(job);
    }

    /**
     * Blocks until a run of the job is as wanted, and returns the first such run.
     *
     * @throws AssertionError when there is none in that (real) time
     */
    public Run awaitRun(String job, Predicate<Run> wanted, Duration atMost) {
        return awaitRuns(job, wanted, 1, atMost).get(0);
    }

    /**
     * Blocks until so many runs of the job are as wanted, and returns them.
     *
     * @throws AssertionError when there are fewer in that (real) time
     */
    public List<Run> awaitRuns(String job, Predicate<Run> wanted, int count, Duration atMost) {
        await(() -> matching(job, wanted).size() >= count, count + " matching runs of " + job, atMost);
        return matching(job, wanted);
    }

    private List<Run> matching(String job, Predicate<Run> wanted) {
        return runs(job).stream().filter(wanted).toList();
    }

    /**
     * Blocks until the scheduler has the job and it is as wanted.
     *
     * @throws AssertionError when it is not in that (real) time
     */
    public JsonNode awaitJob(String name, Predicate<JsonNode> wanted, Duration atMost) {
        await(() -> job(name).filter(wanted).isPresent(), "job " + name + " to be as wanted", atMost);
        return job(name).orElseThrow();
    }

    private void await(java.util.function.BooleanSupplier condition, String what, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (scheduler) {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("waited " + atMost + " for " + what + "; there are " + scheduler.runs());
                }
                pause(left);
            }
        }
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(scheduler, Math.max(nanos, 1_000_000));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    /** Stops it. Tasks that still run are ended by the executor's close. */
    @Override
    public void close() {
        wire.close();
        leader.close();
        follower.ifPresent(WireServer::close);
        scheduler.close();
    }
}
