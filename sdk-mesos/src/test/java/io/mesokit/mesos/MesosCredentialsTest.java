package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.BothWays;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Credentials;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.Planted;
import io.mesokit.core.Tls;
import io.mesokit.core.TransportException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosAction;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.VirtualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class MesosCredentialsTest {
    @TempDir
    Path folder;

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("credential"), content);
    }

    private static EmbeddedMesos guarded() {
        MesosOptions options = MesosOptions.ofDefaults()
                .withAgents()
                .withMasters(2)
                .withCredentials("ops", Planted.PASSWORD)
                .withDenied("ops", MesosAction.UPDATE_WEIGHT);
        return EmbeddedMesos.start(options, VirtualClock.ofDefaults());
    }

    private static MesosMaster master(EmbeddedMesos mesos, Credentials credentials) {
        // The second, so that it is the redirect to the leader that has to bring the credentials along.
        String follower = mesos.masters().get(1).url().toString();
        return MesosMaster.connect(
                ClientOptions.builder(follower).credentials(credentials).build());
    }

    @ParameterizedTest
    @EnumSource
    void principal_known_isLetInAndForbiddenWhatItMayNot(BothWays way) {
        try (EmbeddedMesos mesos = guarded();
                MesosMaster master = master(mesos, MesosCredentials.principal("ops", Planted.PASSWORD))) {
            assertThat(way.run(master.server().healthy())).isTrue();
            assertThat(way.fails(master.weights().update(Map.of("dev", 2.0)), ForbiddenException.class))
                    .hasMessageContaining("403 Forbidden.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void principal_unknownWrongOrMissing_isUnauthorized(BothWays way) {
        try (EmbeddedMesos mesos = guarded()) {
            for (Credentials wrong : new Credentials[] {
                MesosCredentials.principal("ops", Planted.OTHER_TOKEN),
                MesosCredentials.principal("nobody", Planted.PASSWORD),
                Credentials.bearer(Planted.TOKEN),
                Credentials.none()
            }) {
                try (MesosMaster master = master(mesos, wrong)) {
                    assertThat(way.fails(master.server().healthy(), UnauthorizedException.class))
                            .hasMessageContaining("1 attempt");
                }
            }
        }
    }

    @Test
    void principal_thatMesosCannotSplit_isRefusedHere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MesosCredentials.principal("a:b", Planted.PASSWORD))
                .withMessageContainingAll("principal", "colon")
                .withMessageNotContaining(Planted.PASSWORD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MesosCredentials.principal("ops", Planted.PASSWORD + ":"))
                .withMessageContainingAll("secret of ops", "colon")
                .withMessageNotContaining(Planted.PASSWORD);
        assertThatIllegalArgumentException().isThrownBy(() -> MesosCredentials.principal("", Planted.PASSWORD));
        assertThatIllegalArgumentException().isThrownBy(() -> MesosCredentials.principal("ops", ""));
        assertThat(MesosCredentials.principal("ops", Planted.PASSWORD)).hasToString("Credentials[basic for ops]");
    }

    @Test
    void file_ofEachForm_givesThePrincipal() throws Exception {
        String json = "{\"principal\":\"ops\",\"secret\":\"" + Planted.PASSWORD + "\"}";
        Credentials expected = MesosCredentials.principal("ops", Planted.PASSWORD);
        assertThat(MesosCredentials.fromFile(file("ops " + Planted.PASSWORD + "\n")))
                .isEqualTo(expected);
        assertThat(MesosCredentials.fromFile(file(" " + json))).isEqualTo(expected);
        assertThat(MesosCredentials.fromFile(file("{\"credentials\":[" + json + "]}")))
                .isEqualTo(expected);
        String two = "other x\n\nops\t" + Planted.PASSWORD + "\n";
        assertThat(MesosCredentials.fromFile(file(two), "ops")).isEqualTo(expected);
    }

    private void refused(String content, String... message) throws Exception {
        Path file = file(content);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MesosCredentials.fromFile(file))
                .withNoCause()
                .withMessageContaining(file.toString())
                .withMessageContainingAll(message)
                .withMessageNotContaining(Planted.PASSWORD);
    }

    @Test
    void file_broken_isNamedAndNotShown() throws Exception {
        refused("", "0 credentials");
        refused("ops " + Planted.PASSWORD + "\nx " + Planted.TOKEN, "2 credentials", "fromFile(file, principal)");
        refused("ops " + Planted.PASSWORD + " more", "line 1");
        refused("{\"principal\":\"ops\",\"password\":\"" + Planted.PASSWORD + "\"}", "\"secret\"");
        refused("{\"principal\":\"ops\",\"secret\":\"" + Planted.PASSWORD, "not JSON");
        Path ok = file("ops " + Planted.PASSWORD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MesosCredentials.fromFile(ok, "root"))
                .withMessageContaining("no principal root");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MesosCredentials.fromFile(folder.resolve("none")))
                .withMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @EnumSource
    void certificate_whereTheMasterWantsOne_isShownAlsoToTheLeader(BothWays way) throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate server = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(authority)
                .build();
        HeldCertificate ours = new HeldCertificate.Builder()
                .commonName("ops")
                .signedBy(authority)
                .build();
        Path ca = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        Path certificate = Files.writeString(folder.resolve("ops.pem"), ours.certificatePem());
        Path key = Files.writeString(folder.resolve("ops-key.pem"), ours.privateKeyPkcs8Pem());
        Tls trusting = Tls.ofDefaults().trusting(ca);
        HandshakeCertificates handshake = new HandshakeCertificates.Builder()
                .heldCertificate(server)
                .addTrustedCertificate(authority.certificate())
                .build();
        try (MockWebServer follower = secure(handshake);
                MockWebServer leader = secure(handshake)) {
            // Without a scheme, as Mesos writes it: the one that it was asked by counts.
            String location = "//localhost:" + leader.getPort() + "/master/api/v1";
            follower.enqueue(new MockResponse.Builder()
                    .code(307)
                    .setHeader("Location", location)
                    .build());
            leader.enqueue(new MockResponse.Builder()
                    .body("{\"type\":\"GET_HEALTH\",\"get_health\":{\"healthy\":true}}")
                    .build());
            ClientOptions.Builder options = ClientOptions.builder("https://localhost:" + follower.getPort());
            try (MesosMaster stranger =
                    MesosMaster.connect(options.tls(trusting).build())) {
                way.fails(stranger.server().healthy(), TransportException.class);
            }
            try (MesosMaster master = MesosMaster.connect(
                    options.tls(trusting.as(certificate, key)).build())) {
                assertThat(way.run(master.server().healthy())).isTrue();
            }
            assertThat(leader.takeRequest().getHandshake().peerPrincipal().getName())
                    .contains("CN=ops");
        }
    }

    private static MockWebServer secure(HandshakeCertificates certificates) throws Exception {
        MockWebServer server = new MockWebServer();
        server.useHttps(certificates.sslSocketFactory());
        server.requireClientAuth();
        server.start();
        return server;
    }
}
