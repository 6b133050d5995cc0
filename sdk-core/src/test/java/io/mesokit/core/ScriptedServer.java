package io.mesokit.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server on a raw socket, which does to the byte what its script says and writes down what it was asked. Each request
 * uses up one reply; when none is left it is given the usual one. It has no HTTP library beneath it that could repair
 * what is meant to be broken.
 */
final class ScriptedServer implements AutoCloseable {
    private static final Set<Socket> KEPT = ConcurrentHashMap.newKeySet();

    private final ServerSocket listening;
    private final Thread accepting;
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore gone = new Semaphore(0);
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Reply usual = Reply.json(200, "{}");

    /** What is done about one request; the connection is kept for another if it says so. */
    interface Reply {
        boolean to(Seen request, Wire wire) throws IOException, InterruptedException;

        static Reply json(int status, String body, String... headerLines) {
            return text(status, "application/json", body, headerLines);
        }

        static Reply html(int status, String title) {
            return text(status, "text/html", "<html><head><title>" + title + "</title></head><body>x</body></html>");
        }

        static Reply text(int status, String type, String body, String... headerLines) {
            return bytes(status, body.getBytes(ISO_8859_1), withFirst("Content-Type: " + type, headerLines));
        }

        static Reply bytes(int status, byte[] body, String... headerLines) {
            return (request, wire) -> {
                wire.write(head(status, withFirst("Content-Length: " + body.length, headerLines)));
                wire.write(body);
                return true;
            };
        }

        static Reply empty(int status, String... headerLines) {
            return bytes(status, new byte[0], headerLines);
        }

        /** Exactly these bytes; then the connection is closed in good order. */
        static Reply rawThenClose(String bytes) {
            return (request, wire) -> {
                wire.write(bytes);
                return false;
            };
        }

        /** Exactly these bytes; then the connection is reset. */
        static Reply rawThenReset(String bytes) {
            return (request, wire) -> {
                wire.write(bytes);
                wire.reset();
                return false;
            };
        }

        /** Exactly these bytes; then nothing, until the client goes away. */
        static Reply rawThenStall(String bytes) {
            return (request, wire) -> {
                wire.write(bytes);
                wire.awaitGone();
                return false;
            };
        }

        static Reply reset() {
            return rawThenReset("");
        }

        static Reply stall() {
            return rawThenStall("");
        }

        /** A good answer, after which the connection is closed although the client may keep it for another request. */
        static Reply thenClosedSilently(Reply answer) {
            return (request, wire) -> {
                answer.to(request, wire);
                return false;
            };
        }

        static String head(int status, String... headerLines) {
            return "HTTP/1.1 " + status + " Whatever\r\n"
                    + String.join("\r\n", withFirst("X-Scripted: yes", headerLines)) + "\r\n\r\n";
        }

        private static String[] withFirst(String first, String... rest) {
            String[] all = new String[rest.length + 1];
            all[0] = first;
            System.arraycopy(rest, 0, all, 1, rest.length);
            return all;
        }
    }

    /** A request as it came. */
    record Seen(String method, String target, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.get(name);
        }
    }

    /** One connection, for a reply to write to. */
    final class Wire {
        private final Socket socket;
        private final InputStream in;
        private final AtomicLong written = new AtomicLong();

        Wire(Socket socket, InputStream in) {
            this.socket = socket;
            this.in = in;
        }

        void write(String text) throws IOException {
            write(text.getBytes(ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            written.addAndGet(bytes.length);
        }

        /** The next chunk of a body in chunks; null at its end. */
        byte[] chunk() throws IOException {
            byte[] chunk = in.readNBytes(beginningOfChunk());
            line(in);
            return chunk.length == 0 ? null : chunk;
        }

        /** No more of the next chunk than that it has begun; how long it is. */
        int beginningOfChunk() throws IOException {
            String size = line(in);
            if (size == null) {
                throw new java.io.EOFException();
            }
            return Integer.parseInt(size, 16);
        }

        /** The rest of a body in chunks. */
        String chunks() throws IOException {
            StringBuilder all = new StringBuilder();
            for (byte[] chunk = chunk(); chunk != null; chunk = chunk()) {
                all.append(new String(chunk, ISO_8859_1));
            }
            return all.toString();
        }

        long written() {
            return written.get();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Blocks until the client closes the connection, and counts that. */
        void awaitGone() throws IOException {
            try {
                while (socket.getInputStream().read() >= 0) {
                    // Nothing more is expected of the client; whatever it sends is not looked at.
                }
            } catch (java.net.SocketException reset) {
                // Gone as well.
            }
            gone.release();
        }
    }

    ScriptedServer() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    }

    ScriptedServer(ServerSocket listening) {
        this.listening = listening;
        this.accepting = daemon(this::accept, "scripted-server");
    }

    ScriptedServer then(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    ScriptedServer always(Reply reply) {
        usual = reply;
        return this;
    }

    String url() {
        return "http://" + hostAndPort();
    }

    String hostAndPort() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return listening.getLocalPort();
    }

    List<Seen> requests() {
        return List.copyOf(seen);
    }

    int arrivals() {
        return seen.size();
    }

    int connections() {
        return connections.get();
    }

    /** Waits for a request that nobody has waited for yet. */
    Seen awaitArrival() throws InterruptedException {
        if (!arrived.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no request arrived");
        }
        return seen.get(seen.size() - 1);
    }

    /** Waits until a client has left a stalled exchange. */
    void awaitClientGone() throws InterruptedException {
        if (!gone.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the client is still there");
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                daemon(() -> serve(socket), "scripted-connection");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Wire wire = new Wire(socket, in);
            for (Seen request = read(in); request != null; request = read(in)) {
                seen.add(request);
                arrived.release();
                Reply next = script.poll();
                if (!(next == null ? usual : next).to(request, wire)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException over) {
            // The client went away, or the test is over.
        } finally {
            open.remove(socket);
        }
    }

    private static Seen read(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            return null;
        }
        String[] first = line.split(" ");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new Seen(first[0], first[1], headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Nobody else is given the port while this JVM runs: a test that expects nobody there would meet another's server.
     */
    private void keepPort() throws IOException {
        Socket unused = new Socket();
        try {
            unused.bind(listening.getLocalSocketAddress());
            KEPT.add(unused);
        } catch (BindException taken) {
            unused.close();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            // As long as somebody is about to accept, somebody may still be taken.
            accepting.join();
            keepPort();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
