package io.mesokit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.BothWays;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.ClosedException;
import io.mesokit.core.Credentials;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.Planted;
import io.mesokit.core.Request;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.monasca.model.Metric;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.monasca.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsCreateTest {
    private static final Instant AT = Instant.parse("2026-11-21T05:00:00.123Z");

    private final World world = new World();
    private final Keystone keystone = world.login().connect();
    private final Monasca monasca = Monasca.connect(keystone);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        monasca.close();
        keystone.close();
        world.close();
    }

    private List<Measurement> stored(String name, Map<String, String> dimensions) {
        world.monascaServer.flush();
        return world.monascaServer.points(name, dimensions);
    }

    @ParameterizedTest
    @EnumSource
    void create_one_isStoredAtItsTime(BothWays way) {
        Metric metric = Metric.of("load", 0.7, AT).toBuilder()
                .putDimensions("host", "n1")
                .putValueMeta("note", "ä \"quoted\"")
                .build();
        way.run(monasca.metrics().create(metric));
        assertThat(stored("load", Map.of("host", "n1")))
                .containsExactly(new Measurement(AT, 0.7, Map.of("note", "ä \"quoted\"")));
    }

    @ParameterizedTest
    @EnumSource
    void create_several_areOneRequestOfExactlyThatType(BothWays way) {
        List<Metric> metrics = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            metrics.add(Metric.of("load", i, AT.plusSeconds(i)));
        }
        way.run(monasca.metrics().create(metrics));
        assertThat(stored("load", Map.of())).hasSize(3);
        List<WireRequest> sent = world.monascaServer.server().requests();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).header("Content-Type")).contains("application/json");
        assertThat(sent.get(0).header("Accept")).contains("application/json");
    }

    @ParameterizedTest
    @EnumSource
    void create_forOtherProject_needsTheDelegateRole(BothWays way) {
        String other = world.server.projectId("other").orElseThrow();
        Metrics asUser = monasca.metrics().ofProject(other);
        way.run(asUser.create(Metric.of("mine", 1, AT)));
        try (Keystone boss = world.as("admin", Planted.OTHER_PASSWORD)
                        .project("demo")
                        .connect();
                Monasca delegate = Monasca.connect(boss)) {
            way.run(delegate.metrics().ofProject(other).create(Metric.of("theirs", 1, AT)));
        }
        world.monascaServer.flush();
        assertThat(world.monascaServer.metrics("demo")).extracting("name").containsExactly("mine");
        assertThat(world.monascaServer.metrics("other")).extracting("name").containsExactly("theirs");
    }

    @ParameterizedTest
    @EnumSource
    void create_addressGiven_needsNoCatalog(BothWays way) {
        try (Monasca direct = Monasca.connect(keystone, world.monascaServer.url() + "/v2.0/")) {
            way.run(direct.metrics().create(Metric.of("load", 1, AT)));
            assertThat(direct).hasToString("Monasca at " + world.monascaServer.url());
        }
        assertThat(stored("load", Map.of())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void create_roleMissing_throwsForbiddenWithoutAnotherLogin(BothWays way) {
        try (Keystone nobody = world.as("norole", "norole-pw").project("demo").connect();
                Monasca refusing = Monasca.connect(nobody)) {
            ForbiddenException thrown =
                    way.fails(refusing.metrics().create(Metric.of("load", 1, AT)), ForbiddenException.class);
            assertThat(thrown.status()).isEqualTo(401);
            assertThat(thrown).hasMessageContaining("lacks a role");
        }
        assertThat(world.server.tokensIssued()).isEqualTo(1);
        assertThat(world.monascaServer.server().requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void create_tokenRefused_isSentOnceMoreWithANewOne(BothWays way) {
        way.run(monasca.metrics().create(Metric.of("load", 1, AT)));
        world.server.revokeAll();
        way.run(monasca.metrics().create(Metric.of("load", 2, AT.plusSeconds(1))));
        assertThat(stored("load", Map.of())).hasSize(2);
        assertThat(world.server.tokensIssued()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void create_newTokenRefusedToo_throwsUnauthorizedAndGivesUp(BothWays way) {
        world.monascaServer.server().faults().failNext(401, 9);
        way.fails(monasca.metrics().create(Metric.of("load", 1, AT)), UnauthorizedException.class);
        assertThat(world.server.tokensIssued()).isEqualTo(2);
        assertThat(world.monascaServer.server().requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void create_connectionBreaks_isRepeated(BothWays way) {
        world.monascaServer.server().faults().resetBeforeResponse();
        way.run(monasca.metrics().create(Metric.of("load", 1, AT)));
        assertThat(stored("load", Map.of())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void create_closedClient_throwsClosed(BothWays way) {
        monasca.close();
        way.fails(monasca.metrics().create(Metric.of("load", 1, AT)), ClosedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void raw_whatTheServerRefuses_saysTitleAndDescription(BothWays way) {
        Request request = Request.post("/v2.0/metrics").json(Map.of("value", 1));
        assertThat(way.fails(monasca.raw(request), InvalidRequestException.class))
                .hasMessageContaining("Unprocessable Entity: ");
    }

    @ParameterizedTest
    @EnumSource
    void connect_ownOptions_work(BothWays way) {
        ClientOptions options = ClientOptions.builder(world.monascaServer.url().toString())
                .credentials(keystone.credentials())
                .build();
        try (Monasca own = Monasca.connect(options)) {
            way.run(own.metrics().create(Metric.of("load", 1, AT)));
        }
        try (Monasca nobody = Monasca.connect(
                options.toBuilder().credentials(Credentials.none()).build())) {
            way.fails(nobody.metrics().create(Metric.of("load", 1, AT)), UnauthorizedException.class);
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("monasca.json"), content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monocasca_client_url", "monasca_client_url", "unrelated"})
    void fromFile_addressUnderEitherNameOrNone_connects(String name) throws Exception {
        Path file = file("{\"keystone_url\": \"" + world.server.url() + "/v3\", \"" + name + "\": \""
                + world.monascaServer.url() + "/v2.0\", \"username\": \"mon\", \"password\": \"" + Planted.PASSWORD
                + "\","
                + " \"project_name\": \"demo\"}");
        try (Monasca fromFile = Monasca.fromFile(file)) {
            fromFile.metrics().create(Metric.of("load", 1, AT)).execute();
        }
        assertThat(stored("load", Map.of())).hasSize(1);
    }

    @Test
    void fromFile_memberMissingOrWrong_namesFileAndMemberAndShowsNothing() throws Exception {
        Path file = file("{\"keystone_url\": \"http://h:1\", \"username\": \"mon\", \"password\": \"" + Planted.PASSWORD
                + "\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Monasca.fromFile(file))
                .withMessageContaining("monasca.json")
                .withMessageContaining("project_name")
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain(Planted.PASSWORD));
        file("{\"keystone_url\": \"hidden url\", \"username\": \"mon\", \"password\": \"p\", \"project_name\": \"x\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Monasca.fromFile(file))
                .withMessageContaining("keystone_url")
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("hidden"));
        file("{\"keystone_url\": \"https://h\", \"username\": \"mon\", \"password\": \"p\", \"project_name\": \"x\","
                + " \"ca\": \"none.pem\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Monasca.fromFile(file))
                .withMessageContaining("\"ca\"");
        file("{\"monasca_client_url\": 5}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Monasca.fromFile(file))
                .withMessageContaining("monasca_client_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a<b", "a(b", "a,b", "a\"b", "a\\b", "a;b", "a&b", "a=b"})
    void create_badName_isRefusedBeforeTheWire(String name) {
        refused(Metric.of(name, 1, AT), "a metric's name");
    }

    @Test
    void create_badParts_areRefusedBeforeTheWire() {
        Metric good = Metric.of("a'b:c|d", 1, AT);
        monasca.metrics().create(good);
        refused(Metric.of("n".repeat(256), 1, AT), "not 256");
        refused(Metric.of("load", Double.NaN, AT), "finite");
        refused(Metric.of("load", Double.NEGATIVE_INFINITY, AT), "finite");
        refused(good.toBuilder().timestamp(-1).build(), "1970");
        refused(good.toBuilder().timestamp(Long.MAX_VALUE).build(), "9999");
        refused(good.toBuilder().putDimensions("_k", "v").build(), "underscore");
        refused(good.toBuilder().putDimensions("k", "").build(), "1 to 255");
        refused(good.toBuilder().putDimensions("k", "a,b").build(), "','");
        refused(good.toBuilder().putDimensions("k=", "v").build(), "'='");
        refused(good.toBuilder().putValueMeta("", "v").build(), "value_meta");
        monasca.metrics()
                .create(good.toBuilder().putDimensions("k k", "a (b):c|/d'").build());
        assertThat(world.monascaServer.server().requests()).isEmpty();
        assertThat(world.server.server().requests()).isEmpty();
    }

    @Test
    void create_valueMeta_isMeasuredAsTheServerDoes() {
        Metric bare = Metric.of("load", 1, AT);
        monasca.metrics()
                .create(bare.toBuilder().putValueMeta("k", "x".repeat(2039)).build());
        refused(bare.toBuilder().putValueMeta("k", "x".repeat(2040)).build(), "2049 characters");
        refused(bare.toBuilder().putValueMeta("k", "ä".repeat(340)).build(), "2049 characters");
        var many = bare.toBuilder();
        for (int i = 0; i < 17; i++) {
            many.putValueMeta("k" + i, "v");
        }
        refused(many.build(), "17 entries");
    }

    private void refused(Metric metric, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monasca.metrics().create(metric))
                .withMessageContaining(why);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monasca.metrics().create(List.of(Metric.of("good", 1, AT), metric)));
    }
}
