package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.CredentialFile;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asking, and that nobody else gets to know how. */
@Timeout(60)
class SecretsTest {
    @TempDir
    Path folder;

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ServiceClient open(UnaryOperator<ClientOptions.Builder> options) {
        return ServiceClient.open(
                ServiceProfile.of("secrets"),
                options.apply(ClientOptions.builder(server.url()).sleeper(new RecordingSleeper()))
                        .build());
    }

    private String authorizationWith(Credentials credentials) {
        try (ServiceClient client = open(options -> options.credentials(credentials))) {
            client.raw(Request.get("/x")).execute();
        }
        return server.requests().get(server.arrivals() - 1).header("Authorization");
    }

    private static void assertShowsNothing(Object... things) {
        assertThat(things).allSatisfy(thing -> {
            String text = thing instanceof Throwable thrown ? trace(thrown) : thing.toString();
            String pair = Base64.getEncoder().encodeToString((Planted.USER + ":" + Planted.PASSWORD).getBytes());
            assertThat(text.contains(Planted.MARK) || text.contains(pair)).isFalse();
        });
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void credentials_ofEachKind_areSentAsTheServersWantThem() {
        String pair = Planted.USER + ":" + Planted.PASSWORD;
        assertThat(authorizationWith(Planted.basic()))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(pair.getBytes()));
        assertThat(authorizationWith(Credentials.bearer(Planted.TOKEN))).isEqualTo("Bearer " + Planted.TOKEN);
        assertThat(authorizationWith(Credentials.token(Planted.TOKEN))).isEqualTo("token=" + Planted.TOKEN);
        assertThat(authorizationWith(Credentials.none())).isNull();
    }

