package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.ErrorMapper;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class RedirectTest {
    private static final ServiceProfile PLAIN = ServiceProfile.of("redirects");
    private static final ServiceProfile ELECTING = new ServiceProfile("redirects", ErrorMapper.byStatus(), true);

    private ScriptedServer named;
    private ScriptedServer other;
    private final RecordingSleeper sleeper = new RecordingSleeper();

    @BeforeEach
    void start() throws Exception {
        named = new ScriptedServer();
        other = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        named.close();
        other.close();
    }

    private ServiceClient client(ServiceProfile profile, String... trusted) {
        ClientOptions.Builder options =
                ClientOptions.builder(named.url()).credentials(Planted.basic()).sleeper(sleeper);
        List.of(trusted).forEach(options::trustHost);
        return ServiceClient.open(profile, options.build());
    }

    private static Reply redirect(int status, String to) {
        return Reply.empty(status, "Location: " + to);
    }

    @ParameterizedTest
    @EnumSource
    void redirect_toAStranger_isNotFollowedAndNothingGetsThere(BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            for (int status : new int[] {301, 302, 307, 308}) {
                named.then(redirect(status, other.url() + "/v1/x"));
                RedirectException thrown = way.fails(client.raw(Request.get("/v1/x")), RedirectException.class);
                assertThat(thrown)
                        .hasMessageContaining("trustHost(\"127.0.0.1")
                        .hasMessageContaining(other.url())
                        .hasMessageContaining(String.valueOf(status));
            }
        }
        assertThat(other.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void redirect_303OfAPostToAStranger_isNotFollowed(BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            named.then(redirect(303, other.url() + "/done"));
            way.fails(client.raw(Request.post("/v1/x").json(Map.of())), RedirectException.class);
        }
        assertThat(other.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void redirect_toATrustedHost_isFollowedWithCredentials(BothWays way) throws Exception {
        try (ServiceClient client = client(PLAIN, other.hostAndPort())) {
            named.then(redirect(302, other.url() + "/v1/y"));
            way.run(client.raw(Request.get("/v1/x")));
        }
        assertThat(other.requests()).singleElement().satisfies(seen -> {
            assertThat(seen.target()).isEqualTo("/v1/y");
            assertThat(seen.header("Authorization")).startsWith("Basic ");
        });
    }

    @ParameterizedTest
    @EnumSource
    void redirect_toAnotherEndpoint_isFollowedWithCredentials(BothWays way) {
        ClientOptions options = ClientOptions.builder(named.url(), other.url())
                .credentials(Planted.basic())
                .build();
        try (ServiceClient client = ServiceClient.open(PLAIN, options)) {
            named.then(redirect(307, other.url() + "/x"));
            way.run(client.raw(Request.post("/x").json(1)));
            assertThat(client.toString()).isEqualTo(named.url());
        }
        assertThat(other.requests())
                .singleElement()
                .satisfies(seen -> assertThat(seen.header("Authorization")).startsWith("Basic "));
    }

    @ParameterizedTest
    @EnumSource
    void redirect_toAHostTrustedAtAnotherPort_isNotFollowed(BothWays way) {
        try (ServiceClient client = client(PLAIN, "127.0.0.1:1")) {
            named.then(redirect(302, other.url() + "/v1/y"));
            way.fails(client.raw(Request.get("/v1/x")), RedirectException.class);
        }
        assertThat(other.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"[::1]:1,true", "[::1],true", "::1,true", "[::1]:2,false", "::1:1,false", "[::2],false"})
    void redirect_toAnIpv6Address_isFollowedIfItIsTrusted(String trusted, boolean followed) {
        // Nobody is there, which shows only to who looks.
        Class<? extends MesokitException> failure = followed ? TransportException.class : RedirectException.class;
        CallOptions once = CallOptions.builder().retry(RetryPolicy.none()).build();
        try (ServiceClient client = client(PLAIN, trusted)) {
            for (BothWays way : BothWays.values()) {
                named.then(redirect(302, "http://[::1]:1/v1/x"));
                way.fails(client.raw(Request.get("/v1/x")).with(once), failure);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void redirect_within_theServer_isFollowedByGet(BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            named.then(redirect(301, "/moved"), Reply.json(200, "{\"at\":1}"));
            JsonNode answer = way.run(client.raw(Request.get("/x").query("q", 1)));
            assertThat(answer.path("at").intValue()).isEqualTo(1);
        }
        assertThat(named.requests()).extracting(ScriptedServer.Seen::target).containsExactly("/x?q=1", "/moved");
    }

    @ParameterizedTest
    @EnumSource
    void redirect_inACircle_isGivenUp(BothWays way) {
        named.always(redirect(302, "/again"));
        try (ServiceClient client = client(PLAIN)) {
            RedirectException thrown = way.fails(client.raw(Request.get("/x")), RedirectException.class);
            assertThat(thrown).hasMessageContaining("more than 5 redirects").hasMessageContaining("/again");
        }
        assertThat(named.arrivals()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void redirect_withoutLocation_saysSo(BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            for (Reply reply : List.of(Reply.empty(302), redirect(307, "ftp://x/y"), redirect(308, "http://["))) {
                named.then(reply);
                RedirectException thrown = way.fails(client.raw(Request.get("/x")), RedirectException.class);
                assertThat(thrown).hasMessageContaining("without a usable Location");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void redirect_locationWithSecrets_isShownWithoutThem(BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            named.then(redirect(302, "http://u:" + Planted.PASSWORD + "@elsewhere.invalid/x?token=" + Planted.TOKEN));
            RedirectException thrown = way.fails(client.raw(Request.get("/x")), RedirectException.class);
            assertThat(thrown.getMessage())
                    .contains("elsewhere.invalid/x?token=***")
                    .doesNotContain(Planted.MARK);
        }
    }

    @ParameterizedTest
    @CsvSource({"301,SYNC", "301,ASYNC", "302,SYNC", "302,ASYNC"})
    void redirect_ofAPostThatMayChangeTheMethod_isNotFollowed(int status, BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            named.then(redirect(status, "/moved"));
            RedirectException thrown =
                    way.fails(client.raw(Request.post("/x").json(Map.of("k", 1))), RedirectException.class);
            assertThat(thrown).hasMessageContaining("does not say whether to send the body again");
        }
        assertThat(named.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void redirect_303OfAPost_isReadWithGetAndWithoutTheBody(BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            named.then(redirect(303, "/done"), Reply.json(200, "{\"done\":true}"));
            JsonNode answer = way.run(client.raw(Request.post("/x").json(Map.of("k", 1))));
            assertThat(answer.path("done").booleanValue()).isTrue();
        }
        ScriptedServer.Seen second = named.requests().get(1);
        assertThat(second.method() + " " + second.target()).isEqualTo("GET /done");
        assertThat(second.body()).isEmpty();
        assertThat(second.header("Content-Type")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void redirect_303OfAPostWhoseAnswerCannotBeFetched_isOfUnknownOutcome(BothWays way) throws Exception {
        other.close();
        try (ServiceClient client = client(PLAIN, other.hostAndPort())) {
            named.then(redirect(303, other.url() + "/done"));
            way.fails(client.raw(Request.post("/x").json(Map.of("k", 1))), OutcomeUnknownException.class);
        }
        assertThat(named.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void redirect_303OfHead_staysHead(BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            named.then(redirect(303, "/done"), Reply.rawThenClose(Reply.head(200)));
            way.run(client.call(Request.of("HEAD", "/x"), response -> response.status()));
        }
        assertThat(named.requests()).extracting(ScriptedServer.Seen::method).containsExactly("HEAD", "HEAD");
    }

    @ParameterizedTest
    @CsvSource({"307,SYNC", "307,ASYNC", "308,SYNC", "308,ASYNC"})
    void redirect_ofAPostThatKeepsTheMethod_sendsTheBodyAgain(int status, BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            named.then(redirect(status, "/moved"));
            way.run(client.raw(Request.post("/x").json(Map.of("k", 1))));
        }
        ScriptedServer.Seen second = named.requests().get(1);
        assertThat(second.method() + " " + second.target()).isEqualTo("POST /moved");
        assertThat(new String(second.body())).isEqualTo("{\"k\":1}");
    }

    @ParameterizedTest
    @EnumSource
    void leader_protocolRelativeWithPrefix_isFollowedAndStuckTo(BothWays way) {
        try (ServiceClient client = client(ELECTING)) {
            named.then(redirect(307, "//" + other.hostAndPort() + "/master/api/v1"));
            way.run(client.raw(Request.post("/api/v1").json(Map.of("type", "GET_STATE"))));
            way.run(client.raw(Request.post("/api/v1").json(Map.of("type", "GET_TASKS"))));
            assertThat(client.toString()).isEqualTo(other.url());
        }
        assertThat(named.arrivals()).isEqualTo(1);
        assertThat(other.requests())
                .allSatisfy(seen -> assertThat(seen.header("Authorization")).startsWith("Basic "))
                .extracting(seen -> seen.method() + " " + seen.target())
                .containsExactly("POST /master/api/v1", "POST /api/v1");
    }

    @ParameterizedTest
    @CsvSource({
        "/proxy/,/proxy/master,/proxy",
        "/proxy,/proxy,/proxy",
        "/proxy,/master,''",
        "/proxy,/proxy2/master,''",
        "/proxy,'',''",
        "'',/proxy,''"
    })
    void leader_belowAPrefix_keepsOfItWhatWasNamed(String prefix, String redirected, String kept) {
        ClientOptions options = ClientOptions.builder(named.url() + prefix).build();
        try (ServiceClient client = ServiceClient.open(ELECTING, options)) {
            named.then(redirect(307, other.url() + redirected + "/x"));
            client.raw(Request.get("/x")).execute();
            client.raw(Request.get("/y")).execute();
            assertThat(client.toString()).isEqualTo(other.url() + kept);
        }
        assertThat(other.requests())
                .extracting(ScriptedServer.Seen::target)
                .containsExactly(redirected + "/x", kept + "/y");
    }

    @ParameterizedTest
    @EnumSource
    void leader_whoNamesAThird_isFollowedOn(BothWays way) throws Exception {
        try (ScriptedServer third = new ScriptedServer();
                ServiceClient client = client(ELECTING)) {
            named.then(redirect(307, other.url() + "/x"));
            way.run(client.raw(Request.get("/x")));
            other.then(redirect(307, third.url() + "/x"));
            way.run(client.raw(Request.get("/x")));
            way.run(client.raw(Request.get("/x")));
            assertThat(third.arrivals()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leader_thatDied_isForgottenAndTheNamedServerAskedAgain(BothWays way) throws Exception {
        try (ServiceClient client = client(ELECTING)) {
            named.then(redirect(307, other.url() + "/x"));
            way.run(client.raw(Request.get("/x")));
            other.close();
            Response<JsonNode> answer = way.run(client.raw(Request.get("/x")).asResponse());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.request().url()).isEqualTo(named.url() + "/x");
        }
    }

    /** It was restarted, and what was elected is the process before; so it goes on until that is noticed. */
    @ParameterizedTest
    @EnumSource
    void leader_whoNamesItself_isAskedUntilAnotherIsNamed(BothWays way) {
        Reply itself = redirect(307, named.url() + "/master/x");
        for (int i = 0; i < 10; i++) {
            named.then(itself);
        }
        named.then(redirect(307, other.url() + "/master/x"));
        try (ServiceClient client = client(ELECTING)) {
            Response<JsonNode> answer =
                    way.run(client.raw(Request.post("/x").json(1)).asResponse());
            assertThat(answer.request().url()).isEqualTo(other.url() + "/master/x");
            assertThat(answer.request().attempts()).isEqualTo(6);
        }
        assertThat(sleeper.waits()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void leaders_whoNameEachOther_areBothForgotten(BothWays way) {
        Reply toNamed = redirect(307, named.url() + "/master/x");
        Reply toOther = redirect(307, other.url() + "/master/x");
        named.then(toOther, toOther);
        other.then(toNamed);
        try (ServiceClient client = client(ELECTING)) {
            Response<JsonNode> answer =
                    way.run(client.raw(Request.post("/x").json(1)).asResponse());
            assertThat(answer.request().url()).isEqualTo(named.url() + "/x");
        }
        assertThat(other.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void leaders_whoNameOneAfterAnother_areWaitedForToo(BothWays way) {
        for (int i = 0; i < 6; i++) {
            named.then(redirect(307, "/" + i + "/x"));
        }
        try (ServiceClient client = client(ELECTING)) {
            way.run(client.raw(Request.post("/x").json(1)));
        }
        assertThat(named.requests())
                .extracting(ScriptedServer.Seen::target)
                .containsExactly("/x", "/0/x", "/1/x", "/2/x", "/3/x", "/4/x", "/x");
    }

    @ParameterizedTest
    @EnumSource
    void leader_whoNamesItselfForever_isARedirectThatSaysSo(BothWays way) {
        named.always(redirect(307, "/master/x"));
        CallOptions once = CallOptions.builder().retry(RetryPolicy.none()).build();
        try (ServiceClient client = client(ELECTING).with(once)) {
            assertThat(way.fails(client.raw(Request.get("/x")), RedirectException.class))
                    .hasMessageContaining("in a circle")
                    .hasMessageContaining(named.url() + "/master/x");
        }
        assertThat(named.arrivals()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void redirect_inACircleThatIsNotByElectionsAlone_isGivenUp(BothWays way) {
        named.then(redirect(302, "/x")).always(redirect(307, "/x"));
        try (ServiceClient client = client(ELECTING)) {
            assertThat(way.fails(client.raw(Request.get("/x")), RedirectException.class))
                    .hasMessageContaining("more than 5 redirects");
        }
        assertThat(named.arrivals()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void leader_byAnotherStatusOrPath_isAStranger(BothWays way) {
        try (ServiceClient client = client(ELECTING)) {
            for (Reply reply : List.of(
                    redirect(302, other.url() + "/x"),
                    redirect(308, other.url() + "/x"),
                    redirect(307, other.url() + "/login"))) {
                named.then(reply);
                way.fails(client.raw(Request.get("/x")), RedirectException.class);
            }
        }
        assertThat(other.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void leader_ofAServiceThatElectsNone_isAStranger(BothWays way) {
        try (ServiceClient client = client(PLAIN)) {
            named.then(redirect(307, "//" + other.hostAndPort() + "/x"));
            way.fails(client.raw(Request.get("/x")), RedirectException.class);
        }
        assertThat(other.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void redirect_fromHttpsToHttp_isNotFollowedEvenToATrustedHost(BothWays way) throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HandshakeCertificates serverSide =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(serverSide.sslSocketFactory());
            secure.start();
            secure.enqueue(new MockResponse.Builder()
                    .code(307)
                    .setHeader("Location", other.url() + "/x")
                    .build());
            ClientOptions options = ClientOptions.builder("https://localhost:" + secure.getPort())
                    .credentials(Planted.basic())
                    .tls(Tls.ofDefaults().insecurelyTrustingAnythingFrom("localhost"))
                    .trustHost("127.0.0.1")
                    .build();
            try (ServiceClient client = ServiceClient.open(ELECTING, options)) {
                RedirectException thrown = way.fails(client.raw(Request.get("/x")), RedirectException.class);
                assertThat(thrown).hasMessageContaining("from https to http://127.0.0.1");
            }
        }
        assertThat(other.connections()).isZero();
    }
}
