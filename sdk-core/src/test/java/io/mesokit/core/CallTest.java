package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallTest {
    private final MockWebServer server = new MockWebServer();
    private ServiceClient client;

    @BeforeEach
    void start() throws Exception {
        server.start();
        client = ServiceClient.open(
                ServiceProfile.of("test"),
                ClientOptions.builder(server.url("/").toString())
                        .sleeper(duration -> {})
                        .build());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void call_ok_givesTheValue(BothWays way) throws Exception {
        server.enqueue(new MockResponse.Builder().body("{\"a\":1}").build());
        JsonNode answer =
                way.run(client.raw(Request.get("/v1/x").segment("a b/c").query("q", "1&2")));
        assertThat(answer.path("a").intValue()).isEqualTo(1);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/x/a%20b%2Fc?q=1%262");
    }

    @ParameterizedTest
    @EnumSource
    void call_withBody_sendsExactTypeAndLength(BothWays way) throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());
        way.run(client.call(Request.post("/x").json(Map.of("k", "v")), Decoder.nothing()));
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(sent.getHeaders().get("Content-Length")).isEqualTo("9");
        assertThat(sent.getHeaders().get("Transfer-Encoding")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void call_404_isNotFound(BothWays way) {
        server.enqueue(new MockResponse.Builder()
                .code(404)
                .body("{\"message\":\"no such thing\"}")
                .build());
        NotFoundException thrown = way.fails(client.raw(Request.get("/x")), NotFoundException.class);
        assertThat(thrown).hasMessageContaining("no such thing").hasMessageContaining("/x");
        assertThat(thrown.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void call_503ThenOk_isTriedAgain(BothWays way) {
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().body("{}").build());
        Response<JsonNode> response = way.run(client.raw(Request.get("/x")).asResponse());
        assertThat(response.attempts()).isEqualTo(2);
    }
}
