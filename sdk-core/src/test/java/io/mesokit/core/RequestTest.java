package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static String targetOf(Request request, String prefix) throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                ServiceClient client = ServiceClient.open(
                        ServiceProfile.of("requests"),
                        ClientOptions.builder(server.url() + prefix).build())) {
            client.raw(request).execute();
            return server.requests().get(0).target();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a b, a%20b",
        "a+b, a%2Bb",
        "a*b, a%2Ab",
        "a/b, a%2Fb",
        "a%2Fb, a%252Fb",
        "%2e%2e, %252e%252e",
        "..., ...",
        "a.b, a.b",
        "a?b#c, a%3Fb%23c",
        "ü, %C3%BC",
        "\uD83D\uDE80, %F0%9F%9A%80",
        "a;b=c, a%3Bb%3Dc",
        "a\\b, a%5Cb",
        "@host, %40host"
    })
    void segment_arrivesAsOneSegment(String name, String encoded) throws Exception {
        assertThat(targetOf(Request.get("/v1/jobs").segment(name), "")).isEqualTo("/v1/jobs/" + encoded);
        assertThat(targetOf(Request.get("/x").query("q", name).query("r", 1), ""))
                .isEqualTo("/x?q=" + encoded + "&r=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void segment_thatWouldLeaveItsPlace_isRefused(String segment) {
        assertThatThrownBy(() -> Request.get("/v1/jobs").segment(segment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + segment + "\"")
                .hasMessageContaining("/v1/jobs/…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "/x?q=1", "/x#f", "http://host/x"})
    void path_thatIsNone_isRefused(String path) {
        assertThatThrownBy(() -> Request.get(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void path_belowAPrefix_staysBelowIt() throws Exception {
        assertThat(targetOf(Request.get("/v1/x"), "/base")).isEqualTo("/base/v1/x");
        assertThat(targetOf(Request.get("/v1/x"), "/base/")).isEqualTo("/base/v1/x");
        assertThat(targetOf(Request.get("//elsewhere/x"), "")).isEqualTo("//elsewhere/x");
    }

    @Test
    void request_isImmutable() {
        Request bare = Request.get("/x");
        Request full = bare.segment("a")
                .query("q", 1)
                .query("none", Optional.empty())
                .query("some", Optional.of("s"))
                .header("H", "v")
                .operation("things.get")
                .repeatable(false);
        assertThat(bare).hasToString("GET /x");
        assertThat(bare.headers()).isEmpty();
        assertThat(full).hasToString("GET /x/a?q=1&some=s");
        assertThat(full.headers()).containsExactly(Map.entry("H", "v"));
        assertThat(full.operation()).isEqualTo("things.get");
        assertThat(full.repeatable()).isFalse();
        assertThat(bare.operation()).isEqualTo("raw");
    }

    @Test
    void repeatable_byDefault_isOnlyReading() {
        assertThat(Request.get("/x").repeatable()).isTrue();
        assertThat(Request.of("HEAD", "/x").repeatable()).isTrue();
        assertThat(Request.put("/x").repeatable()).isFalse();
        assertThat(Request.delete("/x").repeatable()).isFalse();
        assertThat(Request.post("/x").repeatable()).isFalse();
        assertThat(Request.post("/x").repeatable(true).json(1).segment("a").repeatable())
                .isTrue();
    }

    @Test
    void body_ofAForm_isEncoded() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("a b", "1&2");
        fields.put("ü", "=");
        Request form = Request.post("/x").form(fields);
        assertThat(new String(form.body().orElseThrow())).isEqualTo("a+b=1%262&%C3%BC=%3D");
        assertThat(form.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void body_thatIsNoJson_isRefused() {
        Object circle = new Object() {
            @SuppressWarnings("unused")
            public Object getSelf() {
                return this;
            }
        };
        assertThatThrownBy(() -> Request.post("/x").json(circle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be written as JSON");
    }

    @Test
    void headers_ofRequestAndOptions_replaceTheUsual() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                ServiceClient client = ServiceClient.open(
                        ServiceProfile.of("requests"),
                        ClientOptions.builder(server.url())
                                .userAgent("etl/1.4")
                                .calls(CallOptions.builder()
                                        .header("X-One", "client")
                                        .build())
                                .build())) {
            client.raw(Request.get("/x").header("X-One", "request")).execute();
            client.with(CallOptions.builder().header("x-ONE", "view").build())
                    .raw(Request.get("/x").header("Accept", "text/plain"))
                    .with(CallOptions.builder().header("User-Agent", "mine").build())
                    .execute();
            assertThat(server.requests().get(0).header("User-Agent"))
                    .startsWith("etl/1.4 mesokit-requests/")
                    .contains("(Java ");
            assertThat(server.requests().get(0).header("X-One")).isEqualTo("client");
            assertThat(server.requests().get(0).header("Accept")).isEqualTo("application/json");
            assertThat(server.requests().get(1).header("X-One")).isEqualTo("view");
            assertThat(server.requests().get(1).header("Accept")).isEqualTo("text/plain");
            assertThat(server.requests().get(1).header("User-Agent")).isEqualTo("mine");
        }
    }

    @Test
    void postWithoutABody_sendsNoneOfNoLength() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                ServiceClient client = ServiceClient.open(
                        ServiceProfile.of("requests"),
                        ClientOptions.builder(server.url()).build())) {
            client.raw(Request.post("/x")).execute();
            client.raw(Request.delete("/x")).execute();
            assertThat(server.requests().get(0).header("Content-Length")).isEqualTo("0");
            assertThat(server.requests().get(0).header("Content-Type")).isNull();
            assertThat(server.requests().get(1).method()).isEqualTo("DELETE");
        }
    }
}
