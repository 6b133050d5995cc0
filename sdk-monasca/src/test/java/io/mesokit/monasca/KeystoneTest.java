package io.mesokit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.BothWays;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Planted;
import io.mesokit.core.Request;
import io.mesokit.core.Response;
import io.mesokit.core.TransportException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.monasca.model.EndpointQuery;
import io.mesokit.monasca.model.Reference;
import io.mesokit.monasca.model.Token;
import io.mesokit.testkit.http.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeystoneTest {
    private final World world = new World();

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void issue_byNameForProject_givesTokenWithIdFromTheHeader(BothWays way) {
        try (Keystone keystone = world.login().connect()) {
            Response<Token> response = way.run(keystone.tokens().issue().asResponse());
            Token token = response.value();
            assertThat(token.id())
                    .isEqualTo(response.headers().firstValue("X-Subject-Token").orElseThrow());
            assertThat(token.user().name()).isEqualTo("mon");
            assertThat(token.user().domain().map(Reference::id)).contains("default");
            assertThat(token.project().map(Reference::name)).contains("demo");
            assertThat(token.roles()).extracting(Reference::name).containsExactly("monasca-user");
            assertThat(token.issuedAt()).contains(World.START);
            assertThat(token.expiresAt()).isEqualTo(World.START.plus(Duration.ofHours(1)));
            assertThat(token.catalog()).extracting("type").contains("identity", "monitoring");
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_authUrlWithVersion_isTheSame(BothWays way) {
        try (Keystone keystone =
                world.login().authUrl(world.server.url() + "/v3/").connect()) {
            assertThat(way.run(keystone.tokens().issue()).user().name()).isEqualTo("mon");
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_scopes_areAskedForAsNamed(BothWays way) {
        String projectId = world.server.projectId("other").orElseThrow();
        String userId = world.server.userId("mon").orElseThrow();
        KeystoneBuilder byIds =
                world.at(Keystone.passwordOfId(userId, Planted.PASSWORD)).projectId(projectId);
        assertThat(issued(way, byIds).project().map(Reference::name)).contains("other");

        assertThat(issued(way, world.as("mon", Planted.PASSWORD)).project().map(Reference::name))
                .contains("demo");
        Token unscoped = issued(way, world.as("mon", Planted.PASSWORD).unscoped());
        assertThat(unscoped.project()).isEmpty();
        assertThat(unscoped.catalog()).isEmpty();
        assertThat(issued(way, world.as("admin", Planted.OTHER_PASSWORD).wholeSystem())
                        .system())
                .containsKey("all");
        Token ofDomain = issued(way, world.as("admin", Planted.OTHER_PASSWORD).domain("Default"));
        assertThat(ofDomain.domain().map(Reference::id)).contains("default");
        KeystoneBuilder named =
                world.as("mon", Planted.PASSWORD).userDomain("Default").project("demo");
        assertThat(issued(way, named.projectDomainId("default")).project()).isPresent();
    }

    private static Token issued(BothWays way, KeystoneBuilder builder) {
        try (Keystone keystone = builder.connect()) {
            return way.run(keystone.tokens().issue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_applicationCredential_bringsItsProject(BothWays way) {
        try (Keystone owner = world.login().connect()) {
            String user = owner.tokens().current().execute().user().id();
            var created = owner.raw(Request.post("/v3/users")
                            .segment(user)
                            .segment("application_credentials")
                            .json(Map.of("application_credential", Map.of("name", "ac", "secret", Planted.TOKEN))))
                    .execute();
            String id = created.path("application_credential").path("id").asText();
            KeystoneBuilder builder = world.at(Keystone.applicationCredential(id, Planted.TOKEN));
            assertThat(issued(way, builder).project().map(Reference::name)).contains("demo");
            owner.raw(Request.delete("/v3/users")
                            .segment(user)
                            .segment("application_credentials")
                            .segment(id))
                    .execute();
            try (Keystone gone = builder.connect()) {
                assertThat(way.fails(gone.tokens().issue(), UnauthorizedException.class))
                        .hasMessageContaining("unknown or was deleted")
                        .extracting(UnauthorizedException::status)
                        .isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_tokenMethod_keepsTheFirstTokensEnd(BothWays way) {
        try (Keystone keystone = world.login().connect()) {
            Token first = keystone.tokens().issue().execute();
            world.clock.advance(Duration.ofMinutes(10));
            Token second = issued(way, world.at(Keystone.token(first.id())).project("other"));
            assertThat(second.expiresAt()).isEqualTo(first.expiresAt());
            assertThat(second.project().map(Reference::name)).contains("other");
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_wrongPassword_throwsUnauthorizedAfterOneTry(BothWays way) {
        try (Keystone keystone =
                world.as("mon", Planted.OTHER_TOKEN).project("demo").connect()) {
            UnauthorizedException thrown = way.fails(keystone.tokens().issue(), UnauthorizedException.class);
            assertThat(thrown).hasMessageContaining("a wrong password, an unknown user");
            assertThat(thrown.status()).isEqualTo(401);
            assertThat(world.server.server().requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_secondFactorNeeded_saysWhich(BothWays way) {
        String body = "{\"receipt\":{\"methods\":[\"password\"]},\"required_auth_methods\":[[\"totp\",\"password\"]]}";
        fault(401, body);
        try (Keystone keystone = world.login().connect()) {
            assertThat(way.fails(keystone.tokens().issue(), UnauthorizedException.class))
                    .hasMessageContaining("[\"totp\",\"password\"]")
                    .hasMessageContaining("must prove more");
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_refusalThatRepeatsThePassword_isShownWithoutIt(BothWays way) {
        fault(
                400,
                "{\"error\":{\"message\":\"'" + Planted.PASSWORD + "' is too short\\n\\nOn instance: {'password': '"
                        + Planted.PASSWORD + "'}\"}}");
        try (Keystone keystone = world.login().connect()) {
            InvalidRequestException thrown = way.fails(keystone.tokens().issue(), InvalidRequestException.class);
            assertThat(thrown).hasMessageContaining("'***' is too short");
            assertThat(thrown.response().text()).doesNotContain(Planted.PASSWORD);
            assertThat(thrown.toString()).doesNotContain(Planted.PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_refusalThatRepeatsThePasswordWhereItIsCut_isShownWithoutAnyOfIt(BothWays way) {
        String long490 = "x".repeat(490) + Planted.PASSWORD;
        for (String body : List.of("{\"error\":{\"message\":\"" + long490 + "\"}}", long490)) {
            fault(400, body);
            try (Keystone keystone = world.login().connect()) {
                assertThat(way.fails(keystone.tokens().issue(), InvalidRequestException.class)
                                .getMessage())
                        .contains("xxx")
                        .doesNotContain(Planted.PASSWORD.substring(0, 7));
            }
        }
    }

    private void fault(int status, String body) {
        world.server.server().faults().failNext(status, WireHeaders.none(), body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void issue_answerOfSomethingElse_throwsUnexpectedShape(BothWays way) {
        fault(201, "{}");
        try (Keystone keystone = world.login().connect()) {
            assertThat(way.fails(keystone.tokens().issue(), UnexpectedShapeException.class))
                    .hasMessageContaining("X-Subject-Token");
        }
    }

    @ParameterizedTest
    @EnumSource
    void issue_keystoneDown_throwsTransport(BothWays way) {
        try (Keystone keystone = world.login().connect()) {
            world.server.close();
            way.fails(keystone.tokens().issue(), TransportException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void showAndRevoke_ownTokens_tellAndEndThem(BothWays way) {
        try (Keystone keystone = world.login().connect()) {
            Token other = keystone.tokens().issue().execute();
            assertThat(way.run(keystone.tokens().show(other.id()))).isEqualTo(other);
            way.run(keystone.tokens().revoke(other.id()));
            way.fails(keystone.tokens().show(other.id()), NotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void raw_ownTokenExpired_isSentOnceMore(BothWays way) {
        try (Keystone keystone = world.login().connect()) {
            keystone.tokens().current().execute();
            world.server.expireTokens();
            var projects = way.run(keystone.raw(Request.get("/v3/auth/projects")));
            assertThat(projects.path("projects")).isNotEmpty();
            assertThat(world.server.tokensIssued()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void find_service_givesItsAddress(BothWays way) {
        try (Keystone keystone = world.login().region("RegionOne").connect()) {
            assertThat(way.run(keystone.endpoints().find("monitoring"))).isEqualTo(world.monascaServer.url() + "/v2.0");
            assertThat(way.run(keystone.endpoints().list())).extracting("type").contains("monitoring");
            way.run(keystone.endpoints().find(EndpointQuery.of("identity").interfaces("adminURL")));
            assertThat(world.server.tokensIssued()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void find_noSuchServiceOrNoCatalog_areTwoFailures(BothWays way) {
        try (Keystone keystone = world.login().connect();
                Keystone unscoped = world.as("mon", Planted.PASSWORD).unscoped().connect()) {
            assertThat(way.fails(keystone.endpoints().find("compute"), EndpointNotFoundException.class))
                    .hasMessageContaining("compute, public")
                    .hasMessageContaining("monitoring[public@RegionOne");
            way.fails(
                    keystone.endpoints().find(EndpointQuery.of("monitoring").region("RegionTwo")),
                    EndpointNotFoundException.class);
            way.fails(unscoped.endpoints().find("monitoring"), EmptyCatalogException.class);
        }
    }

    @Test
    void connect_withoutAuthUrl_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keystone.password("mon", Planted.PASSWORD).connect())
                .withMessageContaining("authUrl");
    }

    @Test
    void connect_applicationCredentialWithProject_isRefused() {
        KeystoneBuilder builder =
                world.at(Keystone.applicationCredential("id", "secret")).project("demo");
        assertThatIllegalArgumentException().isThrownBy(builder::connect).withMessageContaining("its own project");
    }

    @Test
    void connect_nothing_isSentYet() {
        try (Keystone keystone = world.login().connect()) {
            assertThat(keystone.tokens().issue().toString())
                    .isEqualTo("POST " + world.server.url() + "/v3/auth/tokens");
            assertThat(keystone.tokens().current().toString()).contains("tokens.current");
            assertThat(world.server.server().requests()).isEmpty();
        }
    }
}
