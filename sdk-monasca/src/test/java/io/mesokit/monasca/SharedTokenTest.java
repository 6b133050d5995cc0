package io.mesokit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.BothWays;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.Credentials;
import io.mesokit.core.Planted;
import io.mesokit.core.RawResponse;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.TransportException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.monasca.model.Token;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SharedTokenTest {
    private static final int MANY = 64;

    private final World world = new World();
    private final Keystone keystone = world.login().connect();
    private final ExecutorService threads = Executors.newFixedThreadPool(MANY);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        keystone.close();
        world.close();
    }

    private <T> List<Future<T>> atOnce(Callable<T> task) {
        CountDownLatch start = new CountDownLatch(MANY);
        List<Future<T>> results = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            results.add(threads.submit(() -> {
                start.countDown();
                start.await();
                return task.call();
            }));
        }
        return results;
    }

    private String token() {
        return keystone.credentials().headers().get("X-Auth-Token");
    }

    private static RawResponse unauthorized(String body) {
        return new RawResponse(
                () -> new RequestInfo("raw", "GET", "http://h/", 1),
                401,
                () -> HttpHeaders.of(Map.of(), (name, value) -> true),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void headers_manyThreadsAndNoToken_areOneLogin() throws Exception {
        Set<String> seen = new HashSet<>();
        for (Future<String> each : atOnce(this::token)) {
            seen.add(each.get());
        }
        assertThat(seen).hasSize(1);
        assertThat(world.server.tokensIssued()).isEqualTo(1);
    }

    @Test
    void calls_manyThreadsWithARefusedToken_areOneLoginMore() throws Exception {
        token();
        world.server.expireTokens();
        try (Monasca monasca =
                Monasca.connect(keystone, world.monascaServer.url().toString())) {
            var metric = io.mesokit.monasca.model.Metric.of("load", 1, World.START);
            for (Future<Void> each :
                    atOnce(() -> monasca.metrics().create(metric).execute())) {
                each.get();
            }
        }
        assertThat(world.server.tokensIssued()).isEqualTo(2);
    }

    @Test
    void headers_manyThreadsAfterTheEnd_areOneLoginMore() throws Exception {
        String first = token();
        world.clock.advance(Duration.ofHours(2));
        for (Future<String> each : atOnce(this::token)) {
            assertThat(each.get()).isNotEqualTo(first);
        }
        assertThat(world.server.tokensIssued()).isEqualTo(2);
    }

    @Test
    void headers_twoMinutesBeforeTheEnd_renewAndNotEarlier() {
        String first = token();
        world.clock.advance(Duration.ofMinutes(58).minusMillis(1));
        assertThat(token()).isEqualTo(first);
        world.clock.advance(Duration.ofMillis(1));
        assertThat(token()).isNotEqualTo(first);
        assertThat(world.server.tokensIssued()).isEqualTo(2);
    }

    @Test
    void headers_renewBeforeGiven_isKept() {
        try (Keystone eager = world.login().renewBefore(Duration.ofMinutes(20)).connect()) {
            eager.credentials().headers();
            world.clock.advance(Duration.ofMinutes(40));
            eager.credentials().headers();
        }
        assertThat(world.server.tokensIssued()).isEqualTo(2);
    }

    @Test
    void headers_tokensThatLiveShorterThanTheMargin_areUsedForHalfTheirLife() {
        world.server.tokenLifetime(Duration.ofSeconds(60));
        token();
        world.clock.advance(Duration.ofSeconds(29));
        token();
        assertThat(world.server.tokensIssued()).isEqualTo(1);
        world.clock.advance(Duration.ofSeconds(1));
        token();
        assertThat(world.server.tokensIssued()).isEqualTo(2);
    }

    @Test
    void headers_clockFarFromTheServers_makesNoDifference() {
        for (Duration skew : List.of(Duration.ofDays(400), Duration.ofDays(-400))) {
            InstantSource wrong = () -> world.clock.instant().plus(skew);
            long before = world.server.tokensIssued();
            try (Keystone skewed =
                    world.login().options(options -> options.clock(wrong)).connect()) {
                skewed.credentials().headers();
                skewed.credentials().headers();
                assertThat(world.server.tokensIssued()).isEqualTo(before + 1);
                world.clock.advance(Duration.ofMinutes(58));
                skewed.credentials().headers();
                assertThat(world.server.tokensIssued()).isEqualTo(before + 2);
            }
        }
    }

    @Test
    void headers_keystoneDownNearTheEnd_giveTheOldTokenUntilItsEnd() {
        String first = token();
        world.clock.advance(Duration.ofMinutes(59));
        world.server.server().die();
        assertThat(token()).isEqualTo(first);
        world.clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(this::token).isInstanceOf(TransportException.class);
        world.server.server().revive();
        assertThat(token()).isNotEqualTo(first);
    }

    @Test
    void headers_manyThreadsAndWrongPassword_areFewLoginsAndAllAreTold() throws Exception {
        try (Keystone wrong = world.as("mon", "wrong").project("demo").connect()) {
            world.server.server().faults().delayNext(Duration.ofMillis(500));
            for (Future<Map<String, String>> each :
                    atOnce(() -> wrong.credentials().headers())) {
                assertThatThrownBy(each::get).hasCauseInstanceOf(UnauthorizedException.class);
            }
            assertThat(world.server.server().requests()).hasSizeLessThan(MANY / 4);
        }
    }

    @Test
    void headers_afterAFailure_tryAgain() {
        world.server.enableUser("mon", false);
        assertThatThrownBy(this::token).isInstanceOf(UnauthorizedException.class);
        world.server.enableUser("mon", true);
        assertThat(token()).isNotEmpty();
    }

    @Test
    void current_fetcherIsCancelled_anotherTakesOver() throws Exception {
        world.server.server().faults().stallNext();
        CompletableFuture<Token> first = keystone.tokens().current().executeAsync();
        awaitRequests(1);
        CompletableFuture<Token> second = keystone.tokens().current().executeAsync();
        Future<String> third = threads.submit(this::token);
        first.cancel(true);
        assertThat(second.get(30, TimeUnit.SECONDS).id()).isEqualTo(third.get(30, TimeUnit.SECONDS));
        assertThat(world.server.tokensIssued()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void current_waiterHasLessTime_isNotHeldByTheFetcher(BothWays way) throws Exception {
        world.server.server().faults().stallNext();
        CompletableFuture<Token> fetcher = keystone.tokens().current().executeAsync();
        awaitRequests(1);
        way.fails(keystone.tokens().current().withTimeout(Duration.ofMillis(100)), CallTimeoutException.class);
        assertThat(fetcher).isNotDone();
        fetcher.cancel(true);
        world.server.server().faults().release();
    }

    @Test
    void current_fetcherRunsOutOfTime_anotherTakesOver() throws Exception {
        world.server.server().faults().stallNext();
        CompletableFuture<Token> first =
                keystone.tokens().current().withTimeout(Duration.ofSeconds(1)).executeAsync();
        awaitRequests(1);
        CompletableFuture<Token> second = keystone.tokens().current().executeAsync();
        assertThat(second.get(30, TimeUnit.SECONDS).id()).isNotEmpty();
        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CallTimeoutException.class);
    }

    private void awaitRequests(int count) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (world.server.server().requests().size() < count && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(world.server.server().requests()).hasSizeGreaterThanOrEqualTo(count);
    }

    @Test
    void refused_olderToken_keepsTheCurrentOne() {
        Credentials credentials = keystone.credentials();
        Map<String, String> first = credentials.headers();
        assertThat(credentials.refused(first, unauthorized("{\"error\":{\"code\":401}}")))
                .isTrue();
        Map<String, String> second = credentials.headers();
        assertThat(credentials.refused(first, unauthorized(""))).isTrue();
        assertThat(credentials.headers()).isEqualTo(second).isNotEqualTo(first);
        assertThat(world.server.tokensIssued()).isEqualTo(2);
    }

    @Test
    void refused_becauseARoleIsMissing_renewsNothing() {
        Credentials credentials = keystone.credentials();
        Map<String, String> sent = credentials.headers();
        assertThat(credentials.refused(sent, unauthorized("{\"title\":\"Forbidden\",\"description\":\"\"}")))
                .isFalse();
        assertThat(credentials.headers()).isEqualTo(sent);
    }

    @Test
    void texts_ofEverything_showNeitherPasswordNorToken() {
        Token token = keystone.tokens().current().execute();
        Instant before = token.expiresAt();
        KeystoneBuilder builder = Keystone.applicationCredential("an-id", Planted.TOKEN);
        List<Object> shown = List.of(
                token,
                keystone,
                keystone.credentials(),
                keystone.tokens().issue(),
                keystone.tokens().issue().executeForResponse(),
                keystone.options(),
                world.login(),
                builder,
                Identity.password("mon", Planted.PASSWORD),
                Keystone.token(token.id()),
                Monasca.connect(keystone));
        assertThat(before).isNotNull();
        for (Object each : shown) {
            assertThat(each.toString())
                    .doesNotContain(Planted.PASSWORD)
                    .doesNotContain(Planted.TOKEN)
                    .doesNotContain(token.id());
        }
        assertThat(io.mesokit.core.spi.Json.mapper().valueToTree(token).toString())
                .doesNotContain(token.id());
    }
}
