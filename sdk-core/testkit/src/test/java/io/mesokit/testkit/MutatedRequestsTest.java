package io.mesokit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mesokit.testkit.chronos.ChronosVersion;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.keystone.EmbeddedKeystone;
import io.mesokit.testkit.monasca.EmbeddedMonasca;
import io.mesokit.testkit.monasca.Exchange;
import io.mesokit.testkit.monasca.Logins;
import io.mesokit.testkit.monasca.RawHttp;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests damaged at random, by a fixed seed: whatever the answer is, it is the server's and no failure of the
 * testkit. The samples are written with single quotes, one in a line: method, path, body or query.
 */
class MutatedRequestsTest {
    private static final int ROUNDS = 1500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String JOBS = """
            POST iso8601 {'name':'j','command':'x','schedule':'R3/2030-01-01T00:00:00Z/PT1M','scheduleTimeZone':'UTC','epsilon':'PT1M'}
            POST iso8601 {'name':'j','command':'x','schedule':'R//P1D','retries':2,'cpus':0.1,'uris':[],'arguments':['a']}
            POST iso8601 {'name':'j','command':'x','schedule':'R/2020-01-01/P1M','fetch':[{'uri':'u','extract':true}]}
            POST iso8601 {'name':'j','command':'x','environmentVariables':[{'name':'n','value':'v'}],'constraints':[['rack','LIKE','a.*']]}
            POST iso8601 {'name':'j','command':'x','container':{'image':'i','network':'HOST','volumes':[{'containerPath':'/c','mode':'RO'}]}}
            POST iso8601 {'name':'j','command':'x','container':{'image':'i','parameters':[{'key':'k','value':'v'}],'type':'MESOS'}}
            POST iso8601 {'name':'j','command':'x','container':{'image':'i','networkInfos':[{'name':'n','portMappings':[{'hostPort':1,'containerPort':2}]}]}}
            POST dependency {'name':'c','command':'x','parents':['p'],'dataProcessingJobType':true}
            POST job/c/task/ct:1893456000000:0:c:/progress {'numAdditionalElementsProcessed':5}
            GET jobs/search name=j any=x limit=1 offset=0
            PUT job/j arguments=a
            GET jobs a=b
            GET jobs/summary a=b
            GET graph/dot a=b
            GET graph/csv a=b
            GET stats/mean a=b
            GET job/stat/j a=b
            """;

    private static final String LOGINS = """
            POST auth/tokens {'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'mon','domain':{'id':'default'},'password':'mon-pw'}}},'scope':{'project':{'name':'demo','domain':{'name':'Default'}}}}}
            POST auth/tokens {'auth':{'identity':{'methods':['password'],'password':{'user':{'id':'ADMIN','password':'admin-secret'}}},'scope':{'system':{'all':true}}}}
            POST auth/tokens {'auth':{'identity':{'methods':['totp'],'totp':{'user':{'id':'ADMIN','passcode':'123456'}}},'scope':{'domain':{'id':'default'}}}}
            POST auth/tokens {'auth':{'identity':{'methods':['token'],'token':{'id':'TOKEN'}},'scope':{'OS-TRUST:trust':{'id':'x'}}}}
            POST auth/tokens {'auth':{'identity':{'methods':['application_credential'],'application_credential':{'name':'ac','secret':'s','user':{'name':'mon','domain':{'id':'default'}}}}}}
            POST projects {'project':{'name':'n','description':'d','tags':['t'],'enabled':true}}
            POST users {'user':{'name':'n','password':'p','enabled':true,'options':{'multi_factor_auth_rules':[['totp']]},'default_project_id':'x'}}
            PATCH users/ADMIN {'user':{'email':'e','options':{'multi_factor_auth_rules':[['password','totp']]}}}
            POST users/ADMIN/application_credentials {'application_credential':{'name':'a','expires_at':'2099-01-01T00:00:00','roles':[{'name':'admin'}]}}
            POST users/ADMIN/application_credentials {'application_credential':{'name':'b','access_rules':[{'path':'/x','method':'GET','service':'s'}]}}
            POST OS-TRUST/trusts {'trust':{'trustor_user_id':'ADMIN','trustee_user_id':'ADMIN','project_id':'p','impersonation':true,'roles':[{'name':'admin'}]}}
            POST groups {'group':{'name':'g','description':'d'}}
            POST roles {'role':{'name':'r'}}
            POST services {'service':{'type':'t','name':'n'}}
            POST endpoints {'endpoint':{'service_id':'s','interface':'public','url':'http://u','region':'r'}}
            POST credentials {'credential':{'type':'totp','blob':'GEZDGNBV','user_id':'ADMIN'}}
            GET users name=n limit=1 enabled=true
            GET role_assignments user.id=ADMIN include_names=1
            GET endpoints service_id=x interface=public
            GET auth/tokens allow_expired=1 nocatalog=1
            """;

