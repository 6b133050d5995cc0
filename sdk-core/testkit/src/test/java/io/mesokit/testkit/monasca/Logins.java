package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.keystone.Account;
import io.mesokit.testkit.keystone.EmbeddedKeystone;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A Keystone with the recorded ids, and tokens for the labels in the recordings. */
public final class Logins {
    private Logins() {}

    public static EmbeddedKeystone.Builder recorded() {
        return EmbeddedKeystone.builder()
                .project("demo", "6b3800856e3445cbb18ac4da4d8b1f2a")
                .project("other", "614b923c936a4d3694e15234e75e9393")
                .role("monasca-user", "736f74e781064d64b2cbe4c005f58ea0")
                .role("admin", "983a1f9839c1404a9aa8fdcd111d5298")
                .role("member", "2aee0ea9b5ca4e42b97bca41d9dcd947")
                .role("reader", "d6d636ad0aca4e258041271e49678751")
                .role("monasca-read-only-user", "1e768e0719c4426fb5333add2e81be63")
                .user(Account.of("mon", "mon-pw")
                        .withId("bd8c60abe71a42fca66d8c14bff96907")
                        .withDefaultProject("demo"))
                .user(Account.of("admin", "admin-secret").withId("d8ddcf54b8c944f4abc336dea0bb82d4"))
                .user(Account.of("ro", "ro-pw")
                        .withId("cd051a09091a4e38a814e7ba8889e20f")
                        .withDefaultProject("demo"));
    }

    public static String token(EmbeddedKeystone keystone, String user, String scope) throws IOException {
        String password = user.equals("admin") ? "admin-secret" : user + "-pw";
        String where = scope.equals("unscoped")
                ? "\"unscoped\""
                : "{\"project\": {\"name\": \"" + scope + "\", \"domain\": {\"id\": \"default\"}}}";
        String body = "{\"auth\": {\"identity\": {\"methods\": [\"password\"], \"password\": {\"user\": {\"name\": \""
                + user + "\", \"domain\": {\"id\": \"default\"}, \"password\": \"" + password + "\"}}}, \"scope\": "
                + where + "}}";
        Exchange.Received answer = RawHttp.send(
                keystone.url(),
                new Exchange.Sent(
                        "POST", "/v3/auth/tokens", List.of(Map.entry("Content-Type", "application/json")), body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.header("X-Subject-Token").get(0);
    }
}
