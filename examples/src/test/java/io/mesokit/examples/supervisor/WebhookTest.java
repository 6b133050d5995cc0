package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.Planted;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.exec.Behaviour;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {
    private static final String UUID = "0123456789abcdef0123456789abcdef";
    private static final Tokens TOKENS = Tokens.of(Planted.TOKEN);

    @TempDir
    Path directory;

    static {
        Planted.secret(TOKENS.forLauncher());
        Planted.secret(TOKENS.forReportsOf(UUID));
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private VirtualCluster cluster;
    private Webhook webhook;

    @BeforeEach
    void start() {
        cluster = new VirtualCluster(directory, Behaviour.needing(Duration.ofSeconds(100))).supervised();
        webhook = Webhook.start(cluster.supervisor, TOKENS, cluster.clock, new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void stop() {
        webhook.close();
        cluster.close();
    }

    @Test
    void initTask_asTheOriginalSendsIt_isAcceptedAndStored() throws Exception {
        HttpResponse<String> answer =
                post("/initTask", TOKENS.forLauncher(), registration().toString());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("verdict").asText()).isEqualTo("ON_PLAN");
        assertThat(cluster.state("etl").registration().goal().iterations()).isEqualTo(4);
    }

    @Test
    void initTask_twice_isOneJob() throws Exception {
        post("/initTask", TOKENS.forLauncher(), registration().toString());

        assertThat(post("/initTask", TOKENS.forLauncher(), registration().toString())
                        .statusCode())
                .isEqualTo(202);
        assertThat(cluster.supervisor.jobs().join()).hasSize(1);
    }

    @Test
    void initTask_sameNameOtherId_isAConflict() throws Exception {
        post("/initTask", TOKENS.forLauncher(), registration().toString());
        String other = registration().put("uuid", UUID.replace('0', 'f')).toString();

        assertThat(post("/initTask", TOKENS.forLauncher(), other).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "name, 'x; rm', 422",
        "uuid, ../../etc, 422",
        "iterations, 0, 422",
        "iterations, -3, 422",
        "job_duration, fast, 422",
        "deadline, 1, 422",
        "framework, marathon, 501",
        "framework, cron, 501"
    })
    void initTask_badField_isRefusedByName(String field, String value, int status) throws Exception {
        HttpResponse<String> answer = post(
                "/initTask",
                TOKENS.forLauncher(),
                registration().put(field, value).toString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(answer).path("error").asText()).isNotEmpty();
    }

    @Test
    void updateTask_asTheOriginalSendsIt_isAccepted() throws Exception {
        post("/initTask", TOKENS.forLauncher(), registration().toString());

        HttpResponse<String> answer = post("/updateTask", TOKENS.forReportsOf(UUID), report());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("accepted").asBoolean(true))
                .as("no run is under way")
                .isFalse();
    }

    @Test
    void report_endedInTheSecondInWhichItBegan_tookHalfOfIt() throws Exception {
        JsonNode body = Json.mapper().readTree(report().replace("1500000100", "1500000000"));

        assertThat(Messages.report(body, cluster.clock.instant()).duration()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void updateTask_unknownJob_is404() throws Exception {
        assertThat(post("/updateTask", TOKENS.forReportsOf(UUID), report()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void post_wrongToken_is401AndChangesNothing() throws Exception {
        for (String token : new String[] {
            "", "x", TOKENS.forReportsOf(UUID), Tokens.of(Planted.OTHER_TOKEN).forLauncher()
        }) {
            assertThat(post("/initTask", token, registration().toString()).statusCode())
                    .isEqualTo(401);
        }
        assertThat(post("/updateTask", TOKENS.forLauncher(), report()).statusCode())
                .isEqualTo(401);
        assertThat(cluster.supervisor.jobs().join()).isEmpty();
    }

    @Test
    void post_tooLong_is413WithAndWithoutLength() throws Exception {
        byte[] body = ("{\"x\":\"" + "y".repeat(100_000) + "\"}").getBytes();

        assertThat(send("/initTask", TOKENS.forLauncher(), BodyPublishers.ofByteArray(body))
                        .statusCode())
                .isEqualTo(413);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
        assertThat(send("/initTask", TOKENS.forLauncher(), chunked).statusCode())
                .isEqualTo(413);
    }

    @Test
    void post_beyondAllMeasure_is413BeforeItsEnd() throws Exception {
        byte[] head = ("POST /initTask HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKENS.forLauncher()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 10000000\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket("127.0.0.1", webhook.url().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(new byte[256 * 1024 + 1]);
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void post_notJson_is400() throws Exception {
        assertThat(post("/initTask", TOKENS.forLauncher(), "{nope").statusCode())
                .isEqualTo(400);
        assertThat(post("/initTask", TOKENS.forLauncher(), "[]").statusCode()).isEqualTo(400);
        assertThat(post("/initTask", TOKENS.forLauncher(), "").statusCode()).isEqualTo(400);
    }

    @Test
    void routes_wrongMethodPathOrType_haveTheirStatus() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/initTask").statusCode()).isEqualTo(405);
        assertThat(get("/else").statusCode()).isEqualTo(404);
        HttpRequest text = HttpRequest.newBuilder(webhook.url().resolve("/initTask"))
                .header("Authorization", "Bearer " + TOKENS.forLauncher())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(http.send(text, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(415);
    }

    @Test
    void cancelTask_jobNotYetCreated_forgetsIt() throws Exception {
        post("/initTask", TOKENS.forLauncher(), registration().toString());

        String body = Json.mapper().createObjectNode().put("uuid", UUID).toString();
        assertThat(post("/cancelTask", TOKENS.forLauncher(), body).statusCode()).isEqualTo(202);

        assertThat(cluster.untilRemoved("etl").ending()).isPresent();
    }

    private ObjectNode registration() {
        return Json.mapper()
                .createObjectNode()
                .put("framework", "chronos")
                .put("name", "etl")
                .put("job_duration", 100)
                .put("deadline", cluster.clock.millis() / 1000.0 + 3600)
                .put("desv_deadline", 0.2)
                .put("uuid", UUID)
                .put("iterations", 4);
    }

    private static String report() {
        return "{\"name\":\"etl\",\"finished_at\":\"1500000100\",\"started_at\":\"1500000000\",\"hostname\":\"agent\","
                + "\"uuid\":\"" + UUID + "\"}";
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return send(path, token, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(String path, String token, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(webhook.url().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(body)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(webhook.url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.mapper().readTree(answer.body());
    }
}
