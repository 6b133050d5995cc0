package io.mesokit.examples;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Speaks TLS in front of a server that does not; only to clients with a certificate of its authority. */
public final class TlsFront implements AutoCloseable {
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SSLServerSocket listening;

    /** In front of the server of that address. */
    public TlsFront(URI behind) throws IOException {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .build();
        listening = (SSLServerSocket) new HandshakeCertificates.Builder()
                .heldCertificate(own)
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        listening.setNeedClientAuth(true);
        threads.execute(() -> accept(behind));
    }

    public String url() {
        return "https://localhost:" + listening.getLocalPort();
    }

    /** Writes ca.pem, me.pem with me-key.pem, and both.pem with the two. */
    public void writeFiles(Path directory) throws IOException {
        HeldCertificate client =
                new HeldCertificate.Builder().signedBy(authority).build();
        Files.writeString(directory.resolve("ca.pem"), authority.certificatePem());
        Files.writeString(directory.resolve("me.pem"), client.certificatePem());
        Files.writeString(directory.resolve("me-key.pem"), client.privateKeyPkcs8Pem());
        Files.writeString(directory.resolve("both.pem"), client.certificatePem() + client.privateKeyPkcs8Pem());
    }

    private void accept(URI behind) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(behind.getHost(), behind.getPort());
                threads.execute(() -> pass(client, server));
                threads.execute(() -> pass(server, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // By either side; the other is closed with it.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
