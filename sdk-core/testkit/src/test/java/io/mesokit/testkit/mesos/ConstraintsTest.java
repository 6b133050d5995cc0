package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {
    private static final AgentRecord AGENT = new AgentRecord(
            (ObjectNode) json("{'hostname':'h1','attributes':[{'name':'rack','type':'TEXT','text':{'value':'r1'}},"
                    + "{'name':'rack','type':'TEXT','text':{'value':'r2'}},"
                    + "{'name':'level','type':'SCALAR','scalar':{'value':3}}]}"),
            Instant.EPOCH);

    private static JsonNode json(String quoted) {
        return Replay.tree(quoted.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'attribute_name':'rack'           | 'exists':{}                          | true
        'attribute_name':'none'           | 'exists':{}                          | false
        'attribute_name':'rack'           | 'not_exists':{}                      | false
        'attribute_name':'none'           | 'not_exists':{}                      | true
        'attribute_name':'rack'           | 'text_equals':{'value':'r1'}         | true
        'attribute_name':'rack'           | 'text_equals':{'value':'r2'}         | false
        'attribute_name':'none'           | 'text_equals':{'value':'r1'}         | false
        'attribute_name':'rack'           | 'text_not_equals':{'value':'r1'}     | false
        'attribute_name':'rack'           | 'text_not_equals':{'value':'r2'}     | true
        'attribute_name':'none'           | 'text_not_equals':{'value':'r1'}     | true
        'attribute_name':'rack'           | 'text_matches':{'regex':'r[0-9]'}    | true
        'attribute_name':'rack'           | 'text_matches':{'regex':'r'}         | false
        'attribute_name':'rack'           | 'text_not_matches':{'regex':'r.'}    | false
        'attribute_name':'level'          | 'text_equals':{'value':'r1'}         | true
        'pseudoattribute_type':'HOSTNAME' | 'text_equals':{'value':'h1'}         | true
        'pseudoattribute_type':'HOSTNAME' | 'text_equals':{'value':'h2'}         | false
        'pseudoattribute_type':'ZONE'     | 'exists':{}                          | false
        """)
    void constraint_ofOneKind_holdsOrNot(String selector, String predicate, boolean holds) {
        String one = "{'selector':{" + selector + "},'predicate':{" + predicate + "}}";
        assertThat(Constraints.allow(json("{'groups':[{'attribute_constraints':[" + one + "]}]}"), AGENT))
                .isEqualTo(holds);
    }

    @Test
    void groups_oneOfThemMustHoldWhole() {
        String yes = "{'selector':{'attribute_name':'rack'},'predicate':{'exists':{}}}";
        String no = yes.replace("exists", "not_exists");
        String group = "{'attribute_constraints':[%s,%s]}";
        assertThat(allow(group.formatted(yes, no))).isFalse();
        assertThat(allow(group.formatted(yes, no) + "," + group.formatted(yes, yes)))
                .isTrue();
        assertThat(allow("")).isTrue();
    }

    private static boolean allow(String groups) {
        return Constraints.allow(json("{'groups':[" + groups + "]}"), AGENT);
    }

    @Test
    void constraints_forAStrangeRoleOrWithoutGroups_areRefused() {
        JsonNode some = json("{'role_constraints':{'dev':{'groups':[{}]}}}");
        assertThat(Constraints.problem(some, Set.of("dev"))).isEmpty();
        assertThat(Constraints.problem(some, Set.of("ops")).orElseThrow()).contains("a role 'dev'");
        assertThat(Constraints.problem(json("{'role_constraints':{'dev':{}}}"), Set.of("dev"))
                        .orElseThrow())
                .contains("Empty 'RoleConstraints' for role 'dev'");
    }
}
