package io.mesokit.core.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Map;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets whose silence the kernel looks into: a machine that vanishes says no goodbye, and whoever reads from it
 * without a limit, as one does who waits for a container to end, would wait for ever. Two minutes of silence end it; on
 * systems that cannot be told how long, some hours do.
 */
final class KeptAliveSockets extends SocketFactory {
    private static final Map<SocketOption<Integer>, Integer> PROBES = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 60,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 10,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 6);

    /** The one that OkHttp asks, which connects it itself. */
    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Marked();
        try {
            socket.setKeepAlive(true);
            for (Map.Entry<SocketOption<Integer>, Integer> probe : PROBES.entrySet()) {
                if (socket.supportedOptions().contains(probe.getKey())) {
                    socket.setOption(probe.getKey(), probe.getValue());
                }
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(from);
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Knows when its last use began; whoever holds the socket need not look that up elsewhere. */
    static final class Marked extends Socket {
        private volatile long lastUse = LastUses.NEVER;

        /** Notes a use; gives the one before, or another at the same time if there are several (HTTP/2). */
        long use(long nanos) {
            long before = lastUse;
            lastUse = nanos;
            return before;
        }
    }
}
