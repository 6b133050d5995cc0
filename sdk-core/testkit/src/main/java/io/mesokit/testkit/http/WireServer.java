package io.mesokit.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP/1.1 server on 127.0.0.1 that sends exactly what its handler says, keeps a log of what it was asked, and can
 * be told to fail in every way a server fails. Thread-safe.
 *
 * <pre>{@code
 * try (WireServer server = WireServer.start("demo", 0, request -> WireResponse.of(200, "text/plain", "hi"))) {
 *     server.faults().failNext(503);
 *     ... server.url() ...
 * }
 * }</pre>
 */
public final class WireServer implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** Each open stream holds one; a master has up to a thousand for who watches it, and others besides. */
    private static final int THREADS = 2048;

    private static final int REVIVALS = 100;
    private static final long REVIVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Server jetty;
    private final ServerConnector connector;
    private final RequestLog log;
    private final Faults faults;

    private WireServer(String name, int port, WireHandler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("mesokit-testkit-" + name);
        threads.setDaemon(true);
        this.jetty = new Server(threads);
        this.connector = connector(jetty, port);
        this.log = new RequestLog();
        this.faults = new Faults();
        jetty.addConnector(connector);
        jetty.setHandler(new Exchange(handler, faults, log));
        jetty.setStopTimeout(0);
    }

    /**
     * Starts a server.
     *
     * @param name goes into the names of its threads
     * @param port the port on 127.0.0.1; 0 takes a free one
     * @throws UncheckedIOException when the port is taken
     */
    public static WireServer start(String name, int port, WireHandler handler) {
        WireServer server = new WireServer(name, port, handler);
        run(server.jetty, true);
        server.connector.setPort(server.connector.getLocalPort());
        return server;
    }

    private static ServerConnector connector(Server jetty, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHeaderCacheCaseSensitive(true);
        // No thread waits in accept(): the kernel would hold the port open for it, and take somebody who is never
        // answered.
        ServerConnector connector = new ServerConnector(jetty, 0, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(0);
        return connector;
    }

    /** The base address, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The port it listens on, or would listen on after {@link #revive()}. */
    public int port() {
        return connector.getPort();
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** The requests received, oldest first; a bounded snapshot, see {@link #requestLog()}. */
    public List<WireRequest> requests() {
        return log.entries();
    }

    /** The log of requests. */
    public RequestLog requestLog() {
        return log;
    }

    /** Dies as a process does: open connections break, new ones are refused. Does nothing when already dead. */
    public void die() {
        run(connector, false);
        for (int attempt = 1; attempt <= REVIVALS && stillListening(); attempt++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /**
     * Whether the port still takes connections: what is connected then would wait for an answer for ever.
     */
    private boolean stillListening() {
        try (Socket probe = new Socket()) {
            probe.setSoLinger(true, 0);
            probe.connect(new InetSocketAddress("127.0.0.1", port()), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * Listens again, on the same port. Does nothing when alive. Blocks while the port is still taken.
     *
     * @throws UncheckedIOException when the port is not free after five seconds
     */
    public void revive() {
        for (int attempt = 1; !alive(); attempt++) {
            try {
                run(connector, true);
            } catch (UncheckedIOException portStillTaken) {
                if (attempt == REVIVALS) {
                    throw portStillTaken;
                }
                LockSupport.parkNanos(REVIVAL_NANOS);
            }
        }
    }

    /** Whether it listens. */
    public boolean alive() {
        return connector.isStarted();
    }

    @Override
    public void close() {
        faults.clear();
        run(jetty, false);
    }

    private static void run(AbstractLifeCycle part, boolean up) {
        try {
            if (up) {
                part.start();
            } else {
                part.stop();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("embedded server: " + failed.getMessage(), failed);
        }
    }
}
