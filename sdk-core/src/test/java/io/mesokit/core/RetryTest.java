package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When there is another attempt, at which server, and after how long. */
@Timeout(60)
class RetryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final RetryPolicy EXACT = RetryPolicy.builder()
            .maxAttempts(6)
            .initialDelay(Duration.ofMillis(100))
            .maxDelay(Duration.ofMillis(500))
            .jitter(0)
            .build();

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final RecordingSleeper sleeper = new RecordingSleeper();
    private double drawn = 0.5;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private ScriptedServer server() throws Exception {
        ScriptedServer server = new ScriptedServer();
        opened.add(server);
        return server;
    }

    private ServiceClient client(RetryPolicy policy, ScriptedServer... servers) {
        RandomGenerator random = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return drawn;
            }
        };
        String[] urls = Stream.of(servers).map(ScriptedServer::url).toArray(String[]::new);
        ServiceClient client = ServiceClient.open(
                ServiceProfile.of("retries"),
                ClientOptions.builder(urls)
                        .credentials(Planted.basic())
                        .sleeper(sleeper)
                        .random(random)
                        .clock(() -> NOW)
                        .retry(policy)
                        .build());
        opened.add(0, client);
        return client;
    }

    private static List<Duration> millis(long... each) {
        return java.util.Arrays.stream(each).mapToObj(Duration::ofMillis).toList();
    }

    @ParameterizedTest
    @EnumSource
    void waits_withoutJitter_doubleUpToTheLongest(BothWays way) throws Exception {
        ScriptedServer server = server().always(Reply.empty(503));
        way.fails(client(EXACT, server).raw(Request.get("/x")), ServerException.class);
        assertThat(sleeper.waits()).isEqualTo(millis(100, 200, 400, 500, 500));
        assertThat(server.arrivals()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"0,50,SYNC", "0.5,100,ASYNC", "0.75,125,SYNC", "0.999999,149,ASYNC"})
    void waits_withJitter_areSpreadByHalf(double random, long least, BothWays way) throws Exception {
        drawn = random;
        RetryPolicy policy = RetryPolicy.builder().maxAttempts(2).jitter(0.5).build();
        way.fails(client(policy, server().always(Reply.reset())).raw(Request.get("/x")), TransportException.class);
        assertThat(sleeper.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(least), Duration.ofMillis(least + 1)));
    }

    @ParameterizedTest
    @EnumSource
    void waits_ofOneLength_whereFirstIsLongest(BothWays way) throws Exception {
        RetryPolicy policy = RetryPolicy.builder()
                .initialDelay(Duration.ofSeconds(9))
                .maxDelay(Duration.ofMillis(70))
                .multiplier(1)
                .jitter(0)
                .build();
        way.fails(client(policy, server().always(Reply.empty(502))).raw(Request.get("/x")), ServerException.class);
        assertThat(sleeper.waits()).isEqualTo(millis(70, 70));
    }

    @ParameterizedTest
    @EnumSource
    void policyOfOne_isOneAttempt(BothWays way) throws Exception {
        ScriptedServer server = server().always(Reply.empty(503));
        way.fails(client(RetryPolicy.none(), server).raw(Request.get("/x")), ServerException.class);
        assertThat(server.arrivals()).isEqualTo(1);
        assertThat(sleeper.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void statusesOfThePolicy_areThoseTriedAgain(BothWays way) throws Exception {
        RetryPolicy policy =
                RetryPolicy.builder().statuses(Set.of(500)).jitter(0).build();
        ScriptedServer server = server().then(Reply.empty(500), Reply.empty(503));
        way.fails(client(policy, server).raw(Request.get("/x")), ServerException.class);
        assertThat(server.arrivals()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3000",
        "0, 100",
        "86400, 86400000",
        "86401, 86400000",
        "99999999999999999999, 86400000",
        "soon, 100",
        "-5, 100",
        "1.5, 100",
        "'', 100",
        "'Sun, 01 Mar 2026 12:00:07 GMT', 7000",
        "'Sun, 01 Mar 2026 11:00:00 GMT', 100",
        "'Sun, 01 Mar 2099 11:00:00 GMT', 86400000"
    })
    void retryAfter_lengthensTheWaitWhereItMakesSense(String header, long waited) throws Exception {
        for (BothWays way : BothWays.values()) {
            ScriptedServer server = server().then(Reply.empty(429, "Retry-After: " + header));
            Call<JsonNode> call = client(EXACT, server).raw(Request.get("/x"));
            way.run(call.withTimeout(Duration.ofDays(30)));
            assertThat(server.arrivals()).isEqualTo(2);
        }
        assertThat(sleeper.waits()).isEqualTo(millis(waited, waited));
    }

    @ParameterizedTest
    @EnumSource
    void retryAfter_ofA503_isHonouredToo(BothWays way) throws Exception {
        ScriptedServer server = server().then(Reply.empty(503, "Retry-After: 2"));
        Response<JsonNode> answer =
                way.run(client(EXACT, server).raw(Request.get("/x")).asResponse());
        assertThat(answer.attempts()).isEqualTo(2);
        assertThat(sleeper.waits()).isEqualTo(millis(2000));
    }

    @ParameterizedTest
    @EnumSource
    void retryAfter_beyondTheTimeout_failsAtOnceAndTellsIt(BothWays way) throws Exception {
        ScriptedServer server = server().then(Reply.empty(429, "Retry-After: 3600"));
        RateLimitedException thrown =
                way.fails(client(EXACT, server).raw(Request.get("/x")), RateLimitedException.class);
        assertThat(thrown.response().header("retry-after")).contains("3600");
        assertThat(sleeper.waits()).isEmpty();
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void retryAfter_ofA503_isSeenByTheCaller(BothWays way) throws Exception {
        ScriptedServer server = server().then(Reply.empty(503, "Retry-After: 0"));
        ServerException thrown = way.fails(client(EXACT, server).raw(Request.post("/x")), ServerException.class);
        assertThat(thrown.response().header("Retry-After")).contains("0");
        assertThat(thrown.response().headers().map()).doesNotContainKey("mesokit-retry-after");
    }

    @ParameterizedTest
    @EnumSource
    void post_declaredRepeatable_isTriedAgain(BothWays way) throws Exception {
        ScriptedServer server = server().then(Reply.reset(), Reply.empty(503));
        Request post = Request.post("/x").json(Map.of("k", 1)).repeatable(true);
        assertThat(way.run(client(EXACT, server).raw(post).asResponse()).attempts())
                .isEqualTo(3);
        assertThat(server.requests()).allSatisfy(seen -> assertThat(seen.body()).hasSize(7));
    }

    @ParameterizedTest
    @EnumSource
    void get_declaredUnrepeatable_isOfUnknownOutcome(BothWays way) throws Exception {
        ScriptedServer server = server().then(Reply.reset());
        Call<JsonNode> call = client(EXACT, server)
                .raw(Request.get("/x"))
                .with(CallOptions.builder().repeatable(false).build());
        OutcomeUnknownException thrown = way.fails(call, OutcomeUnknownException.class);
        assertThat(thrown).hasMessageContaining("TROUBLESHOOTING.md#outcome-unknown");
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PUT", "PATCH", "DELETE", "POST"})
    void writes_brokenInAnyWay_arriveOnce(String method) throws Exception {
        for (Reply reply : List.of(
                Reply.reset(),
                Reply.rawThenClose(""),
                Reply.rawThenClose("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
                Reply.empty(503, "Retry-After: 0"),
                Reply.empty(429),
                Reply.empty(408),
                Reply.empty(421))) {
            for (BothWays way : BothWays.values()) {
                ScriptedServer server = server().then(reply);
                ServiceClient client = client(EXACT, server);
                assertThat(org.assertj.core.api.Assertions.catchThrowable(
                                () -> way.run(client.raw(Request.of(method, "/x")))))
                        .isInstanceOf(MesokitException.class);
                assertThat(server.arrivals()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void deadPooledConnection_isReplacedForGetWithoutAWait(BothWays way) throws Exception {
        ScriptedServer server = server();
        ServiceClient client = client(EXACT, server);
        server.then(Reply.json(200, "{}"), Reply.reset());
        way.run(client.raw(Request.get("/x")));
        assertThat(way.run(client.raw(Request.get("/x")).asResponse()).status()).isEqualTo(200);
        assertThat(sleeper.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void deadPooledConnection_underAPost_arrivesOnce(BothWays way) throws Exception {
        ScriptedServer server = server();
        ServiceClient client = client(EXACT, server);
        server.then(Reply.json(200, "{}"), Reply.reset());
        way.run(client.raw(Request.get("/x")));
        way.fails(client.raw(Request.post("/once").json(1)), OutcomeUnknownException.class);
        assertThat(server.requests().stream().filter(seen -> seen.target().equals("/once")))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void closedPooledConnection_isNoticedBeforeAPostIsSent(BothWays way) throws Exception {
        ScriptedServer server = server().then(Reply.thenClosedSilently(Reply.json(200, "{}")));
        ServiceClient client = client(EXACT, server);
        way.run(client.raw(Request.get("/x")));
        // Real time, for the client looks at a connection again only when it has been idle for a second.
        Thread.sleep(1100);
        for (int i = 0; i < 3; i++) {
            assertThat(way.run(client.raw(Request.post("/x").json(1)).asResponse())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(server.arrivals()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void severalServers_firstDown_nextIsAskedAtOnceAndStuckTo(BothWays way) throws Exception {
        ScriptedServer down = server();
        ScriptedServer up = server();
        down.close();
        ServiceClient client = client(EXACT, down, up);
        assertThat(way.run(client.raw(Request.post("/x").json(1)).asResponse()).attempts())
                .isEqualTo(2);
        assertThat(way.run(client.raw(Request.post("/x").json(1)).asResponse()).attempts())
                .isEqualTo(1);
        assertThat(sleeper.waits()).isEmpty();
        assertThat(client.toString()).isEqualTo(up.url());
    }

    @ParameterizedTest
    @EnumSource
    void severalServers_allFailing_waitOnlyWhenAllWereTried(BothWays way) throws Exception {
        ScriptedServer one = server().always(Reply.reset());
        ScriptedServer two = server().always(Reply.reset());
        way.fails(client(EXACT, one, two).raw(Request.get("/x")), TransportException.class);
        assertThat(one.arrivals()).isEqualTo(3);
        assertThat(two.arrivals()).isEqualTo(3);
        assertThat(sleeper.waits()).isEqualTo(millis(100, 200, 400, 500));
    }

    @ParameterizedTest
    @EnumSource
    void severalServers_moreThanAttempts_areEachTriedOnce(BothWays way) throws Exception {
        ScriptedServer[] down = {server(), server(), server(), server()};
        for (ScriptedServer each : down) {
            each.close();
        }
        RetryPolicy two = RetryPolicy.builder().maxAttempts(2).build();
        TransportException thrown = way.fails(client(two, down).raw(Request.get("/x")), TransportException.class);
        assertThat(thrown.attempts()).isEqualTo(4);
        assertThat(sleeper.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void severalServers_firstStallsOnAPost_nextCallAsksTheOther(BothWays way) throws Exception {
        ScriptedServer stalling = server().always(Reply.stall());
        ScriptedServer good = server();
        ServiceClient client = client(EXACT, stalling, good);
        way.fails(
                client.raw(Request.post("/x").json(1)).withTimeout(Duration.ofSeconds(1)),
                OutcomeUnknownException.class);
        way.run(client.raw(Request.post("/x").json(1)));
        assertThat(good.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void severalServers_firstStallsForTheWholeTimeout_nextCallAsksTheOther(BothWays way) throws Exception {
        ScriptedServer stalling = server().always(Reply.stall());
        ScriptedServer good = server();
        ServiceClient client = client(EXACT, stalling, good);
        way.fails(client.raw(Request.get("/x")).withTimeout(Duration.ofSeconds(1)), CallTimeoutException.class);
        way.run(client.raw(Request.get("/x")));
        assertThat(good.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"502,SYNC", "503,ASYNC", "504,SYNC"})
    void severalServers_firstIsNotTheOneToAsk_nextIsAskedAtOnceAndStuckTo(int status, BothWays way) throws Exception {
        ScriptedServer unready = server().always(Reply.empty(status, "Retry-After: 9"));
        ScriptedServer ready = server();
        ServiceClient client = client(EXACT, unready, ready);
        assertThat(way.run(client.raw(Request.get("/x")).asResponse()).attempts())
                .isEqualTo(2);
        way.run(client.raw(Request.get("/x")));
        assertThat(sleeper.waits()).isEmpty();
        assertThat(unready.arrivals()).isEqualTo(1);
        assertThat(ready.arrivals()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void severalServers_noneIsTheOneToAsk_waitOnlyWhenAllWereTried(BothWays way) throws Exception {
        ScriptedServer one = server().always(Reply.empty(503));
        ScriptedServer two = server().always(Reply.empty(503, "Retry-After: 2"));
        way.fails(client(EXACT, one, two).raw(Request.get("/x")), ServerException.class);
        assertThat(sleeper.waits()).isEqualTo(millis(2000, 200, 2000, 500));
        assertThat(one.arrivals()).isEqualTo(3);
        assertThat(two.arrivals()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void severalServers_firstIsNotTheOneToAskForAPost_nextCallAsksTheOther(BothWays way) throws Exception {
        ScriptedServer unready = server().always(Reply.empty(503));
        ScriptedServer ready = server();
        ServiceClient client = client(EXACT, unready, ready);
        way.fails(client.raw(Request.post("/x").json(1)), ServerException.class);
        assertThat(ready.connections()).isZero();
        way.run(client.raw(Request.post("/x").json(1)));
        assertThat(unready.arrivals()).isEqualTo(1);
        assertThat(ready.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void severalServers_refusals_areNotTakenToTheNext(BothWays way) throws Exception {
        ScriptedServer refusing = server().always(Reply.json(422, "{\"message\":\"bad job\"}"));
        ScriptedServer other = server();
        InvalidRequestException thrown =
                way.fails(client(EXACT, refusing, other).raw(Request.get("/x")), InvalidRequestException.class);
        assertThat(thrown).hasMessageContaining("bad job").hasMessageContaining(refusing.url());
        assertThat(other.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void clock_thatJumpsByYears_movesNoTimeout(BothWays way) throws Exception {
        Instant[] now = {NOW};
        ScriptedServer server = server().then(Reply.empty(503), Reply.empty(503));
        ServiceClient client = ServiceClient.open(
                ServiceProfile.of("retries"),
                ClientOptions.builder(server.url())
                        .clock(() -> now[0] = now[0].plus(Duration.ofDays(3650)))
                        .sleeper(sleeper)
                        .build());
        opened.add(0, client);
        assertThat(way.run(client.raw(Request.get("/x")).asResponse()).attempts())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void limitsWithoutEnd_areTakenAsNone(BothWays way) throws Exception {
        ServiceClient client = client(EXACT, server());
        Duration forever = java.time.temporal.ChronoUnit.FOREVER.getDuration();
        CallOptions options =
                CallOptions.builder().timeout(forever).attemptTimeout(forever).build();
        assertThat(way.run(client.raw(Request.get("/x")).with(options)).isObject())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void call_toAnHttp10Server_neverUsesAConnectionTwice(BothWays way) throws Exception {
        ScriptedServer server = server();
        for (int i = 0; i < 2; i++) {
            server.then((request, wire) -> {
                wire.write("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
                return true;
            });
        }
        ServiceClient client = client(RetryPolicy.none(), server);
        way.run(client.raw(Request.get("/a")));
        way.run(client.raw(Request.post("/b")));
        assertThat(server.connections()).isEqualTo(2);
    }
}
