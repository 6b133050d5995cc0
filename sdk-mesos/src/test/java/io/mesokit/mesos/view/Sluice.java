package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Passes everything on to a master and back, but for what is to be held: a request, or all that comes after it. */
final class Sluice implements AutoCloseable {
    private final URI master;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Gate> gates = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Where something is held. */
    static final class Gate {
        private final String word;
        private final boolean request;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        private Gate(String word, boolean request) {
            this.word = word;
            this.request = request;
        }

        void awaitReached() throws InterruptedException {
            assertThat(reached.await(20, TimeUnit.SECONDS)).as("held: %s", word).isTrue();
        }

        boolean isReached() {
            return reached.getCount() == 0;
        }

        void open() {
            opened.countDown();
        }

        private void hold() throws InterruptedException {
            reached.countDown();
            opened.await();
        }
    }

    private interface Pump {
        void run() throws IOException, InterruptedException;
    }

    Sluice(URI master) throws IOException {
        this.master = master;
        this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        pump(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The next request that says the word does not reach the master before the gate is open. */
    Gate holdRequest(String word) {
        return add(new Gate(word, true));
    }

    /** The answer to the next request that says the word stops in its first piece until the gate is open. */
    Gate holdAnswer(String word) {
        return add(new Gate(word, false));
    }

    private Gate add(Gate gate) {
        gates.add(gate);
        return gate;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket server = new Socket(master.getHost(), master.getPort());
            sockets.addAll(List.of(client, server));
            AtomicReference<Optional<Gate>> gate = new AtomicReference<>(Optional.empty());
            pump(() -> requests(client.getInputStream(), server.getOutputStream(), gate));
            pump(() -> answers(server.getInputStream(), client, gate));
        }
    }

    private void requests(InputStream from, OutputStream to, AtomicReference<Optional<Gate>> answer)
            throws IOException, InterruptedException {
        byte[] piece = new byte[1 << 16];
        for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
            String text = new String(piece, 0, n, StandardCharsets.ISO_8859_1);
            Optional<Gate> gate =
                    gates.stream().filter(it -> text.contains(it.word)).findFirst();
            gate.ifPresent(gates::remove);
            if (gate.isPresent() && gate.get().request) {
                gate.get().hold();
            } else if (gate.isPresent()) {
                answer.set(gate);
            }
            to.write(piece, 0, n);
        }
    }

    private static void answers(InputStream from, Socket to, AtomicReference<Optional<Gate>> gate)
            throws IOException, InterruptedException {
        try (to) {
            byte[] piece = new byte[1 << 16];
            for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                Optional<Gate> held = gate.getAndSet(Optional.empty());
                int first = held.isPresent() ? n / 2 : n;
                to.getOutputStream().write(piece, 0, first);
                if (held.isPresent()) {
                    held.get().hold();
                }
                to.getOutputStream().write(piece, first, n - first);
            }
        }
    }

    private void pump(Pump pump) {
        threads.execute(() -> {
            try {
                pump.run();
            } catch (IOException | InterruptedException over) {
                // one end is closed, or this is
            }
        });
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
