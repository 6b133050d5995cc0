package io.mesokit.mesos.view;

import io.mesokit.core.ClosedException;
import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.core.StreamCall;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Executor;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.MasterEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
 * A live copy of a master's state, kept by the events of the master's SUBSCRIBE call (Mesos 1.4 and later, for frameworks;
 * before, they are as of the last snapshot). Safe for use by many threads, while it is fed.
 *
 * <p>The snapshot with which every stream begins and the events that follow it are one consistent sequence. So the view
 * starts from the snapshot, applies each event as a whole, and starts again from a new snapshot after each gap, telling
 * listeners what the two snapshots differ in. No question that is asked of it sees half an event. What no event tells of
 * is renewed every {@link ViewOptions#resyncInterval()}: a second stream is opened, and takes over with its snapshot, in
 * which the first one's events are contained, so that nothing is lost and no gap arises.
 *
 * <p>Two locks: one guards the data, is held for moments, and is never held while a listener runs; the other is held by
 * the stream from applying an event until all listeners have been told, which keeps what they are told in order.
 */
public final class ClusterView implements Cluster, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterView.class);

    private final StreamCall<MasterEvent> call;
    private final ViewOptions options;
    private final List<ClusterListener> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<@Nullable Void> completion = new CompletableFuture<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final ReentrantLock data = new ReentrantLock();
    private final Condition changed = data.newCondition();
    private final Ledger ledger;
    private final Pulse pulse = new Pulse();
    private Feed current = new Feed(this);
    private @Nullable Feed next;
    private boolean currentEnded;
    private boolean ended;
    private @Nullable ClusterState frozen;

    private ClusterView(StreamCall<MasterEvent> call, ViewOptions options) {
        this.call = call;
        this.options = options;
        this.ledger = new Ledger(options.retention());
    }

    /**
     * Opens a view with the default options. Does not block: the view is empty, and {@link Freshness#stale()}, until the
     * first snapshot has come; see {@link #awaitSynced(Duration)}.
     *
     * @param events the master's events; leave its reconnecting on, or the view ends with the first connection
     */
    public static ClusterView open(StreamCall<MasterEvent> events) {
        return open(events, ViewOptions.ofDefaults());
    }

    /**
     * Opens a view.
     *
     * @param events the master's events; leave its reconnecting on, or the view ends with the first connection
     * @param options how it is kept
     * @see #open(StreamCall)
     */
    public static ClusterView open(StreamCall<MasterEvent> events, ViewOptions options) {
        ClusterView view =
                new ClusterView(Objects.requireNonNull(events, "events"), Objects.requireNonNull(options, "options"));
        view.current.start(events);
        return view;
    }

    void heard(Feed feed, MasterEvent event) {
        telling.lock();
        try {
            Changes changes = taken(feed, event);
            tell(changes::tell);
        } finally {
            telling.unlock();
        }
        resyncIfDue();
    }

    private Changes taken(Feed feed, MasterEvent event) {
        data.lock();
        try {
            if (ended || !feeds(feed, event)) {
                return new Changes();
            }
            pulse.heard(event, options.clock().instant());
            Changes changes = pulse.synced() ? ledger.apply(event) : new Changes();
            frozen = null;
            changed.signalAll();
            return changes;
        } finally {
            data.unlock();
        }
    }

    /** Whether the feed is the one to listen to; the next becomes it with its snapshot. */
    private boolean feeds(Feed feed, MasterEvent event) {
        if (feed == next && event.subscribed().isPresent()) {
            current.cancel();
            current = feed;
            currentEnded = false;
            next = null;
        }
        return feed == current;
    }

    void interrupted(Feed feed, Gap gap) {
        telling.lock();
        try {
            if (locked(() -> recorded(feed, gap))) {
                tell(listener -> listener.onGap(gap));
            }
        } finally {
            telling.unlock();
        }
    }

    private boolean recorded(Feed feed, Gap gap) {
        if (ended || feed != current) {
            return false;
        }
        pulse.interrupted(gap);
        return true;
    }

    void ended(Feed feed, @Nullable Throwable failure) {
        if (locked(() -> over(feed))) {
            finish(failure);
        } else if (failure != null) {
            LOG.debug("a stream that was to renew the view ended", failure);
        }
    }

    /** Whether the view is over with this feed: not if another is about to take over. */
    private boolean over(Feed feed) {
        if (feed == next) {
            next = null;
            return currentEnded;
        }
        if (feed != current) {
            return false;
        }
        currentEnded = true;
        return next == null;
    }

    private void finish(@Nullable Throwable failure) {
        if (failure == null) {
            completion.complete(null);
        } else {
            completion.completeExceptionally(failure);
        }
        locked(() -> {
            ended = true;
            changed.signalAll();
            return true;
        });
    }

    private void resyncIfDue() {
        Optional<Feed> due = locked(() -> {
            if (ended
                    || next != null
                    || !pulse.resyncDue(
                            options.resyncInterval(), options.clock().instant())) {
                return Optional.empty();
            }
            Feed feed = new Feed(this);
            next = feed;
            return Optional.of(feed);
        });
        due.ifPresent(this::startNext);
    }

    private void startNext(Feed feed) {
        try {
            feed.start(call);
        } catch (MesokitException e) {
            ended(feed, e);
        }
    }

    private void tell(Consumer<ClusterListener> what) {
        for (ClusterListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the cluster view failed", e);
            }
        }
    }

    /**
     * Adds a listener. Waits while others are being told of an event.
     *
     * @return the state from which on it is told of every change: nothing is missed in between, and nothing told twice
     */
    public ClusterState listen(ClusterListener listener) {
        telling.lock();
        try {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return snapshot();
        } finally {
            telling.unlock();
        }
    }

    /** Removes a listener; it may still be told of the event under way. Does nothing if it was not added. */
    public void unlisten(ClusterListener listener) {
        listeners.remove(listener);
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
     * @throws IllegalStateException if called by a listener, which would keep out what it waits for
     */
    public boolean await(Predicate<? super Cluster> condition, Duration atMost) throws InterruptedException {
        if (telling.isHeldByCurrentThread() || data.isHeldByCurrentThread()) {
            throw new IllegalStateException("a listener or a question of the view must not wait for it");
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
            Throwable reason = completion.handle((nothing, failure) -> failure).getNow(null);
            throw new ClosedException(null, "the view of the cluster has ended; open another", reason);
        }
        return pulse.synced() && condition.test(this);
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
            if (next != null) {
                next.cancel();
            }
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
