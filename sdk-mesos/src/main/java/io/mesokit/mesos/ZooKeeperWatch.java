package io.mesokit.mesos;

import io.mesokit.core.LeaderDetector;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one election. The only class that touches ZooKeeper's client, which need not be there.
 *
 * <p>What is known is always one future: completed while somebody leads, pending while nobody does, failed if ZooKeeper
 * does not let us see. Each change of the nodes, and each connection, begins a look: the children of the path with a
 * watch on them, then the content of the first candidate's node. A look whose node vanished before it was read is none.
 * A lost connection changes nothing: ZooKeeper's client comes back by itself, and its watches with it. Only an expired
 * session is replaced, for it never comes back; what it had to tell it told before.
 *
 * <p>All callbacks come on the session's event thread, so looks do not overtake each other; the lock is for the others
 * who ask.
 */
final class ZooKeeperWatch implements LeaderDetector.Watch, Watcher {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.mesos.detector");

    private final ZooKeeperDetector where;
    private @Nullable ZooKeeper session; // guarded by this
    private CompletableFuture<URI> leader = new CompletableFuture<>(); // guarded by this
    private boolean closed; // guarded by this

    private ZooKeeperWatch(ZooKeeperDetector where) {
        this.where = where;
    }

    static ZooKeeperWatch begin(ZooKeeperDetector where) {
        ZooKeeperWatch watch = new ZooKeeperWatch(where);
        watch.open();
        return watch;
    }

    private synchronized void open() {
        if (closed) {
            return;
        }
        try {
            int millis = (int) Math.min(where.sessionTimeout().toMillis(), Integer.MAX_VALUE);
            ZooKeeper opened = new ZooKeeper(where.servers(), Math.max(1, millis), this);
            where.user().ifPresent(user -> opened.addAuthInfo("digest", user.getBytes(StandardCharsets.UTF_8)));
            session = opened;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "ZooKeeper's client cannot be made for " + where + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized CompletableFuture<URI> leader() {
        if (leader.isCompletedExceptionally()) {
            leader = new CompletableFuture<>();
            look();
        }
        return leader;
    }

    @Override
    public void process(WatchedEvent event) {
        if (event.getType() != Event.EventType.None) {
            look();
            return;
        }
        switch (event.getState()) {
            case SyncConnected -> look();
            case Expired -> reopen();
            case AuthFailed -> fail("ZooKeeper did not accept who we are");
            default -> LOG.debug("{}: {}", where, event.getState());
        }
    }

    private void reopen() {
        LOG.info("{}: the session expired, another is opened", where);
        open();
    }

    private synchronized void look() {
        ZooKeeper asked = session;
        if (asked != null) {
            asked.getChildren(where.path(), this, (code, path, context, names) -> listed(asked, code, names), null);
        }
    }

    private void listed(ZooKeeper asked, int code, @Nullable List<String> names) {
        switch (Code.get(code)) {
            case OK -> candidate(asked, Candidate.first(names == null ? List.of() : names));
            case NONODE -> awaitPath(asked);
            default -> failed(Code.get(code));
        }
    }

    private void candidate(ZooKeeper asked, Optional<Candidate> first) {
        if (first.isEmpty()) {
            nobodyLeads();
            return;
        }
        asked.getData(
                where.path() + "/" + first.get().node(),
                false,
                (code, path, context, data, stat) -> read(code, first.get(), data),
                null);
    }

    private void read(int code, Candidate first, byte @Nullable [] data) {
        switch (Code.get(code)) {
            case OK -> leads(first, data == null ? new byte[0] : data);
            case NONODE -> look();
            default -> failed(Code.get(code));
        }
    }

    /** The masters make the path when the first of them starts. */
    private void awaitPath(ZooKeeper asked) {
        nobodyLeads();
        asked.exists(
                where.path(),
                this,
                (code, path, context, stat) -> {
                    if (Code.get(code) == Code.OK) {
                        look();
                    }
                },
                null);
    }

    private void failed(Code code) {
        switch (code) {
            case NOAUTH -> fail("ZooKeeper does not let us read " + where.path() + "; are user and password right?");
            case CONNECTIONLOSS, SESSIONEXPIRED -> LOG.debug("{}: {}, a look follows", where, code);
            default -> fail("ZooKeeper says " + code + " of " + where.path());
        }
    }

    private void leads(Candidate first, byte[] data) {
        try {
            leads(first.address(where.scheme(), data));
        } catch (IOException | RuntimeException e) {
            fail("node " + first.node() + " does not hold a MasterInfo with an address");
        }
    }

    private synchronized void leads(URI master) {
        if (known().filter(master::equals).isEmpty()) {
            LOG.info("{}: {} leads", where, master);
            pending().complete(master);
        }
    }

    private synchronized void nobodyLeads() {
        if (leader.isDone()) {
            LOG.info("{}: nobody leads", where);
            leader = new CompletableFuture<>();
        }
    }

    private synchronized void fail(String why) {
        LOG.warn("{}: {}", where, why);
        pending().completeExceptionally(new IllegalStateException(where + ": " + why));
    }

    private Optional<URI> known() {
        return leader.isDone() && !leader.isCompletedExceptionally() ? Optional.of(leader.join()) : Optional.empty();
    }

    /** The future that callers wait for; from now on a new one, if there is an answer already. */
    private CompletableFuture<URI> pending() {
        if (leader.isDone()) {
            leader = new CompletableFuture<>();
        }
        return leader;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        closeSession();
    }

    /** On a thread of its own: it waits for ZooKeeper's threads, or its servers, and nobody waits for that. */
    private synchronized void closeSession() {
        ZooKeeper old = session;
        session = null;
        if (old == null) {
            return;
        }
        Thread closing = new Thread(() -> closeNow(old), "mesokit-zookeeper-close");
        closing.setDaemon(true);
        closing.start();
    }

    private static void closeNow(ZooKeeper old) {
        try {
            old.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
