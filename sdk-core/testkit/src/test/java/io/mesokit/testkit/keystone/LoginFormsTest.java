package io.mesokit.testkit.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.monasca.Exchange;
import io.mesokit.testkit.monasca.Logins;
import io.mesokit.testkit.monasca.RawHttp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins of unusual form. Texts are JSON with single quotes; $NAME stands for what the first lines of {@link #send} say. */
class LoginFormsTest {
    private final EmbeddedKeystone keystone = Logins.recorded().start();

    @BeforeEach
    void createCredential() throws Exception {
        String path = "/v3/users/" + keystone.userId("mon").orElseThrow() + "/application_credentials";
        String body = "{\"application_credential\":{\"name\":\"ac\",\"secret\":\"s\"}}";
        List<Map.Entry<String, String>> headers = List.of(
                Map.entry("Content-Type", "application/json"),
                Map.entry("X-Auth-Token", Logins.token(keystone, "mon", "demo")));
        Exchange.Received created = RawHttp.send(keystone.url(), new Exchange.Sent("POST", path, headers, body));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        keystone.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'name':'ac','secret':'s','user':$WHO}                                | 201 | issued_at
            {'name':'ac','secret':'s','user':{'id':'$MON_ID'}}                    | 201 | issued_at
            {'name':'nope','secret':'s','user':$WHO}                              | 401 | requires authentication
            {'name':'ac','secret':'s','user':{'id':'nobody'}}                     | 401 | requires authentication
            {'name':'ac','secret':'s','user':{'name':'ghost','domain':$DEFAULT}}  | 404 | Could not find user: ghost.
            {'name':'ac','secret':'s','user':{'name':'mon','domain':{'id':'x'}}}  | 401 | requires authentication
            {'name':'ac','secret':'s','user':{'name':'mon'}}                      | 400 | find domain in user.
            {'name':'ac','secret':'s'}                                            | 400 | find user in application credential.
            {'secret':'s'}                                                        | 400 | find name or ID in application credential.
            {'id':'nope'}                                                         | 404 | find Application Credential: nope.
            null                                                                  | 500 | An unexpected error prevented
            """)
    void login_byCredential_isAnsweredByWhatIsUnknown(String payload, int status, String text) throws Exception {
        check(
                "{'identity':{'methods':['application_credential'],'application_credential':" + payload + "}}",
                status,
                text);
    }

    @Test
    void login_byUnknownCredentialWithAScope_isRefusedForTheScope() throws Exception {
        check(
                "{'identity':{'methods':['application_credential'],'application_credential':{'id':'nope'}},'scope':'unscoped'}",
                401,
                "Application credentials cannot request a scope.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'methods':['password'],'password':{'user':{'id':'$MON_ID'}}}                    | 401 | requires authentication
            {'methods':['password'],'password':{'user':{'id':'$MON_ID','password':null}}}    | 400 | identity/password/user/password
            {'methods':['password'],'password':{'user':{'name':'mon','password':'x'}}}       | 400 | find domain in user.
            {'methods':['password'],'password':{'user':{'name':'mon','domain':{}}}}          | 400 | identity/password/user/domain
            {'methods':['password'],'password':{'user':{'id':'$MON_ID','name':'mon','password':'mon-pw'}}} | 400 | find domain in user.
            {'methods':['password'],'password':{}}                                           | 400 | find user in password.
            {'methods':['password'],'password':[]}                                           | 400 | identity/password
            {'methods':['password'],'password':$PASSWORD,'token':{}}                         | 400 | 'id' is a required property
            {'methods':['password','password'],'password':$PASSWORD}                         | 201 | issued_at
            {'methods':['magic']}                                                            | 400 | find magic in identity.
            {'methods':['magic','password'],'magic':{}}                                      | 400 | find password in identity.
            {'methods':['magic'],'magic':{}}                                                 | 401 | unsupported method
            {'methods':[1],'password':$PASSWORD}                                             | 400 | identity/methods/0
            {'methods':[]}                                                                   | 401 | requires authentication
            {'methods':'password','password':$PASSWORD}                                      | 400 | identity/methods
            {'password':$PASSWORD}                                                           | 400 | 'methods' is a required property
            """)
    void login_byMethods_isCheckedForFormFirst(String identity, int status, String text) throws Exception {
        check("{'identity':" + identity + "}", status, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'system':{}}                                      | 201 | 'system'
            {'system':{'all':false}}                           | 201 | 'system'
            {'system':{'all':'yes'}}                           | 400 | scope/system/all
            null                                               | 400 | None is not of type 'object', 'string'
            {}                                                 | 400 | find system, project, domain, OS-TRUST:trust or unscoped
            'unscoped'                                         | 201 | issued_at
            'system'                                           | 201 | 'system'
            'project'                                          | 400 | string indices
            {'unscoped':null}                                  | 201 | issued_at
            {'project':{'id':'$DEMO_ID'}}                      | 201 | 'demo'
            {'project':{'id':'$DEMO_ID','name':'demo'}}        | 400 | find domain in project.
            {'project':{'id':'x','name':'demo','domain':$DEFAULT}} | 201 | 'demo'
            {'project':{'id':''}}                              | 401 | requires authentication
            {'project':{}}                                     | 400 | scope/project: id or name must be present.
            {'project':null}                                   | 400 | scope/project
            {'domain':{'id':'x','name':'Default'}}             | 201 | 'domain'
            {'domain':{}}                                      | 400 | scope/domain: id or name must be present.
            {'OS-TRUST:trust':{}}                              | 400 | find trust_id in trust.
            {'OS-TRUST:trust':{'id':'nope'}}                   | 401 | requires authentication
            """)
    void login_withScope_isReadAsTheServerDoes(String scope, int status, String text) throws Exception {
        check("{'identity':{'methods':['password'],'password':$ADMIN},'scope':" + scope + "}", status, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'identity':{'methods':['magic'],'magic':{}},'scope':{'project':{'id':'x'},'domain':{'id':'x'}}} | 401 | unsupported method
            {'identity':{'methods':['password'],'password':$WRONG},'scope':{'project':{'name':'demo'}}}      | 400 | find domain in project.
            {'identity':{'methods':['password'],'password':$PASSWORD},'scope':{'system':{}}}                 | 401 | requires authentication
            {}                                                                                               | 400 | 'identity' is a required property
            'x'                                                                                              | 400 | is not of type 'object'
            """)
    void login_withSeveralMistakes_tellsTheFirst(String auth, int status, String text) throws Exception {
        check(auth, status, text);
    }

    @Test
    void login_byTokenOfTheSystem_getsNoProject() throws Exception {
        String system = send("{'identity':{'methods':['password'],'password':$ADMIN},'scope':'system'}")
                .header("X-Subject-Token")
                .get(0);
        String again = "{'identity':{'methods':['token'],'token':{'id':'" + system + "'}}";

        check(again + ",'scope':{'system':{}}}", 201, "'system'");
        check(again + ",'scope':{'project':{'id':'$DEMO_ID'}}}", 403, "Using a system-scoped token");
    }

    @Test
    void options_knownRoute_listsTheMethods() throws Exception {
        Exchange.Received answer = options("/v3/auth/tokens");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Allow").get(0).split(", "))
                .containsExactlyInAnyOrder("POST", "GET", "HEAD", "DELETE", "OPTIONS");
        assertThat(options("/v3/nope").status()).isEqualTo(404);
    }

    private Exchange.Received options(String path) throws IOException {
        return RawHttp.send(keystone.url(), new Exchange.Sent("OPTIONS", path, List.of(), ""));
    }

    private void check(String auth, int status, String text) throws IOException {
        Exchange.Received answer = send(auth);
        assertThat(answer.status()).as(auth + "\n" + answer.body()).isEqualTo(status);
        assertThat(answer.body().replace('"', '\'')).contains(text);
    }

    private Exchange.Received send(String auth) throws IOException {
        String body = ("{'auth':" + auth + "}")
                .replace("$PASSWORD", "{'user':{'name':'mon','domain':$DEFAULT,'password':'mon-pw'}}")
                .replace("$WRONG", "{'user':{'name':'mon','domain':$DEFAULT,'password':'nope'}}")
                .replace("$ADMIN", "{'user':{'name':'admin','domain':$DEFAULT,'password':'admin-secret'}}")
                .replace("$WHO", "{'name':'mon','domain':$DEFAULT}")
                .replace("$DEFAULT", "{'id':'default'}")
                .replace("$MON_ID", keystone.userId("mon").orElseThrow())
                .replace("$DEMO_ID", keystone.projectId("demo").orElseThrow())
                .replace('\'', '"');
        List<Map.Entry<String, String>> headers = List.of(Map.entry("Content-Type", "application/json"));
        return RawHttp.send(keystone.url(), new Exchange.Sent("POST", "/v3/auth/tokens", headers, body));
    }
}
