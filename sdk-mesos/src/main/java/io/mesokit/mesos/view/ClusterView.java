// Over 500 lines: every question to a view stands here; state, timing, renewal and waiting have classes of their own.
package io.mesokit.mesos.view;

import io.mesokit.core.ClosedException;
import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Executor;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A live copy of a master's state, kept by the events of the master's SUBSCRIBE call (Mesos 1.4 and later, for
 * frameworks; before, they are as of the last snapshot). Opened with {@code MesosMaster.view()}. Safe for use by many
 * threads, while it is fed.
 *
 * <p>The snapshot with which every stream begins and the events that follow it are one consistent sequence. So the view
 * starts from the snapshot, applies each event as a whole, and starts again from a new snapshot after each gap, telling
 * listeners what the two snapshots differ in. No question that is asked of it sees half an event. While the master is
 * lost the view shows what it knew last, and {@link #connected()} is false.
 *
 * <p>What no event tells of is asked for, see {@link ViewOptions}. GET_AGENTS finds the agents that went unreachable
 * without a task to tell of it. Everything else is renewed by a second stream, which no gap parts from the first. Its
 * snapshot takes its time, and the first stream goes on meanwhile; so the second one is followed on a copy that nobody
 * sees, until it has brought whatever the first has (see {@link Renewal}, which knows when). Then it takes over, and
 * listeners are told in what the two differ: nothing is lost, told twice, or set back. The agents are not asked for
 * meanwhile, since an answer would be newer than the copy.
 *
 * <p>Two locks: one guards the data, and is held for moments; the other is held by the stream while it applies an event
 * and posts it to the listeners, which keeps what they are told in order. No listener runs under either.
 */
public final class ClusterView implements Cluster, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterView.class);
    private static final int MOST_WAITING = 10_000;

    private final ViewCall.Source source;
    private final ViewOptions options;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<@Nullable Void> completion = new CompletableFuture<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final ReentrantLock data = new ReentrantLock();
    private final Condition changed = data.newCondition();
    private final Waiters waiters = new Waiters();
    private final Ledger ledger;
    private final Pulse pulse = new Pulse();
    private Feed current = new Feed(this);
    private @Nullable Renewal renewal;
    private boolean currentEnded;
    private boolean ended;
    private @Nullable ClusterState frozen;

    ClusterView(ViewCall.Source source, ViewOptions options) {
        this.source = source;
        this.options = options;
        this.ledger = new Ledger(options.retention());
    }

    void start() {
        current.start(source.events());
    }

    void heard(Feed feed, MasterEvent event) {
        change(() -> taken(feed, event));
        resyncIfDue();
        checkIfDue();
    }

    /** Changes the data and posts what changed. */
    private void change(Supplier<Changes> change) {
        List<Runnable> released;
        telling.lock();
        try {
            Changes changes = locked(change);
            posts.forEach(post -> post.offer(changes));
            released = locked(() -> pulse.synced() && !ended ? waiters.ready(this, this::snapshot) : List.of());
        } finally {
            telling.unlock();
        }
        released.forEach(this::later);
    }

    private Changes taken(Feed feed, MasterEvent event) {
        if (ended) {
            return new Changes();
        }
        if (feed == current) {
            return shown(event, options.clock().instant());
        }
        return renewing(feed).map(by -> renewed(by, event)).orElseGet(Changes::new);
    }

    private Changes shown(MasterEvent event, Instant now) {
        pulse.heard(event, now);
        if (renewal != null) {
            renewal.shown(event, now);
        }
        touched();
        return pulse.synced() ? ledger.apply(event) : new Changes();
    }

    private void touched() {
        frozen = null;
        changed.signalAll();
    }

    private Optional<Renewal> renewing(Feed feed) {
        return Optional.ofNullable(renewal).filter(known -> known.feed() == feed);
    }

    private Changes renewed(Renewal by, MasterEvent event) {
        by.heard(event, options.retention());
        return by.caughtUp().map(state -> takenOver(by, state)).orElseGet(Changes::new);
    }

    private Changes takenOver(Renewal by, Ledger state) {
        current.cancel();
        feedBy(by.feed());
        pulse.renewed(by, options.clock().instant());
        touched();
        return ledger.become(state);
    }

    void lost(Feed feed, MesokitException reason) {
        notice(() -> isLost(feed), listener -> listener.onLoss(reason));
    }

    /**
     * The renewal is given up with either feed: it must not take over in a gap of which nobody was told. But if the
     * first is over already, the second is all there is, and its gap is the view's.
     */
    private boolean isLost(Feed feed) {
        boolean renews = renewing(feed).isPresent();
        if (renews && currentEnded) {
            feedBy(feed);
        }
        boolean ours = !ended && feed == current;
        if (ours || renews) {
            giveUpRenewal();
        }
        if (ours) {
            pulse.lost();
        }
        return ours;
    }

    private void feedBy(Feed feed) {
        current = feed;
        currentEnded = false;
        renewal = null;
    }

    private void giveUpRenewal() {
        if (renewal != null) {
            renewal.feed().cancel();
            renewal = null;
            pulse.renewalFailed(options.clock().instant());
        }
    }

    void interrupted(Feed feed, Gap gap) {
        notice(() -> !ended && feed == current && pulse.interrupted(gap), listener -> listener.onGap(gap));
    }

    private void notice(Supplier<Boolean> happened, Consumer<ClusterListener> notice) {
        telling.lock();
        try {
            if (locked(happened)) {
                posts.forEach(post -> post.offer(notice));
            }
        } finally {
            telling.unlock();
        }
    }

    /** On a thread of the client's: whoever waits for a future may do long things when it comes. */
    private void later(Runnable work) {
        try {
            source.threads().execute(work);
        } catch (RejectedExecutionException closed) {
            work.run();
        }
    }

    void ended(Feed feed, @Nullable Throwable failure) {
        if (locked(() -> over(feed))) {
            finish(failure);
            return;
        }
        if (failure != null) {
            LOG.debug("a stream that was to renew the view ended", failure);
        }
        // Now, for when the next event comes another renewal may be due, and go before the check again.
        checkIfDue();
    }

    /** Whether the view is over with this feed: not if another is to take over. */
    private boolean over(Feed feed) {
        if (renewing(feed).isPresent()) {
            giveUpRenewal();
            return currentEnded;
        }
        if (feed != current) {
            return false;
        }
        currentEnded = true;
        return renewal == null;
    }

    private void finish(@Nullable Throwable failure) {
        if (failure == null) {
            completion.complete(null);
        } else {
            completion.completeExceptionally(failure);
        }
        List<Runnable> released = locked(() -> {
            ended = true;
            changed.signalAll();
            return waiters.failed(this::over);
        });
        released.forEach(this::later);
    }

    private ClosedException over() {
        Throwable reason = completion.handle((nothing, failure) -> failure).getNow(null);
        return new ClosedException(null, "the view of the cluster has ended; open another", reason);
    }

    private void resyncIfDue() {
        Optional<Feed> due = locked(() -> {
            Instant now = options.clock().instant();
            if (ended || renewal != null || !pulse.resyncDue(options, now)) {
                return Optional.empty();
            }
            renewal = new Renewal(new Feed(this), now);
            return Optional.of(renewal.feed());
        });
        due.ifPresent(this::startNext);
    }

    private void startNext(Feed feed) {
        try {
            feed.start(source.events());
        } catch (MesokitException | RejectedExecutionException e) {
            ended(feed, e);
        }
    }

    private void checkIfDue() {
        Optional<Map<AgentId, Object>> due = locked(() -> !ended
                        && renewal == null
                        && pulse.checkDue(options, options.clock().instant())
                ? Optional.of(ledger.agentsKnown())
                : Optional.empty());
        due.ifPresent(asked -> {
            CompletableFuture<?> unused =
                    source.agents().executeAsync().whenComplete((answer, failure) -> checked(asked, answer, failure));
        });
    }

    /** An answer may come in a gap, or be newer than what a renewal has; then it is left. */
    private void checked(Map<AgentId, Object> asked, @Nullable GetAgentsResponse answer, @Nullable Throwable failure) {
        if (answer == null) {
            LOG.debug("the agents could not be asked for; they are at the next check", failure);
            return;
        }
        change(() -> {
            if (ended || renewal != null || !pulse.synced()) {
                return new Changes();
            }
            touched();
            return ledger.check(answer, asked);
        });
    }

    /**
     * Adds a listener. Waits for the event under way, and not for other listeners.
     *
     * @return the state from which on it is told of every change: nothing is missed in between, and nothing told twice
     */
    public ClusterState listen(ClusterListener listener) {
        Objects.requireNonNull(listener, "listener");
        telling.lock();
        try {
            posts.add(new Post(listener, source.threads(), telling, this::snapshot, MOST_WAITING));
            return snapshot();
        } finally {
            telling.unlock();
        }
    }

    /** Removes a listener; it may still be told of the change under way. Does nothing if it was not added. */
    public void unlisten(ClusterListener listener) {
        posts.stream().filter(post -> post.isTo(listener)).forEach(Post::stop);
        posts.removeIf(post -> post.isTo(listener));
    }

    /** The state of now, which stays as it is. Copies once for each event, however often it is asked. */
    public ClusterState snapshot() {
        return locked(() -> {
            ClusterState known = frozen;
            ClusterState state = known == null ? new ClusterState(ledger.copy()) : known;
            frozen = state;
            return state;
        });
    }

    /**
     * Asks several things of one moment without copying it: no event is applied while the question runs, so be brief.
     *
     * @param question asks this view; must not wait for anything
     * @return its answer
     */
    public <T> T ask(Function<? super Cluster, ? extends T> question) {
        return locked(() -> question.apply(this));
    }

    /**
     * Waits until the view has a snapshot that no gap has made doubtful.
     *
     * @param atMost how long
     * @return whether it came in time
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws ClosedException if the view is closed or its stream ended for good; the stream's failure is the cause
     */
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        return await(cluster -> true, atMost);
    }

    /**
     * Waits until something is so. It is looked at now and after each event, but only while the view is synced: nothing
     * is concluded from the emptiness before the first snapshot, nor from what was known before a gap.
     *
     * @param condition as for {@link #ask(Function)}
     * @param atMost how long
     * @return whether it came to be so in time
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws ClosedException if the view is closed or its stream ended for good; the stream's failure is the cause
     * @throws IllegalStateException if called by a question of {@link #ask(Function)}, which would keep out what it
     *     waits for
     */
    public boolean await(Predicate<? super Cluster> condition, Duration atMost) throws InterruptedException {
        if (data.isHeldByCurrentThread()) {
            throw new IllegalStateException("a question of the view must not wait for it");
        }
        data.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!holds(condition)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            data.unlock();
        }
    }

    private boolean holds(Predicate<? super Cluster> condition) {
        if (ended) {
            throw over();
        }
        return pulse.synced() && condition.test(this);
    }

    /**
     * The state as soon as something is so, looked at as by {@link #await(Predicate, Duration)}. Never blocks.
     *
     * @param condition as for {@link #ask(Function)}; what it throws is the future's failure
     * @return the state in which it was so; fails with {@link ClosedException} when the view ends before. Cancelling it
     *     is enough to stop waiting
     */
    public CompletableFuture<ClusterState> when(Predicate<? super Cluster> condition) {
        Objects.requireNonNull(condition, "condition");
        List<Runnable> released = new ArrayList<>();
        CompletableFuture<ClusterState> future = locked(() -> {
            CompletableFuture<ClusterState> added = waiters.add(condition);
            if (ended) {
                released.addAll(waiters.failed(this::over));
            } else if (pulse.synced()) {
                released.addAll(waiters.ready(this, this::snapshot));
            }
            return added;
        });
        released.forEach(Runnable::run);
        return future;
    }

    /** The state as soon as the view has a snapshot that no gap has made doubtful; never blocks. */
    public CompletableFuture<ClusterState> whenSynced() {
        return when(cluster -> true);
    }

    /**
     * Whether the stream is open, as far as is known, and its snapshot has been taken over. If not, the view shows what
     * it knew at {@link #asOf()}, and the master or its successor is being looked for, unless the view has ended.
     */
    public boolean connected() {
        return locked(() -> !ended && pulse.synced());
    }

    /** When the master was last heard, by the view's clock; empty if never. Heartbeats count. */
    public Optional<Instant> asOf() {
        return freshness().asOf();
    }

    /** How far the view can be believed just now. */
    public Freshness freshness() {
        return locked(() -> pulse.freshness(options.clock().instant(), ended, ledger.unknownUpdates()));
    }

    /** Completes when the view is not fed any more: normally if it was closed, exceptionally if its stream failed. */
    @SuppressWarnings("NullAway") // the only value that a Void has
    public CompletableFuture<Void> completion() {
        return completion.copy();
    }

    /** Ends the stream. Does not wait. What is known stays readable; waiting for more ends. */
    @Override
    public void close() {
        locked(() -> {
            current.cancel();
            giveUpRenewal();
            return true;
        });
        finish(null);
    }

    @Override
    public List<Task> tasks() {
        return locked(() -> ledger.tasks().live());
    }

    @Override
    public List<Task> unreachableTasks() {
        return locked(() -> ledger.tasks().unreachable());
    }

    @Override
    public List<Task> completedTasks() {
        return locked(() -> ledger.tasks().completed());
    }

    @Override
    public Optional<Task> task(TaskKey key) {
        return locked(() -> ledger.tasks().find(key));
    }

    @Override
    public List<Agent> agents() {
        return locked(ledger::agents);
    }

    @Override
    public Optional<Agent> agent(AgentId id) {
        return locked(() -> ledger.agent(id));
    }

    @Override
    public List<AgentInfo> recoveredAgents() {
        return locked(ledger::recoveredAgents);
    }

    @Override
    public List<Framework> frameworks() {
        return locked(ledger::frameworks);
    }

    @Override
    public List<Framework> completedFrameworks() {
        return locked(ledger::completedFrameworks);
    }

    @Override
    public Optional<Framework> framework(FrameworkId id) {
        return locked(() -> ledger.framework(id));
    }

    @Override
    public List<Executor> executors() {
        return locked(ledger::executors);
    }

    private <T> T locked(Supplier<T> work) {
        data.lock();
        try {
            return work.get();
        } finally {
            data.unlock();
        }
    }
}
