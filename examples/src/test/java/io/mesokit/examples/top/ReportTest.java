package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static JsonNode report(String words) {
        Looks looks = Looks.of(Page.TASKS, Sort.CPUS, new Query(words));
        Connection stale = new Connection("m1", Optional.empty(), Optional.empty(), 2, "", true);
        return Report.of(Boards.small(), stale, looks, Boards.NOW);
    }

    private static JsonNode json(String quoted) throws Exception {
        return Json.mapper().readTree(quoted.replace('\'', '"'));
    }

    @Test
    void report_saysEverything_ofWhatIsWanted() throws Exception {
        assertThat(report("old").toString()).isEqualTo(json("""
                        {'at':'2026-11-21T12:00:00Z','leader':'m1','stale':true,'gaps':2,
                        'used':{'cpus':2.5,'gpus':0.0,'mem':1024.0,'disk':0.0},
                        'total':{'cpus':16.0,'gpus':0.0,'mem':16384.0,'disk':40960.0},
                        'agents':[],'frameworks':[],'tasks':[
                        {'id':'old.f81d4fae-7dec-11d0-a765-00a0c91e6bf6','name':'old','state':'failed',
                        'framework':'marathon','framework_id':'a0b1c2d3-0001','agent':'node-0.example',
                        'agent_id':'a0b1c2d3-e4f5-S0','role':'prod','since':'2026-11-21T11:58:30Z',
                        'changed':'2026-11-21T11:58:30Z','message':'exited with status 1',
                        'used':{'cpus':1.0,'gpus':0.0,'mem':64.0,'disk':0.0}}]}
                        """).toString());
    }

    @Test
    void report_ofAgentsAndFrameworks_saysWhatTheyHave() throws Exception {
        assertThat(report("S0").path("agents").toString()).isEqualTo(json("""
                        [{'id':'a0b1c2d3-e4f5-S0','host':'node-0.example','state':'active','version':'1.11.0','tasks':2,
                        'used':{'cpus':2.5,'gpus':0.0,'mem':1024.0,'disk':0.0},
                        'total':{'cpus':8.0,'gpus':0.0,'mem':8192.0,'disk':20480.0}}]
                        """).toString());
        assertThat(report("marathon").path("frameworks").toString())
                .isEqualTo(json("""
                        [{'id':'a0b1c2d3-0001','name':'marathon','state':'active','roles':['prod','dev'],
                        'running':1,'staging':1,'other':1,'share':0.156,
                        'used':{'cpus':2.5,'gpus':0.0,'mem':1024.0,'disk':0.0}}]
                        """).toString());
    }
}
