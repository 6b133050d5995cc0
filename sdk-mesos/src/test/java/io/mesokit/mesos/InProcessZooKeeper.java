package io.mesokit.mesos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** A real ZooKeeper of one server, and a session that masters stand for election with. */
final class InProcessZooKeeper implements AutoCloseable {
    private static final int TICK = 100;

    private final Path data;
    private ServerCnxnFactory port;
    private ZooKeeperServer server;
    private final ZooKeeper session;

    InProcessZooKeeper(Path data) throws Exception {
        // Before the classes that read them are there: what is written need not survive the machine.
        System.setProperty("zookeeper.forceSync", "no");
        System.setProperty("zookeeper.admin.enableServer", "false");
        this.data = data;
        listen(0);
        CountDownLatch connected = new CountDownLatch(1);
        session = new ZooKeeper(hostAndPort(), 60_000, event -> {
            if (event.getState() == Watcher.Event.KeeperState.SyncConnected) {
                connected.countDown();
            }
        });
        if (!connected.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the ZooKeeper in this process does not answer");
        }
    }

    private void listen(int on) throws IOException, InterruptedException {
        server = new ZooKeeperServer(data.toFile(), data.toFile(), TICK);
        server.setMaxSessionTimeout(60_000);
        port = new NIOServerCnxnFactory();
        port.configure(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), on), 100);
        port.startup(server);
    }

    String hostAndPort() {
        return "127.0.0.1:" + port.getLocalPort();
    }

    void down() {
        port.shutdown();
    }

    void up() throws Exception {
        listen(port.getLocalPort());
    }

    /** As if every client but our own had been away for too long. */
    void expireSessions() {
        for (long id : server.getSessionTracker().globalSessions()) {
            if (id != session.getSessionId()) {
                server.closeSession(id);
            }
        }
    }

    /** Whether somebody waits for that path to be made. */
    boolean isAwaited(String path) {
        return server.getZKDatabase().getDataTree().getWatchesByPath().hasSessions(path);
    }

    void makePath(String path) throws Exception {
        session.create(path, new byte[0], ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    }

    /** Lets only some see what is in a path. */
    void protect(String path, List<ACL> whom) throws Exception {
        session.setACL(path, new ArrayList<>(whom), -1);
    }

    /** A node of a candidate; its whole path is returned. */
    String stand(String path, String label, byte[] content) throws Exception {
        return session.create(
                path + "/" + label + "_", content, ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.EPHEMERAL_SEQUENTIAL);
    }

    String stand(String path, String content) throws Exception {
        return stand(path, "json.info", content.getBytes(StandardCharsets.UTF_8));
    }

    /** The names of the nodes under a path, in the order in which they were made. */
    List<String> nodes(String path) throws Exception {
        return session.getChildren(path, false).stream().sorted().toList();
    }

    /** The names of the nodes under a path that are deleted from now on, in their order. */
    List<String> deletions(String path) throws Exception {
        List<String> deleted = new CopyOnWriteArrayList<>();
        for (String name : nodes(path)) {
            session.exists(path + "/" + name, event -> deleted.add(name));
        }
        return deleted;
    }

    String content(String node) throws Exception {
        return new String(session.getData(node, false, null), StandardCharsets.UTF_8);
    }

    void withdraw(String node) throws Exception {
        session.delete(node, -1);
    }

    @Override
    public void close() throws InterruptedException {
        session.close();
        port.shutdown();
    }
}
