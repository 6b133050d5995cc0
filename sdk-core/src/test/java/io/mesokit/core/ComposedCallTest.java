package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposedCallTest {
    private final MockWebServer server = new MockWebServer();
    private final MockWebServer other = new MockWebServer();
    private ServiceClient client;
    private ServiceClient stranger;

    @BeforeEach
    void start() throws Exception {
        server.start();
        other.start();
        client = client(server);
        stranger = client(other);
    }

    private static ServiceClient client(MockWebServer server) {
        return ServiceClient.open(
                ServiceProfile.of("test"),
                ClientOptions.builder(server.url("/").toString())
                        .sleeper(duration -> {})
                        .build());
    }

    @AfterEach
    void stop() {
        client.close();
        stranger.close();
        server.close();
        other.close();
    }

    private Call<Integer> twoSteps() {
        return client.composed("two steps", scope -> {
            client.raw(Request.get("/one")).execute();
            stranger.raw(Request.get("/two")).execute();
            return 2;
        });
    }

    @ParameterizedTest
    @EnumSource
    void with_options_holdForItsOwnSteps_andForNobodyElses(BothWays way) throws Exception {
        server.enqueue(new MockResponse.Builder().code(503).build());
        other.enqueue(new MockResponse.Builder().body("{}").build());
        CallOptions options = CallOptions.builder()
                .header("X-Trace", "t1")
                .retry(RetryPolicy.none())
                .build();
        way.fails(twoSteps().with(options), ServerException.class);
        server.enqueue(new MockResponse.Builder().body("{}").build());
        assertThat(way.run(twoSteps().with(options))).isEqualTo(2);
        RecordedRequest own = server.takeRequest();
        assertThat(own.getHeaders().get("X-Trace")).isEqualTo("t1");
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(other.takeRequest().getHeaders().get("X-Trace")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void withTimeout_isForTheWhole(BothWays way) {
        server.setDispatcher(new mockwebserver3.Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(204).build();
            }
        });
        Call<Integer> endless = client.composed("endless", scope -> {
            while (true) {
                client.raw(Request.get("/again")).execute();
            }
        });
        CallTimeoutException late = way.fails(endless.withTimeout(Duration.ofMillis(300)), CallTimeoutException.class);
        assertThat(late).hasMessageContaining("/again");
    }
}
