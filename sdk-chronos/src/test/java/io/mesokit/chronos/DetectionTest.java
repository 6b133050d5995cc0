package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetectionTest {
    @ParameterizedTest
    @EnumSource
    @Timeout(30)
    void version_whileAnotherAsks_isWaitedForNoLongerThanTheCallsTimeout(BothWays way) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (WireServer server = WireServer.start("slow", 0, request -> {
                    asked.countDown();
                    answer.await();
                    return WireResponse.of(200, "application/json", "[]");
                });
                ServiceClient client = ServiceClient.open(
                        ServiceProfile.of("chronos"),
                        ClientOptions.builder(server.url().toString()).build())) {
            Detection detection = new Detection(client, Duration.ofHours(1));
            Call<ChronosVersion> version = client.composed("version", detection::version);
            CompletableFuture<ChronosVersion> first = version.executeAsync();
            asked.await();
            way.fails(version.withTimeout(Duration.ofMillis(50)), CallTimeoutException.class);
            way.fails(
                    client.deferred(Request.get("/"), scope -> {
                                detection.version(scope);
                                return client.raw(Request.get("/"));
                            })
                            .withTimeout(Duration.ofMillis(50)),
                    CallTimeoutException.class);
            answer.countDown();
            assertThat(first.get()).isEqualTo(ChronosVersion.V3);
            assertThat(server.requests()).hasSize(1);
        }
    }
}
