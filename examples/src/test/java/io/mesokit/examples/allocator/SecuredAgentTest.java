package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.mesokit.core.Planted;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Mesos agent that wants a certificate and a password, and has an authority of its own. */
@Timeout(60)
class SecuredAgentTest {
    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private HttpsServer agent;

    @BeforeEach
    void start() throws IOException {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .build();
        HeldCertificate client =
                new HeldCertificate.Builder().signedBy(authority).build();
        Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        Files.writeString(folder.resolve("me.pem"), client.certificatePem());
        Files.writeString(folder.resolve("me-key.pem"), client.privateKeyPkcs8Pem());
        Files.writeString(
                folder.resolve("credential.json"),
                "{\"principal\": \"" + Planted.USER + "\", \"secret\": \"" + Planted.PASSWORD + "\"}");
        agent = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        agent.setHttpsConfigurator(wantingCertificates(new HandshakeCertificates.Builder()
                .heldCertificate(own)
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslContext()));
        agent.createContext("/", SecuredAgentTest::answer);
        agent.start();
    }

    private static HttpsConfigurator wantingCertificates(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                connection.setSSLParameters(wanted);
            }
        };
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString((Planted.USER + ":" + Planted.PASSWORD).getBytes(StandardCharsets.UTF_8));
        boolean isKnown = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = "{\"type\": \"GET_STATE\", \"get_state\": {}}".getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(isKnown ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        agent.stop(0);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--mesos_agent_endpoint",
                "https://localhost:" + agent.getAddress().getPort(),
                "--rounds",
                "1",
                "--state",
                file("state")));
        all.addAll(List.of(more));
        return AllocatorCommand.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(printed, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void command_certificateAndPassword_isLetIn() {
        int code = run(
                "--server_verify",
                file("ca.pem"),
                "--client_cert_path",
                file("me.pem"),
                "--client-key-path",
                file("me-key.pem"),
                "--credential_file",
                file("credential.json"));

        assertThat(code).as(printed.toString()).isZero();
    }

    @Test
    void command_noPassword_isRefused() {
        int code = run(
                "--server_verify",
                "false",
                "--client_cert_path",
                file("me.pem"),
                "--client_key_path",
                file("me-key.pem"));

        assertThat(code).as(printed.toString()).isEqualTo(3);
    }

    @Test
    void command_authorityIsNotKnown_isNoAnswer() {
        assertThat(run("--timeout", "20")).as(printed.toString()).isEqualTo(1);
        assertThat(printed.toString()).contains("TLS failed");
    }

    @Test
    void command_wrongSettings_areWrongUsageAndTouchNothing() {
        assertThat(run("--timeout", "0.5")).isEqualTo(2);
        assertThat(run("--client_key_path", file("me-key.pem"))).isEqualTo(2);

        assertThat(printed.toString()).contains("timeout must be from 1.0 to 60.0", "ssl.client_key_path");
        assertThat(folder.resolve("state")).doesNotExist();
    }
}
