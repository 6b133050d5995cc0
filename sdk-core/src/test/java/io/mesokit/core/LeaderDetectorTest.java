package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.ErrorMapper;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LeaderDetectorTest {
    private final Oracle oracle = new Oracle();
    private ScriptedServer one;
    private ScriptedServer two;

    /** Says what it is told to. */
    private static final class Oracle implements LeaderDetector, LeaderDetector.Watch {
        private volatile CompletableFuture<URI> answer = new CompletableFuture<>();
        private final CountDownLatch asked = new CountDownLatch(1);
        private volatile boolean closed;

        @Override
        public Watch watch() {
            return this;
        }

        @Override
        public CompletableFuture<URI> leader() {
            asked.countDown();
            return answer;
        }

        void names(ScriptedServer server) {
            CompletableFuture<URI> before = answer;
            answer = CompletableFuture.completedFuture(URI.create(server.url()));
            before.complete(URI.create(server.url()));
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String toString() {
            return "oracle://delphi";
        }
    }

    @BeforeEach
    void start() throws Exception {
        one = new ScriptedServer();
        two = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    private ServiceClient client(Sleeper sleeper) {
        ClientOptions options = ClientOptions.detecting(oracle)
                .credentials(Planted.basic())
                .sleeper(sleeper)
                .build();
        return ServiceClient.open(new ServiceProfile("electing", ErrorMapper.byStatus(), true), options);
    }

    private ServiceClient client() {
        return client(duration -> {});
    }

    private static Call<JsonNode> unsafe(ServiceClient client) {
        return client.raw(Request.post("/x").json(Map.of()));
    }

    @Test
    void call_beforeAnybodyLeads_waits() throws Exception {
        try (ServiceClient client = client()) {
            CompletableFuture<JsonNode> call = unsafe(client).executeAsync();
            assertThat(oracle.asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(call).isNotDone();
            oracle.names(one);
            call.get(20, TimeUnit.SECONDS);
        }
        assertThat(one.requests().get(0).header("Authorization")).startsWith("Basic ");
    }

    @ParameterizedTest
    @EnumSource
    void call_nobodyLeads_endsWithItsTimeout(BothWays way) {
        try (ServiceClient client = client()) {
            Call<?> quick = unsafe(client).withTimeout(Duration.ofMillis(300));
            assertThat(way.fails(quick, CallTimeoutException.class))
                    .hasMessageContaining("POST (leader in oracle://delphi)/x")
                    .hasMessageContaining("nobody leads");
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_detectorFails_failsAndTheNextAsksAgain(BothWays way) {
        try (ServiceClient client = client()) {
            oracle.answer = CompletableFuture.failedFuture(new IllegalStateException("the pythia is out"));
            assertThat(way.fails(unsafe(client), DetectionException.class))
                    .hasMessageContaining("the pythia is out")
                    .hasRootCauseInstanceOf(IllegalStateException.class);
            oracle.names(one);
            way.run(unsafe(client));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leader_dead_isWaitedOutUntilAnotherIsNamed(BothWays way) {
        one.close();
        oracle.names(one);
        int[] waits = {0};
        Sleeper electing = duration -> {
            if (++waits[0] == 6) {
                oracle.names(two);
            }
        };
        try (ServiceClient client = client(electing)) {
            way.run(unsafe(client));
            assertThat(client).hasToString(two.url());
        }
        assertThat(two.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void leader_thatNamesAnother_isBelievedOnce(BothWays way) {
        oracle.names(one);
        one.then(Reply.empty(307, "Location: //" + two.hostAndPort() + "/x"));
        try (ServiceClient client = client()) {
            way.run(unsafe(client));
            way.run(unsafe(client));
        }
        assertThat(two.requests().get(0).header("Authorization")).startsWith("Basic ");
        assertThat(one.arrivals()).isEqualTo(2);
        assertThat(two.arrivals()).isEqualTo(1);
    }

    @Test
    void close_whileACallWaits_endsItAndTheWatch() throws Exception {
        ServiceClient client = client();
        CompletableFuture<JsonNode> call = unsafe(client).executeAsync();
        assertThat(oracle.asked.await(20, TimeUnit.SECONDS)).isTrue();
        client.close();
        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClosedException.class);
        assertThat(oracle.closed).isTrue();
    }

    @Test
    void options_toString_showTheDetector() {
        ClientOptions options = ClientOptions.detecting(oracle).build();
        assertThat(options).asString().contains("oracle://delphi");
        assertThat(options.endpoints()).isEmpty();
        assertThat(options.toBuilder().build().detector()).contains(oracle);
        assertThat(options.toBuilderFor("http://h").build().detector()).isEmpty();
    }
}