    @Test
    void basic_unicodePasswordAndColons_areUtf8() {
        assertThat(authorizationWith(Credentials.basic("ü", "p:ä")))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("ü:p:ä".getBytes()));
    }

    @Test
    void basic_userWithAColon_isRefused() {
        assertThatThrownBy(() -> Credentials.basic("a:b", Planted.PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colon")
                .satisfies(SecretsTest::assertShowsNothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u00e4", "\0"})
    void token_thatCannotBeInAHeader_isRefusedWithoutShowingIt(String tail) {
        String value = Planted.TOKEN + tail;
        assertThat(List.<Runnable>of(
                        () -> Credentials.bearer(value),
                        () -> Credentials.token(value),
                        () -> CallOptions.builder().header("X-Auth-Token", value),
                        () -> Request.get("/x").header("X-Auth-Token", value),
                        () -> authorizationWith(() -> Map.of("X-Auth-Token", value))))
                .allSatisfy(use -> assertThatThrownBy(use::run)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("cannot be sent")
                        .satisfies(SecretsTest::assertShowsNothing));
        assertThat(server.connections()).isZero();
    }

    @Test
    void provider_isAskedForEachRequest() {
        AtomicInteger asked = new AtomicInteger();
        Credentials provided = Credentials.providedBy(() -> Credentials.bearer("t" + asked.incrementAndGet()));
        try (ServiceClient client = open(options -> options.credentials(provided))) {
            client.raw(Request.get("/x")).execute();
            client.raw(Request.get("/x")).execute();
        }
        assertThat(server.requests())
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer t1", "Bearer t2");
        assertThat(provided).hasToString("Credentials[provided]");
    }

    @ParameterizedTest
    @EnumSource
    void provider_thatFails_failsTheCallWithThat(BothWays way) {
        IllegalStateException failure = new IllegalStateException("no token today");
        try (ServiceClient client = open(options -> options.maxConcurrent(1).credentials(Credentials.providedBy(() -> {
            throw failure;
        })))) {
            for (int i = 0; i < 3; i++) {
                assertThat(way.fails(client.raw(Request.get("/x")), IllegalStateException.class))
                        .isSameAs(failure);
            }
        }
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void expiredToken_isRenewedOnceForAnyOperation(BothWays way) {
        AtomicInteger asked = new AtomicInteger();
        server.then(Reply.empty(401));
        try (ServiceClient client = open(options -> options.credentials(Credentials.providedBy(
                () -> Credentials.bearer(asked.getAndIncrement() == 0 ? Planted.TOKEN : Planted.OTHER_TOKEN))))) {
            Response<?> answer = way.run(client.raw(Request.post("/x").json(1)).asResponse());
            assertThat(answer.attempts()).isEqualTo(1);
        }
        assertThat(server.requests())
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer " + Planted.TOKEN, "Bearer " + Planted.OTHER_TOKEN);
        assertThat(server.requests().get(1).body()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void expiredToken_refusedAgain_isTheAnswer(BothWays way) {
        AtomicInteger asked = new AtomicInteger();
        server.always(Reply.json(401, "{\"message\":\"still no\"}"));
        try (ServiceClient client = open(options ->
                options.credentials(Credentials.providedBy(() -> Credentials.bearer("t" + asked.getAndIncrement()))))) {
            UnauthorizedException thrown = way.fails(client.raw(Request.get("/x")), UnauthorizedException.class);
            assertThat(thrown).hasMessageContaining("still no");
        }
        assertThat(server.arrivals()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void fixedCredentials_refused_areNotTriedAgain(BothWays way) {
        server.always(Reply.empty(401));
        for (Credentials fixed : List.of(Planted.basic(), Credentials.none(), Credentials.providedBy(Planted::basic))) {
            try (ServiceClient client = open(options -> options.credentials(fixed))) {
                way.fails(client.raw(Request.get("/x")), UnauthorizedException.class);
            }
        }
        assertThat(server.arrivals()).isEqualTo(3);
    }

    static Stream<String> echoes() {
        String pair = Base64.getEncoder().encodeToString((Planted.USER + ":" + Planted.PASSWORD).getBytes());
        return Stream.of(Planted.PASSWORD, pair, "Basic " + pair, Planted.HEADER);
    }

    @ParameterizedTest
    @EnumSource
    void answerThatEchoesTheSecret_isMaskedInEveryMessage(BothWays way) {
        CallOptions header =
                CallOptions.builder().header("X-Auth-Token", Planted.HEADER).build();
        try (ServiceClient client =
                open(options -> options.credentials(Planted.basic()).calls(header))) {
            echoes().forEach(echo -> {
                for (Reply reply : List.of(
                        Reply.text(400, "text/plain", "you said " + echo),
                        Reply.json(403, "{\"message\":\"not with " + echo + "\"}"),
                        Reply.json(404, "{\"other\":\"" + echo + "\"}"),
                        Reply.html(500, echo),
                        Reply.json(503, "{\"error\":{\"title\":\"" + echo + "\"}}"),
                        Reply.json(200, echo),
                        Reply.json(200, "{\"a\":\"" + echo + "\"}"))) {
                    server.always(reply);
                    Call<Integer> call = client.call(Request.get("/x"), Decoder.json(Integer.class));
                    Throwable thrown = catchThrowable(() -> way.run(call));
                    assertThat(thrown).isInstanceOf(MesokitException.class).hasMessageContaining("***");
                    assertShowsNothing(thrown);
                }
            });
        }
    }

    @Test
    void bearerAndTokenEchoed_areMasked() {
        for (Credentials each : List.of(Credentials.bearer(Planted.TOKEN), Credentials.token(Planted.TOKEN))) {
            server.then(Reply.text(400, "text/plain", "bad " + Planted.TOKEN + "!"));
            try (ServiceClient client = open(options -> options.credentials(each))) {
                assertThatThrownBy(() -> client.raw(Request.get("/x")).execute())
                        .hasMessageContaining("bad ***!")
                        .satisfies(SecretsTest::assertShowsNothing);
            }
        }
    }

    @Test
    void secretEchoedAcrossTheEndOfWhatIsShown_isMasked() {
        for (int before : List.of(490, 1990, 4 * (500 + 16 * 1024) - 10)) {
            for (Reply reply : List.of(
                    Reply.text(400, "text/plain", " ".repeat(before) + Planted.TOKEN),
                    Reply.text(400, "text/plain", "x".repeat(before) + Planted.TOKEN),
                    Reply.json(400, "{\"message\":\"" + "x".repeat(before) + Planted.TOKEN + "\"}"),
                    Reply.json(200, " ".repeat(before) + "[]" + Planted.TOKEN))) {
                server.then(reply);
                try (ServiceClient client = open(options -> options.credentials(Credentials.bearer(Planted.TOKEN)))) {
                    assertThatThrownBy(() -> client.call(Request.get("/x"), Decoder.json(Integer.class))
                                    .execute())
                            .satisfies(SecretsTest::assertShowsNothing);
                }
            }
        }
    }

    @Test
    void harmlessHeaders_areNotMasked() {
        server.then(Reply.text(400, "text/plain", "not application/json"));
        try (ServiceClient client = open(options -> options)) {
            assertThatThrownBy(() -> client.raw(Request.post("/x").json(1)).execute())
                    .hasMessageContaining("not application/json");
        }
    }

    @Test
    void optionsCallsAndClients_showNoSecret() {
        CallOptions calls =
                CallOptions.builder().header("X-Auth-Token", Planted.HEADER).build();
        ClientOptions options = ClientOptions.builder(
                        "http://" + Planted.USER + ":" + Planted.PASSWORD + "@127.0.0.1:1/base")
                .calls(calls)
                .build();
        try (ServiceClient client = ServiceClient.open(ServiceProfile.of("secrets"), options)) {
            Request request = Request.get("/x").query("token", Planted.TOKEN).header("Cookie", Planted.HEADER);
            Call<?> call = client.raw(request);
            assertThat(call).hasToString("GET http://127.0.0.1:1/base/x?token=***");
            assertShowsNothing(
                    options,
                    calls,
                    options.credentials(),
                    client,
                    request,
                    catchThrowable(() -> Request.get("/x?token=" + Planted.TOKEN)),
                    catchThrowable(() -> Request.get("/x?password=a@" + Planted.PASSWORD)),
                    catchThrowable(() -> Request.get("http://u:" + Planted.PASSWORD + "@host/x")),
                    call,
                    call.asResponse(),
                    client.composed("c", scope -> 1),
                    client.deferred(request, scope -> client.raw(request)),
                    Credentials.bearer(Planted.TOKEN),
                    Credentials.token(Planted.TOKEN),
                    catchThrowable(call::execute));
            assertThat(request).hasToString("GET /x?token=***");
            assertThat(calls.toString()).contains("X-Auth-Token");
        }
    }

    @Test
    void userInTheUrl_becomesTheCredentials() {
        ClientOptions options = ClientOptions.builder(server.url().replace("//", "//us%20er:p%40ss@"))
                .build();
        assertThat(options.endpoints()).hasToString("[" + server.url() + "]");
        assertThat(authorizationWith(options.credentials()))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("us er:p@ss".getBytes()));
    }

    @Test
    void userInTheUrl_yieldsToCredentialsGiven() {
        ClientOptions options = ClientOptions.builder("http://a:b@localhost")
                .credentials(Credentials.none())
                .build();
        assertThat(options.credentials().headers()).isEmpty();
        assertThat(options.toBuilder().build().credentials().headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s:1",
                "u:%s@host:80",
                "ftp://u:%s@host",
                "http:/u:%s@host",
                "http://u:%s/x@host",
                "http://u:%s @host",
                "http://u:%s@host?q=1",
                "http://u:%s@host#f",
                "http://u:%s@"
            })
    void endpointThatIsNone_isRefusedWithoutShowingAPassword(String pattern) {
        assertThatThrownBy(() -> ClientOptions.builder(pattern.formatted(Planted.PASSWORD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint");
        if (pattern.contains("@")) {
            assertShowsNothing(catchThrowable(() -> ClientOptions.builder(pattern.formatted(Planted.PASSWORD))));
        }
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("credentials.json"), content);
    }

    @Test
    void credentialFile_complete_givesOptions() throws Exception {
        Path file = file("{\"url\":\"" + server.url() + "\",\"user\":\"" + Planted.USER + "\",\"password\":\""
                + Planted.PASSWORD + "\"}");
        ClientOptions options = ClientOptions.fromFile(file).build();
        assertThat(options.endpoints()).hasToString("[" + server.url() + "]");
        assertThat(options.credentials().headers()).isEqualTo(Planted.basic().headers());
        assertShowsNothing(CredentialFile.read(file), options);
    }

    @Test
    void credentialFile_withoutUser_isNobody() throws Exception {
        ClientOptions options = ClientOptions.fromFile(file("{\"url\":\"http://x\",\"user\":\"\"}"))
                .build();
        assertThat(options.credentials().headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"%s\"",
                "{\"password\":\"%s\"",
                "{\"password\":%s}",
                "{\"user\":\"%s\"}",
                "{\"url\":7,\"password\":\"%s\"}",
                "{\"url\":\"\",\"password\":\"%s\"}",
                "{\"url\":\"http://u:%s @x\"}"
            })
    void credentialFile_broken_isRefusedWithoutShowingIt(String content) throws Exception {
        Path file = file(content.formatted(Planted.PASSWORD));
        assertThatThrownBy(() -> ClientOptions.fromFile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(SecretsTest::assertShowsNothing);
    }

    @Test
    void credentialFile_missingOrLacking_namesFileAndMember() throws Exception {
        assertThatThrownBy(() -> ClientOptions.fromFile(folder.resolve("nowhere.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere.json");
        assertThatThrownBy(() -> ClientOptions.fromFile(file("{}")))
                .hasMessageContaining("credentials.json")
                .hasMessageContaining("\"url\"");
    }
}
