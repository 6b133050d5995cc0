package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TlsTest {
    private static final HeldCertificate ROOT =
            new HeldCertificate.Builder().certificateAuthority(1).build();
    private static final HeldCertificate INTERMEDIATE =
            new HeldCertificate.Builder().certificateAuthority(0).signedBy(ROOT).build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(ROOT)
            .build();
    private static final HeldCertificate CLIENT = new HeldCertificate.Builder()
            .commonName("client")
            .signedBy(INTERMEDIATE)
            .build();

    @TempDir
    Path folder;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(SERVER)
                .addTrustedCertificate(ROOT.certificate())
                .build();
        server.useHttps(certificates.sslSocketFactory());
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        server.enqueue(new MockResponse.Builder().body("{}").build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ServiceClient client(String host, Tls tls) {
        return ServiceClient.open(
                ServiceProfile.of("tls"),
                ClientOptions.builder("https://" + host + ":" + server.getPort())
                        .credentials(Planted.basic())
                        .retry(RetryPolicy.none())
                        .tls(tls)
                        .build());
    }

    private Path file(String name, String... pems) throws Exception {
        return Files.writeString(folder.resolve(name), String.join("", pems));
    }

    private Path authority() throws Exception {
        return file("ca.pem", ROOT.certificatePem());
    }

    @ParameterizedTest
    @EnumSource
    void server_ofAnUnknownAuthority_isNotTrusted(BothWays way) {
        try (ServiceClient client = client("localhost", Tls.ofDefaults())) {
            TransportException thrown = way.fails(client.raw(Request.post("/x")), TransportException.class);
            assertThat(thrown).hasMessageContaining("TLS failed");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void server_ofOurAuthority_isTrusted(BothWays way) throws Exception {
        try (ServiceClient client = client("localhost", Tls.ofDefaults().trusting(authority()))) {
            assertThat(way.run(client.raw(Request.get("/x"))).isObject()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void server_ofAnotherName_isNotTrusted(BothWays way) throws Exception {
        try (ServiceClient client = client("127.0.0.1", Tls.ofDefaults().trusting(authority()))) {
            way.fails(client.raw(Request.get("/x")), TransportException.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void authorities_severalFilesAndSeveralInOne_areAllTrusted(BothWays way) throws Exception {
        HeldCertificate other =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        Tls tls = Tls.ofDefaults()
                .trusting(file("other.pem", other.certificatePem()))
                .trusting(file("both.pem", other.certificatePem(), ROOT.certificatePem()));
        try (ServiceClient client = client("localhost", tls)) {
            way.run(client.raw(Request.get("/x")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void insecureHost_isTakenAsItIsAndNoOther(BothWays way) {
        Tls insecure = Tls.ofDefaults().insecurelyTrustingAnythingFrom("127.0.0.1");
        try (ServiceClient client = client("127.0.0.1", insecure)) {
            way.run(client.raw(Request.get("/x")));
        }
        try (ServiceClient client = client("localhost", insecure)) {
            way.fails(client.raw(Request.get("/x")), TransportException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutual_withOurCertificateAndChain_isLetIn(BothWays way) throws Exception {
        server.requireClientAuth();
        Path chain = file("client.pem", CLIENT.certificatePem(), INTERMEDIATE.certificatePem());
        Path key = file("client-key.pem", CLIENT.privateKeyPkcs8Pem());
        Tls tls = Tls.ofDefaults().trusting(authority()).as(chain, key);
        try (ServiceClient client = client("localhost", tls)) {
            way.run(client.raw(Request.get("/x")));
        }
        assertThat(server.takeRequest().getHandshake().peerPrincipal().getName())
                .contains("CN=client");
        assertThat(tls.toString()).contains("client.pem").doesNotContain("client-key.pem");
    }

    @ParameterizedTest
    @EnumSource
    void mutual_withKeyAndChainInOneFile_isLetIn(BothWays way) throws Exception {
        server.requireClientAuth();
        String key = CLIENT.privateKeyPkcs8Pem();
        String chain = CLIENT.certificatePem() + INTERMEDIATE.certificatePem();
        Path keyFirst = file("key-first.pem", key, chain);
        Path keyLast = file("key-last.pem", "Bag Attributes\n", chain.replace("\n", "\r\n"), "Key Attributes\n", key);
        Path alone = file("key.pem", key);
        for (Tls identity : List.of(
                Tls.ofDefaults().as(keyFirst, keyFirst),
                Tls.ofDefaults().as(keyLast, keyLast),
                Tls.ofDefaults().as(keyFirst, alone),
                Tls.ofDefaults().as(file("chain.pem", chain), keyLast))) {
            server.enqueue(new MockResponse.Builder().body("{}").build());
            try (ServiceClient client = client("localhost", identity.trusting(authority()))) {
                way.run(client.raw(Request.get("/x")));
            }
            assertThat(server.takeRequest().getHandshake().peerCertificates()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutual_withoutACertificate_isKeptOut(BothWays way) throws Exception {
        server.requireClientAuth();
        try (ServiceClient client = client("localhost", Tls.ofDefaults().trusting(authority()))) {
            way.fails(client.raw(Request.get("/x")), TransportException.class);
        }
    }

    private void refused(Tls tls, String... message) {
        assertThatThrownBy(() -> client("localhost", tls))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(thrown -> assertThat(message)
                        .allSatisfy(part -> assertThat(thrown).hasMessageContaining(part)))
                .satisfies(
                        thrown -> assertThat(String.valueOf(thrown.getCause())).doesNotContain(Planted.MARK));
    }

    @Test
    void files_thatAreNoPem_areNamed() throws Exception {
        Path certificate = file("client.pem", CLIENT.certificatePem());
        Path key = file("key.pem", CLIENT.privateKeyPkcs8Pem());
        refused(Tls.ofDefaults().trusting(folder.resolve("none.pem")), "none.pem", "cannot be read");
        refused(Tls.ofDefaults().trusting(file("empty.pem")), "empty.pem");
        refused(Tls.ofDefaults().trusting(file("text.pem", "hello " + Planted.PASSWORD)), "text.pem");
        refused(Tls.ofDefaults().as(certificate, folder.resolve("none.pem")), "none.pem");
        refused(Tls.ofDefaults().as(key, key), "key.pem");
        refused(
                Tls.ofDefaults().as(certificate, file("old.pem", pem("RSA PRIVATE KEY"))),
                "old.pem",
                "PKCS #8",
                "openssl");
        refused(Tls.ofDefaults().as(certificate, file("locked.pem", pem("ENCRYPTED PRIVATE KEY"))), "PKCS #8");
        refused(Tls.ofDefaults().as(certificate, file("bad.pem", pem("PRIVATE KEY"))), "bad.pem", "client.pem");
    }

    private static String pem(String type) {
        return "-----BEGIN " + type + "-----\n" + Planted.PASSWORD + "\n-----END " + type + "-----\n";
    }

    @Test
    void keyOfAnotherCertificate_isRefused() throws Exception {
        Path certificate = file("client.pem", CLIENT.certificatePem());
        Path key = file("other.pem", SERVER.privateKeyPkcs8Pem());
        refused(Tls.ofDefaults().as(certificate, key), "client.pem", "other.pem", "do not belong together");
    }
}
