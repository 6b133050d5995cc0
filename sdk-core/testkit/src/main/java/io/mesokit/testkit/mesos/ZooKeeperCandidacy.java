package io.mesokit.testkit.mesos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher.Event.EventType;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;

/**
 * A master's session with ZooKeeper, and its node there, which is gone when the session is. The only class that touches
 * ZooKeeper's client, which need not be there.
 */
final class ZooKeeperCandidacy implements Candidacy {
    private static final int SESSION_MILLIS = 10_000;

    private final ZooKeeperUrl url;
    private final List<ACL> permitted;
    private final Runnable onLoss;
    private final CountDownLatch connected = new CountDownLatch(1);
    private final ZooKeeper session;
    private volatile String node = "";

    private ZooKeeperCandidacy(ZooKeeperUrl url, Runnable onLoss) throws IOException {
        this.url = url;
        this.onLoss = onLoss;
        this.permitted = url.user().isEmpty()
                ? Ids.OPEN_ACL_UNSAFE
                : Stream.of(Ids.READ_ACL_UNSAFE, Ids.CREATOR_ALL_ACL)
                        .flatMap(List::stream)
                        .toList();
        this.session = new ZooKeeper(url.servers(), SESSION_MILLIS, this::heard);
    }

    /**
     * Makes a node with what it says of the master.
     *
     * @param wait how long ZooKeeper may take to answer
     * @param onLoss told when the node or the session is gone and nobody has closed this
     */
    static Candidacy stand(ZooKeeperUrl url, String info, Duration wait, Runnable onLoss) {
        try {
            ZooKeeperCandidacy made = new ZooKeeperCandidacy(url, onLoss);
            made.enter(info, wait);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(url + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void enter(String info, Duration wait) {
        try {
            if (!connected.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("does not answer within " + wait.toSeconds() + " s; start it before the masters");
            }
            url.user().ifPresent(user -> session.addAuthInfo("digest", user.getBytes(StandardCharsets.UTF_8)));
            makePath();
            byte[] data = info.getBytes(StandardCharsets.UTF_8);
            node = session.create(url.path() + "/json.info_", data, permitted, CreateMode.EPHEMERAL_SEQUENTIAL);
            session.exists(node, this::heard);
        } catch (KeeperException e) {
            throw failed("refuses a master: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was not waited for");
        }
    }

    private IllegalStateException failed(String why) {
        endSession();
        return new IllegalStateException("the ZooKeeper at " + url + " " + why);
    }

    private void makePath() throws KeeperException, InterruptedException {
        for (int end = url.path().indexOf('/', 1); ; end = url.path().indexOf('/', end + 1)) {
            String part = end < 0 ? url.path() : url.path().substring(0, end);
            try {
                session.create(part, new byte[0], permitted, CreateMode.PERSISTENT);
            } catch (KeeperException.NodeExistsException there) {
                // Another master was first, or another user of this ZooKeeper.
            }
            if (end < 0) {
                return;
            }
        }
    }

    private void heard(WatchedEvent event) {
        if (event.getState() == KeeperState.SyncConnected) {
            connected.countDown();
        }
        if (event.getState() == KeeperState.Expired || event.getType() == EventType.NodeDeleted) {
            onLoss.run();
        }
    }

    /** While ZooKeeper is out of reach, what was there is taken to be there. */
    @Override
    public boolean stands() {
        try {
            return session.exists(node, false) != null;
        } catch (KeeperException.ConnectionLossException unknown) {
            return true;
        } catch (KeeperException gone) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The session ends a little later: its client takes a rest before. */
    @Override
    public void close() {
        try {
            session.delete(node, -1);
        } catch (KeeperException gone) {
            // With the session, or by another hand.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endSession();
    }

    private void endSession() {
        Thread ending = new Thread(
                () -> {
                    try {
                        session.close();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "mesokit-testkit-zookeeper-end");
        ending.setDaemon(true);
        ending.start();
    }
}
