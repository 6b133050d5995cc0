package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusedCredentialsTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Renews unless the server says that it is of no use. */
    private static final class Renewing implements Credentials {
        private final AtomicInteger token = new AtomicInteger(1);

        @Override
        public Map<String, String> headers() {
            return Map.of("X-Token", "t" + token.get());
        }

        @Override
        public boolean refused(Map<String, String> sent, RawResponse answer) {
            if (answer.text().contains("useless")) {
                return false;
            }
            token.incrementAndGet();
            return true;
        }
    }

    private ServiceClient client(Credentials credentials) {
        ClientOptions options = ClientOptions.builder(server.url("/").toString())
                .credentials(credentials)
                .build();
        return ServiceClient.open(ServiceProfile.of("test"), options);
    }

    private void enqueue(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    @ParameterizedTest
    @EnumSource
    void call_refusedAndRenewable_isSentOnceMoreWithTheNewHeaders(BothWays way) throws Exception {
        enqueue(401, "expired");
        enqueue(200, "{}");
        try (ServiceClient client = client(new Renewing())) {
            way.run(client.raw(Request.post("/x")));
        }
        assertThat(server.takeRequest().getHeaders().get("X-Token")).isEqualTo("t1");
        assertThat(server.takeRequest().getHeaders().get("X-Token")).isEqualTo("t2");
    }

    @ParameterizedTest
    @EnumSource
    void call_answerSaysThatRenewingIsUseless_isNotSentAgain(BothWays way) {
        enqueue(401, "useless");
        Credentials credentials = Credentials.providedBy(Renewing::new);
        try (ServiceClient client = client(credentials)) {
            way.fails(client.raw(Request.get("/x")), UnauthorizedException.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void optionsForOtherServers_takeEverythingButAddressCredentialsAndTrust() {
        ClientOptions options = ClientOptions.builder("http://one:1")
                .credentials(Credentials.bearer("secret-token"))
                .trustHost("two")
                .timeout(Duration.ofSeconds(7))
                .build()
                .toBuilderFor("http://other:2/x")
                .build();
        assertThat(options.endpoints()).hasToString("[http://other:2/x]");
        assertThat(options.trustedHosts()).isEmpty();
        assertThat(options.credentials()).isEqualTo(Credentials.none());
        assertThat(options.calls().timeout()).contains(Duration.ofSeconds(7));
    }
}