    private static final String METRICS = """
            POST metrics [{'name':'a','dimensions':{'k':'v'},'timestamp':1000,'value':1,'value_meta':{'m':'n'}},{'name':'a','dimensions':{'k':'w'},'timestamp':2000,'value':1.5}]
            GET metrics name=a dimensions=k:v|w start_time=1970-01-01T00:00:00Z end_time=2031-01-01T01:00:00.5+02:00 limit=1 offset=1
            GET metrics/names dimensions=k:v limit=1 offset=a
            GET metrics/dimensions/names metric_name=a limit=1 offset=a start_time=1970-01-01
            GET metrics/dimensions/names/values dimension_name=k limit=1 offset=a end_time=1970-01-01
            GET metrics/measurements name=a start_time=1970-01-01 merge_metrics=true limit=1 offset=0_1970-01-01T00:00:00Z
            GET metrics/measurements name=a start_time=1970-01-01 group_by=k offset=1000
            GET metrics/statistics name=a start_time=1970-01-01 statistics=avg,count period=1 group_by=* offset=1970-01-01T00:00:00Z limit=1
            """;

    private final Mutator mutator = new Mutator(20_300_101);
    private final Set<String> failures = new LinkedHashSet<>();

    @ParameterizedTest
    @EnumSource(ChronosVersion.class)
    void chronos_mutatedRequests_areAnswered(ChronosVersion version) throws Exception {
        VirtualClock clock = VirtualClock.ofDefaults();
        try (EmbeddedCluster cluster = EmbeddedCluster.builder()
                .simulated(clock, task -> new Behaviour.Course(Duration.ofSeconds(1), 0))
                .chronos(options -> options.withVersion(version))
                .start()) {
            URI root = cluster.chronos().url().resolve(version.prefix() + "/");
            send(root, "", "POST iso8601 {'name':'p','command':''}".replace('\'', '"'));
            for (int round = 0; round < ROUNDS; round++) {
                sendOne(root, "", JOBS);
                clock.advance(Duration.ofSeconds(round % 100 == 0 ? 2 : 0));
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void keystone_mutatedRequests_areAnswered() throws Exception {
        try (EmbeddedKeystone keystone = Logins.recorded().start()) {
            keystone.methods("password", "token", "totp", "application_credential", "external");
            String token = Logins.token(keystone, "admin", "demo");
            String samples = LOGINS.replace("TOKEN", token)
                    .replace("ADMIN", keystone.userId("admin").orElseThrow());
            for (int round = 0; round < ROUNDS; round++) {
                sendOne(keystone.url().resolve("/v3/"), token, samples);
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void monasca_mutatedRequests_areAnswered() throws Exception {
        try (EmbeddedKeystone keystone = Logins.recorded().start();
                EmbeddedMonasca monasca = EmbeddedMonasca.start(InstantSource.system(), keystone, 0)) {
            String token = Logins.token(keystone, "admin", "demo");
            for (int round = 0; round < ROUNDS; round++) {
                sendOne(monasca.url().resolve("/v2.0/"), token, METRICS);
                monasca.flush();
            }
        }
        assertThat(failures).isEmpty();
    }

    private void sendOne(URI root, String token, String samples) throws IOException {
        String[] words = mutator.one(samples.lines().toList()).split(" ", 3);
        String line = words[0] + " " + words[1];
        if (!words[2].matches("[{\\[].*")) {
            send(root, token, line + "?" + mutator.query(List.of(words[2].split(" "))));
            return;
        }
        String body = mutator.json(words[2].replace('\'', '"'));
        if (!waitsForItself(body)) {
            send(root, token, line + " " + body);
        }
    }

    /** Chronos ends at such a job. */
    private static boolean waitsForItself(String job) {
        try {
            JsonNode tree = JSON.readTree(job);
            return StreamSupport.stream(tree.path("parents").spliterator(), false)
                    .anyMatch(parent -> parent.asText().equals(tree.path("name").asText()));
        } catch (JsonProcessingException malformed) {
            return false;
        }
    }

    private void send(URI root, String token, String request) throws IOException {
        String[] words = (request + "  ").split(" ", 3);
        List<Map.Entry<String, String>> headers =
                List.of(Map.entry("Content-Type", "application/json"), Map.entry("X-Auth-Token", token));
        Exchange.Sent sent = new Exchange.Sent(words[0], root.getPath() + words[1], headers, words[2].strip());
        String answer = RawHttp.send(root, sent).body();
        if (answer.startsWith("embedded service:")) {
            failures.add(answer.strip() + " <- " + request);
        }
    }
}
