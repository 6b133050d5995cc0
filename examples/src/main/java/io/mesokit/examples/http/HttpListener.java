package io.mesokit.examples.http;

import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A handler of Jetty's, served at one address by a few daemon threads. Thread-safe. */
public final class HttpListener implements AutoCloseable {
    private static final long IDLE_MILLIS = 15_000;

    private final InetSocketAddress address;
    private final Server server;
    private final ServerConnector connector;

    private HttpListener(String name, int threads, InetSocketAddress address) {
        this.address = address;
        QueuedThreadPool pool = new QueuedThreadPool(threads, 1);
        pool.setName(name);
        pool.setDaemon(true);
        this.server = new Server(pool);
        this.connector = new ServerConnector(server, 1, 1);
    }

    /**
     * Starts listening.
     *
     * @param name of its threads
     * @param threads how many there may be, two of which are Jetty's own
     * @throws IllegalStateException if the address cannot be listened on
     */
    public static HttpListener start(String name, int threads, InetSocketAddress address, Handler handler) {
        HttpListener listener = new HttpListener(name, threads, address);
        listener.connector.setHost(address.getHostString());
        listener.connector.setPort(address.getPort());
        listener.connector.setIdleTimeout(IDLE_MILLIS);
        listener.server.addConnector(listener.connector);
        listener.server.setHandler(handler);
        try {
            listener.server.start();
        } catch (Exception refused) {
            throw new IllegalStateException("cannot listen on " + address + ": " + refused.getMessage(), refused);
        }
        return listener;
    }

    /** Where it listens, for a client on this machine. */
    public URI url() {
        boolean anywhere = !address.isUnresolved() && address.getAddress().isAnyLocalAddress();
        String host = anywhere ? "127.0.0.1" : address.getHostString();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        URI url = url();
        // Jetty waits for its threads; who was told by an interrupt to end must be able to end in order.
        boolean interrupted = Thread.interrupted();
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the server at " + url + " does not stop", failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
