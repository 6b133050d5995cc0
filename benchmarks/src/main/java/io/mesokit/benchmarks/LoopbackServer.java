package io.mesokit.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The least server that keeps connections alive: a thread for each, one write of the same answer for every request
 * without a body. So cheap that what is measured is the client. Safe for use by many threads.
 */
final class LoopbackServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final byte[] answer;

    private LoopbackServer(ServerSocket listening, byte[] answer) {
        this.listening = listening;
        this.answer = answer;
    }

    /** Listens on a free port and answers with this JSON. */
    static LoopbackServer start(byte[] json) throws IOException {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n";
        byte[] answer = (head + new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        LoopbackServer server = new LoopbackServer(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), answer);
        startThread("mesokit-loopback-accept", server::accept);
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                startThread("mesokit-loopback-connection", () -> serve(connection));
            } catch (IOException e) {
                failUnlessClosed(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (readHead(in)) {
                out.write(answer);
            }
        } catch (IOException e) {
            failUnlessClosed(e);
        } finally {
            connections.remove(connection);
        }
    }

    /** Whether there was another request: reads up to its blank line. */
    private static boolean readHead(InputStream in) throws IOException {
        int lastFour = 0;
        while (lastFour != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            lastFour = lastFour << 8 | next;
        }
        return true;
    }

    private void failUnlessClosed(IOException e) {
        if (!listening.isClosed()) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
