package io.mesokit.testkit.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.testkit.monasca.Exchange;
import io.mesokit.testkit.monasca.Logins;
import io.mesokit.testkit.monasca.RawHttp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedKeystoneTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final EmbeddedKeystone keystone = EmbeddedKeystone.builder()
            .clock(now::get)
            .tokenLifetime(Duration.ofMinutes(5))
            .grant("mon", "lab", "monasca-user")
            .start();

    @AfterEach
    void stop() {
        keystone.close();
    }

    @Test
    void verify_lifetimeOver_isEmpty() throws Exception {
        String token = Logins.token(keystone, "mon", "lab");
        now.updateAndGet(instant -> instant.plusSeconds(299));
        assertThat(keystone.verify(token)).isPresent();

        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThat(keystone.verify(token)).isEmpty();
    }

    @Test
    void verify_validToken_knowsProjectAndRoles() throws Exception {
        VerifiedToken token =
                keystone.verify(Logins.token(keystone, "mon", "lab")).orElseThrow();

        assertThat(token.projectId()).isEqualTo(keystone.projectId("lab"));
        assertThat(token.roles()).containsExactly("monasca-user");
    }

    @Test
    void expireTokens_issuedBefore_endsThemOnly() throws Exception {
        String before = Logins.token(keystone, "mon", "demo");
        keystone.expireTokens();
        String after = Logins.token(keystone, "mon", "demo");

        assertThat(keystone.verify(before)).isEmpty();
        assertThat(keystone.verify(after)).isPresent();
        assertThat(keystone.tokensIssued()).isEqualTo(2);
    }

    @Test
    void revoke_parent_endsTokensMadeFromIt() throws Exception {
        String parent = Logins.token(keystone, "mon", "demo");
        Exchange.Received child = post(
                "/v3/auth/tokens",
                "{\"auth\":{\"identity\":{\"methods\":[\"token\"],\"token\":{\"id\":\"" + parent + "\"}}}}");
        String childId = child.header("X-Subject-Token").get(0);
        assertThat(keystone.verify(childId)).isPresent();
        keystone.revokeAll();

        assertThat(keystone.verify(childId)).isEmpty();
        assertThat(keystone.verify(parent)).isEmpty();
    }

    @Test
    void changePassword_right_endsOldTokensAndPassword() throws Exception {
        String token = Logins.token(keystone, "mon", "demo");
        String path = "/v3/users/" + keystone.userId("mon").orElseThrow() + "/password";
        String change = "{\"user\":{\"original_password\":\"mon-pw\",\"password\":\"next\"}}";

        assertThat(post(path, change).status()).isEqualTo(204);
        assertThat(keystone.verify(token)).isEmpty();
        assertThat(post(path, change).status()).isEqualTo(401);
    }

    @Test
    void start_rightForNobody_refuses() {
        EmbeddedKeystone.Builder builder = EmbeddedKeystone.builder().grant("nobody", "demo", "member");

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no user nobody");
    }

    @Test
    void enableProject_off_refusesTheScope() throws Exception {
        keystone.enableProject("lab", false);

        assertThatThrownBy(() -> Logins.token(keystone, "mon", "lab")).hasMessageContaining("requires authentication");
        assertThat(keystone.tokensIssued()).isZero();
    }

    @Test
    void manage_newUserWithAGrant_logsInUntilTheGrantGoes() throws Exception {
        String admin = Logins.token(keystone, "admin", "demo");
        Exchange.Received created =
                send("POST", "/v3/users", "{\"user\":{\"name\":\"x\",\"password\":\"x-pw\"}}", admin);
        assertThat(created.status()).isEqualTo(201);
        assertThat(send("POST", "/v3/users", "{\"user\":{\"name\":\"x\"}}", admin)
                        .status())
                .isEqualTo(409);
        assertThatThrownBy(() -> Logins.token(keystone, "x", "lab")).hasMessageContaining("requires authentication");

        String role =
                send("GET", "/v3/roles?name=monasca-user", "", admin).body().replaceAll(".*?\"id\":\"(\\w+)\".*", "$1");
        String path = "/v3/projects/" + keystone.projectId("lab").orElseThrow() + "/users/"
                + keystone.userId("x").orElseThrow() + "/roles/" + role;
        assertThat(send("PUT", path, "", admin).status()).isEqualTo(204);
        String token = Logins.token(keystone, "x", "lab");
        assertThat(keystone.verify(token)).isPresent();
        assertThat(send("DELETE", path, "", admin).status()).isEqualTo(204);
        assertThat(keystone.verify(token)).isEmpty();
        assertThat(send("HEAD", path, "", admin).status()).isEqualTo(404);
    }

    @Test
    void manage_withoutAdmin_isForbidden() throws Exception {
        String token = Logins.token(keystone, "mon", "demo");

        assertThat(send("DELETE", "/v3/users/" + keystone.userId("ro").orElseThrow(), "", token)
                        .status())
                .isEqualTo(403);
        assertThat(send("GET", "/v3/users/" + keystone.userId("mon").orElseThrow(), "", token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void manage_endpointOfAService_isInTheCatalogUntilDisabledOrDeleted() throws Exception {
        String admin = Logins.token(keystone, "admin", "demo");
        String service = id(send("POST", "/v3/services", "{\"service\":{\"type\":\"probe\",\"name\":\"p\"}}", admin));
        String endpoint = "{\"endpoint\":{\"service_id\":\"" + service
                + "\",\"interface\":\"public\",\"region\":\"north\",\"url\":\"http://probe/\"}}";
        String path = "/v3/endpoints/" + id(send("POST", "/v3/endpoints", endpoint, admin));
        assertThat(catalog(admin)).contains("http://probe/");
        assertThat(send("DELETE", "/v3/regions/north", "", admin).status()).isEqualTo(403);

        send("PATCH", path, "{\"endpoint\":{\"enabled\":false}}", admin);
        assertThat(catalog(admin)).contains(service).doesNotContain("http://probe/");
        assertThat(send("DELETE", "/v3/services/" + service, "", admin).status())
                .isEqualTo(204);
        assertThat(send("GET", path, "", admin).status()).isEqualTo(404);
        assertThat(send("DELETE", "/v3/regions/north", "", admin).status()).isEqualTo(204);
    }

    @Test
    void manage_regionBelowItself_isRefused() throws Exception {
        String admin = Logins.token(keystone, "admin", "demo");
        String below = "{\"region\":{\"id\":\"below\",\"parent_region_id\":\"RegionOne\"}}";
        assertThat(send("POST", "/v3/regions", below, admin).status()).isEqualTo(201);

        assertThat(send("POST", "/v3/regions", below, admin).status()).isEqualTo(409);
        String circle = "{\"region\":{\"parent_region_id\":\"below\"}}";
        assertThat(send("PATCH", "/v3/regions/RegionOne", circle, admin).status())
                .isEqualTo(400);
    }

    @Test
    void manage_groupMember_isListedUntilTakenOut() throws Exception {
        String admin = Logins.token(keystone, "admin", "demo");
        String group = id(send("POST", "/v3/groups", "{\"group\":{\"name\":\"g\"}}", admin));
        assertThat(send("POST", "/v3/groups", "{\"group\":{\"name\":\"g\"}}", admin)
                        .status())
                .isEqualTo(409);
        String mon = keystone.userId("mon").orElseThrow();
        String member = "/v3/groups/" + group + "/users/" + mon;

        assertThat(send("HEAD", member, "", admin).status()).isEqualTo(404);
        assertThat(send("PUT", member, "", admin).status()).isEqualTo(204);
        assertThat(send("HEAD", member, "", admin).status()).isEqualTo(204);
        String own = Logins.token(keystone, "mon", "demo");
        assertThat(send("GET", "/v3/users/" + mon + "/groups", "", own).body()).contains(group);
        assertThat(send("GET", "/v3/groups", "", own).status()).isEqualTo(403);
        assertThat(send("DELETE", member, "", admin).status()).isEqualTo(204);
        assertThat(send("GET", "/v3/groups/" + group + "/users", "", admin).body())
                .doesNotContain(mon);
    }

    @Test
    void trust_deletedOrForSomebodyElse_isOfNoUse() throws Exception {
        String mon = Logins.token(keystone, "mon", "lab");
        String trust =
                "{\"trust\":{\"trustor_user_id\":\"" + keystone.userId("mon").orElseThrow()
                        + "\",\"trustee_user_id\":\"" + keystone.userId("ro").orElseThrow() + "\",\"project_id\":\""
                        + keystone.projectId("lab").orElseThrow()
                        + "\",\"impersonation\":true,\"roles\":[{\"name\":\"monasca-user\"}]}}";
        String path = send("POST", "/v3/OS-TRUST/trusts", trust, mon)
                .body()
                .replaceAll(".*(/v3/OS-TRUST/trusts/\\w+)\".*", "$1");
        String scope = "{\"OS-TRUST:trust\":{\"id\":\"" + path.substring(path.lastIndexOf('/') + 1) + "\"}}";

        Exchange.Received login = post("/v3/auth/tokens", trustLogin("ro", scope));
        String token = login.header("X-Subject-Token").get(0);
        assertThat(keystone.verify(token).orElseThrow().userId())
                .isEqualTo(keystone.userId("mon").orElseThrow());
        assertThat(post("/v3/auth/tokens", trustLogin("agent", scope)).status()).isEqualTo(403);
        assertThat(send("DELETE", path, "", Logins.token(keystone, "ro", "demo"))
                        .status())
                .isEqualTo(403);
        assertThat(send("DELETE", path, "", mon).status()).isEqualTo(204);
        assertThat(keystone.verify(token)).isEmpty();
        assertThat(post("/v3/auth/tokens", trustLogin("ro", scope)).status()).isEqualTo(401);
    }

    private static String trustLogin(String user, String scope) {
        return "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"" + user
                + "\",\"domain\":{\"id\":\"default\"},\"password\":\"" + user + "-pw\"}}},\"scope\":" + scope + "}}";
    }

    @Test
    void login_receiptFiveMinutesOld_isOver() throws Exception {
        String admin = Logins.token(keystone, "admin", "demo");
        keystone.methods("password", "token", "totp");
        String rules = "{\"user\":{\"options\":{\"multi_factor_auth_rules\":[[\"password\",\"totp\"]]}}}";
        send("PATCH", "/v3/users/" + keystone.userId("ro").orElseThrow(), rules, admin);
        String login = "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"ro\","
                + "\"domain\":{\"id\":\"default\"},\"password\":\"ro-pw\"}}}}}";
        Exchange.Received halfway = post("/v3/auth/tokens", login);
        String receipt = halfway.header("Openstack-Auth-Receipt").get(0);
        assertThat(halfway.status()).isEqualTo(401);
        assertThat(keystone.tokensIssued()).isEqualTo(1);

        now.updateAndGet(instant -> instant.plusSeconds(299));
        assertThat(again(login, receipt)).contains("required_auth_methods");
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThat(again(login, receipt)).contains("Could not find auth receipt");
    }

    private String again(String login, String receipt) throws IOException {
        List<Map.Entry<String, String>> headers =
                List.of(Map.entry("Content-Type", "application/json"), Map.entry("Openstack-Auth-Receipt", receipt));
        return RawHttp.send(keystone.url(), new Exchange.Sent("POST", "/v3/auth/tokens", headers, login))
                .body();
    }

    private String catalog(String token) throws IOException {
        return send("GET", "/v3/auth/catalog", "", token).body();
    }

    private static String id(Exchange.Received created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.body().replaceAll(".*\"id\":\"(\\w+)\".*", "$1");
    }

    private Exchange.Received send(String method, String target, String body, String token) throws IOException {
        List<Map.Entry<String, String>> headers =
                List.of(Map.entry("Content-Type", "application/json"), Map.entry("X-Auth-Token", token));
        return RawHttp.send(keystone.url(), new Exchange.Sent(method, target, headers, body));
    }

    private Exchange.Received post(String path, String body) throws IOException {
        List<Map.Entry<String, String>> headers = List.of(Map.entry("Content-Type", "application/json"));
        return RawHttp.send(keystone.url(), new Exchange.Sent("POST", path, headers, body));
    }
}
