package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DcosCredentialsTest {
    private static final String LOGIN = "/acs/api/v1/auth/login";
    private static final String ACCOUNT = "monitor";
    private static KeyPair keys;

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final AtomicInteger issued = new AtomicInteger();
    private ScriptedServer router;

    @BeforeAll
    static void key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @BeforeEach
    void start() throws Exception {
        router = new ScriptedServer();
        router.always((request, wire) -> answer(request).to(request, wire));
    }

    @AfterEach
    void stop() {
        router.close();
    }

    private Reply answer(ScriptedServer.Seen request) {
        if (!request.target().equals(LOGIN)) {
            return Reply.json(200, "{}");
        }
        return Reply.json(200, "{\"token\":\"" + token(issued.incrementAndGet()) + "\"}");
    }

    /** Good for an hour from now. */
    private String token(int number) {
        String claims = "{\"uid\":\"monitor\",\"exp\":" + now.plusSeconds(3600).getEpochSecond() + "}";
        return encoded("{}") + "." + encoded(claims) + "." + Planted.TOKEN + "-" + number;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static String pkcs8() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private ClientOptions cluster() {
        return ClientOptions.builder(router.url() + "/mesos").clock(() -> now).build();
    }

    private DcosCredentials account() throws Exception {
        return DcosCredentials.serviceAccount(cluster(), ACCOUNT, file("key.pem", pkcs8()));
    }

    private ServiceClient client(Credentials credentials) {
        return ServiceClient.open(
                ServiceProfile.of("marathon"),
                ClientOptions.builder(router.url() + "/service/marathon")
                        .credentials(credentials)
                        .build());
    }

    private List<ScriptedServer.Seen> requests(String target) {
        return router.requests().stream()
                .filter(seen -> seen.target().equals(target))
                .toList();
    }

    /** The claims of a login token that our own key signed. */
    private static JsonNode verified(ScriptedServer.Seen login) throws Exception {
        JsonNode body = Json.mapper().readTree(login.body());
        assertThat(body.path("uid").asText()).isEqualTo(ACCOUNT);
        String[] parts = body.path("token").asText().split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        return Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    @ParameterizedTest
    @EnumSource
    void calls_logInOnceAndSendTheToken(BothWays way) throws Exception {
        try (DcosCredentials account = account();
                ServiceClient client = client(account)) {
            way.run(client.raw(Request.get("/v2/apps")));
            way.run(client.raw(Request.get("/v2/apps")));
        }
        assertThat(requests(LOGIN)).hasSize(1);
        JsonNode claims = verified(requests(LOGIN).get(0));
        assertThat(claims).hasSize(2);
        assertThat(claims.path("uid").asText()).isEqualTo(ACCOUNT);
        assertThat(claims.path("exp").asLong()).isEqualTo(now.plusSeconds(300).getEpochSecond());
        assertThat(requests("/service/marathon/v2/apps"))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.header("Authorization")).isEqualTo("token=" + token(1)));
    }

    @Test
    void calls_manyAtOnce_areOneLogin() throws Exception {
        try (DcosCredentials account = account();
                ServiceClient client = client(account)) {
            Call<JsonNode> call = client.raw(Request.get("/v2/apps"));
            List<CompletableFuture<JsonNode>> all =
                    Stream.generate(call::executeAsync).limit(16).toList();
            all.forEach(CompletableFuture::join);
        }
        assertThat(requests(LOGIN)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void token_refused_isRenewedAndAnyCallSentAgain(BothWays way) throws Exception {
        try (DcosCredentials account = account();
                ServiceClient client = client(account)) {
            way.run(client.raw(Request.get("/v2/apps")));
            router.then(Reply.text(401, "text/html", "expired"));
            way.run(client.raw(Request.post("/v2/apps").json(Map.of())));
        }
        assertThat(requests(LOGIN)).hasSize(2);
        assertThat(requests("/service/marathon/v2/apps").get(2).header("Authorization"))
                .isEqualTo("token=" + token(2));
    }

    @ParameterizedTest
    @EnumSource
    void token_nearItsEnd_isRenewedBeforeUse(BothWays way) throws Exception {
        try (DcosCredentials account = account();
                ServiceClient client = client(account)) {
            way.run(client.raw(Request.get("/v2/apps")));
            now = now.plus(Duration.ofMinutes(57));
            way.run(client.raw(Request.get("/v2/apps")));
            assertThat(requests(LOGIN)).hasSize(1);
            now = now.plus(Duration.ofMinutes(1));
            way.run(client.raw(Request.get("/v2/apps")));
            assertThat(requests(LOGIN)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void login_refused_isUnauthorizedInTheServersWords(BothWays way) throws Exception {
        router.always(Reply.json(401, "{\"title\":\"Bad credentials\",\"code\":\"ERR_INVALID_CREDENTIALS\"}"));
        try (DcosCredentials account = account();
                ServiceClient client = client(account)) {
            assertThat(way.fails(client.raw(Request.get("/v2/apps")), UnauthorizedException.class))
                    .hasMessageContaining("dcos.login")
                    .hasMessageContaining("Bad credentials");
        }
        assertThat(router.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void login_atSomethingElse_isNotAToken(BothWays way) throws Exception {
        router.always(Reply.json(200, "{}"));
        try (DcosCredentials account = account();
                ServiceClient client = client(account)) {
            assertThat(way.fails(client.raw(Request.get("/v2/apps")), UnexpectedShapeException.class))
                    .hasMessageContaining("Admin Router");
        }
    }

    private String secret(String key) {
        return Json.mapper()
                .createObjectNode()
                .put("login_endpoint", router.url() + LOGIN)
                .put("private_key", key)
                .put("uid", ACCOUNT)
                .put("scheme", "RS256")
                .toString();
    }

    /** PKCS #1 is what is inside PKCS #8, after 26 bytes for a key of this size. */
    private static String pkcs1() {
        byte[] der = keys.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, 26, der.length));
    }

    @Test
    void fromFile_keyInEitherForm_logsInWhereTheSecretSays() throws Exception {
        for (String key : List.of(pkcs8(), pkcs1())) {
            try (DcosCredentials account = DcosCredentials.fromFile(file("secret.json", secret(key)))) {
                assertThat(account.headers()).hasSize(1);
                assertThat(account).hasToString("Credentials[DC/OS service account monitor at " + router.url() + "]");
            }
        }
        assertThat(requests(LOGIN)).hasSize(2);
        verified(requests(LOGIN).get(1));
    }

    @Test
    void fromFile_options_areTakenForTheLogin() throws Exception {
        Path secret = file("secret.json", secret(pkcs8()));
        try (DcosCredentials account = DcosCredentials.fromFile(secret, o -> o.userAgent("monitor/1"))) {
            assertThat(account.headers()).hasSize(1);
        }
        assertThat(requests(LOGIN).get(0).header("User-Agent")).startsWith("monitor/1 ");
    }

    private void refused(String content, String... message) throws Exception {
        Path secret = file("broken.json", content);
        assertThatThrownBy(() -> DcosCredentials.fromFile(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining("broken.json")
                .hasMessageContainingAll(message)
                .hasMessageNotContaining(Planted.MARK);
    }

    @Test
    void fromFile_broken_namesFileAndMember() throws Exception {
        refused(secret(Planted.PASSWORD), "private_key", "RSA key in PEM");
        refused(secret(pem("ENCRYPTED PRIVATE KEY", new byte[100])), "not encrypted");
        refused(secret(pem("PRIVATE KEY", Planted.PASSWORD.getBytes(StandardCharsets.UTF_8))), "damaged");
        refused(secret(pem("RSA PRIVATE KEY", new byte[300])), "damaged");
        refused(secret(pkcs8()).replace("RS256", "HS256"), "RS256", "HS256");
        refused(secret(pkcs8()).replace("\"uid\"", "\"id\""), "\"uid\"");
        refused(secret(pkcs8()).replace("login_endpoint", "endpoint"), "login_endpoint");
        for (String none :
                List.of("leader.mesos", "leader.mesos:443", "https:/x", "https://u:" + Planted.PASSWORD + " @x")) {
            refused(secret(pkcs8()).replace(router.url() + LOGIN, none), "login_endpoint", "https://leader.mesos/acs");
        }
    }
}
