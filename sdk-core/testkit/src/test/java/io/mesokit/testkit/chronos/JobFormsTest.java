package io.mesokit.testkit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs of unusual form, written with single quotes. */
class JobFormsTest {
    private static final WireHeaders JSON = WireHeaders.none().plus("Content-Type", "application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LATER = "'schedule':'R/2035-01-01T00:00:00Z/P1D'";
    private static final String TASK = "ct:1893456000000:0:j:";

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private EmbeddedCluster cluster = cluster(ChronosVersion.V3);

    private EmbeddedCluster cluster(ChronosVersion version) {
        return EmbeddedCluster.builder()
                .simulated(clock, task -> new Behaviour.Course(Duration.ofSeconds(1), 0))
                .chronos(options -> options.withVersion(version))
                .start();
    }

    private void use(ChronosVersion version) {
        cluster.close();
        cluster = cluster(version);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'environmentVariables':[{'name':'A'}]                                | ObjectNode.get(String)
            'environmentVariables':[{'value':'A'}]                               | ObjectNode.get(String)
            'environmentVariables':{'A':'B'}                                     | scala.MatchError: "B" (of class com.fasterxml.jackson.databind.node.TextNode)
            'fetch':['http://a']                                                 | scala.MatchError
            'fetch':{'uri':'http://a'}                                           | scala.MatchError
            'constraints':[['rack','EQUALS']]                                    | JsonNode.get(int)
            'constraints':[['rack']]                                             | JsonNode.get(int)
            'constraints':['rack']                                               | JsonNode.get(int)
            'constraints':[['rack','LIKE','(']]                                  | java.util.regex.PatternSyntaxException
            'constraints':[['rack','UNLIKE','[']]                                | java.util.regex.PatternSyntaxException
            'container':{'image':'i','volumes':[{'hostPath':'/a'}]}              | ObjectNode.get(String)
            'container':{'image':'i','volumes':['/a']}                           | scala.MatchError
            'container':{'image':'i','volumes':[{'containerPath':'/a','mode':'X'}]} | No value found for 'X'
            'container':{'image':'i','volumes':[{'containerPath':'/a','external':{'provider':'p'}}]} | JsonNode.get(String)
            'container':{'image':'i','volumes':[{'containerPath':'/a','external':{'name':'n'}}]}     | JsonNode.get(String)
            'container':{'image':'i','parameters':[{'key':'k'}]}                 | ObjectNode.get(String)
            'container':{'image':'i','network':null}                             | No value found for 'null'
            'container':{'image':'i','type':'weird'}                             | No value found for 'WEIRD'
            'container':{'image':'i','networkInfos':[{}]}                        | ObjectNode.get(String)
            'container':{'image':'i','networkInfos':[{'name':'n','protocol':'tcp'}]}                  | No value found for 'tcp'
            'container':{'image':'i','networkInfos':[{'name':'n','labels':[{'key':'k'}]}]}            | ObjectNode.get(String)
            'container':{'image':'i','networkInfos':[{'name':'n','portMappings':[{'hostPort':1}]}]}   | JsonNode.asInt()
            """)
    void post_incompleteNestedObject_isUnreadable(String fields, String reason) throws Exception {
        RawHttp.Answer answer = post("iso8601", "'name':'j',%s,%s".formatted(LATER, fields));

        assertThat(answer.status()).as(answer.text()).isEqualTo(500);
        assertThat(answer.headers().first("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.text().replace("&quot;", "\"")).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'constraints':[['rack','EQUALS','1','ignored']]    | /constraints           | [['rack','EQUALS','1']]
            'constraints':[['rack','NEAR'],[0,'x']]            | /constraints           | []
            'fetch':'http://a'                                 | /fetch                 | []
            'fetch':[{'uri':'a','output_file':''}]             | /fetch                 | [{'uri':'a','executable':false,'cache':false,'extract':true}]
            'environmentVariables':[{'name':1,'value':null}]   | /environmentVariables  | [{'name':'1','value':'null'}]
            'container':{'image':'i','forcePullImage':'TRUE'}  | /container/forcePullImage | true
            'container':{'image':'i','forcePullImage':1}       | /container/forcePullImage | false
            """)
    void post_unusualNestedValue_isReadAsTheServerDoes(String fields, String where, String expected) throws Exception {
        assertThat(post("iso8601", "'name':'j',%s,%s".formatted(LATER, fields)).status())
                .isEqualTo(204);

        assertThat(job().at(where)).isEqualTo(MAPPER.readTree(expected.replace('\'', '"')));
    }

    @Test
    void post_to2x_knowsNoContainerTypeAndNoUserNetwork() throws Exception {
        use(ChronosVersion.V2);
        String job = "'name':'j','command':'x'," + LATER;

        assertThat(post("iso8601", job + ",'container':{'image':'i','type':'weird'}")
                        .status())
                .isEqualTo(204);
        assertThat(post("iso8601", job + ",'container':{'image':'i','network':'USER'}")
                        .status())
                .isEqualTo(500);
        assertThat(post("iso8601", job + ",'epsilon':'soon'").status()).isEqualTo(500);
        assertThat(post("iso8601", job + ",'epsilon':'PT5M'").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(ChronosVersion.class)
    void list_urisAndFetchOfAChild_fetchCounts(ChronosVersion version) throws Exception {
        use(version);
        post("iso8601", "'name':'parent','command':''," + LATER);
        clock.advance(Duration.ofSeconds(2));
        String both = "'uris':['u1','u2'],'fetch':[{'uri':'f'}]";
        assertThat(post("iso8601", "'name':'j','command':'',%s,%s".formatted(LATER, both))
                        .status())
                .isEqualTo(400);
        assertThat(post("dependency", "'name':'j','command':'','parents':['parent','parent']," + both)
                        .status())
                .isEqualTo(204);

        assertThat(job().get("parents")).hasSize(1);
        assertThat(job().get("fetch")).hasSize(1);
        assertThat(job().get("uris")).hasSize(1).first().hasToString("\"f\"");
    }

    @Test
    void post_severalMistakes_tellsTheFirst() throws Exception {
        String both = "'uris':['u'],'fetch':[{'uri':'f'}]";

        assertThat(post("iso8601", "'name':'/','schedule':'x'," + both).text()).contains("name is invalid");
        assertThat(post("iso8601", "'name':'j','schedule':'x'," + both).text()).contains("Cannot parse schedule 'x'");
        assertThat(post("iso8601", "'name':'j','schedule':'R/1960-01-01T00:00:00Z/P1D'," + both)
                        .text())
                .contains("is before 1970!");
    }

    @ParameterizedTest
    @CsvSource({
        "R/2035-01-01T00:00:00Z/P99999999999D, 400",
        "R/2035-01-01T00:00:00Z/PT99999999999S, 400",
        "R99999999999999999999/2035-01-01T00:00:00Z/P1D, 400",
        "R99999999999/2035-01-01T00:00:00Z/P1D, 204",
        "R/2035-01-01T00:00:00Z/P2147483647W, 204",
        "R/2001-01-01T00:00:00Z/P2147483647Y, 204",
        "R3/2001-01-01T00:00:00Z/P-1D, 204"
    })
    void post_hugeNumberInTheSchedule_isNoScheduleOrOneLikeAnother(String schedule, int status) throws Exception {
        RawHttp.Answer answer = post("iso8601", "'name':'j','schedule':'%s'".formatted(schedule));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        clock.advance(Duration.ofSeconds(5));
        assertThat(answer.text()).contains(status == 204 ? "" : "Cannot parse schedule '" + schedule);
    }

    @Test
    void post_null_isAsNoBody() throws Exception {
        RawHttp.Answer answer = send("POST", "iso8601", "null");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("\\\"newJob\\\" is null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'numAdditionalElementsProcessed':5}      | 204 | ``
            {'numAdditionalElementsProcessed':null}   | 204 | ``
            {}                                        | 204 | ``
            ``                                        | 500 | "taskStat\\" is null
            null                                      | 500 | "taskStat\\" is null
            {'numAdditionalElementsProcessed':'5'}    | 500 | java.lang.ClassCastException
            {'numAdditionalElementsProcessed':1.5}    | 500 | java.lang.ClassCastException
            {'numAdditionalElementsProcessed':-1}     | 400 | (-1) is not positive
            [5]                                       | 500 | JsonMappingException
            """)
    void progress_body_isLookedAtAfterTheJob(String body, int status, String text) throws Exception {
        post("iso8601", "'name':'j','dataProcessingJobType':true," + LATER);
        clock.advance(Duration.ofSeconds(2));

        RawHttp.Answer answer = send("POST", "job/j/task/" + TASK + "/progress", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(text);
        assertThat(send("POST", "job/nope/task/" + TASK + "/progress", body.startsWith("[") ? "" : body)
                        .status())
                .isEqualTo(400);
    }

    private JsonNode job() throws IOException {
        clock.advance(Duration.ofSeconds(2));
        for (JsonNode job : MAPPER.readTree(send("GET", "jobs", "").body())) {
            if (job.get("name").asText().equals("j")) {
                return job;
            }
        }
        throw new AssertionError("no job");
    }

    private RawHttp.Answer post(String route, String fields) throws IOException {
        return send("POST", route, "{" + fields + "}");
    }

    private RawHttp.Answer send(String method, String route, String body) throws IOException {
        String path = cluster.chronos().version().prefix() + "/" + route;
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return RawHttp.send(cluster.chronos().url(), method, path, JSON, bytes);
    }
}
