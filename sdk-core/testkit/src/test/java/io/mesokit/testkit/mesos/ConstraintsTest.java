package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
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

    private static Optional<String> problem(String ofDev, String... roles) {
        return ConstraintRules.problem(json("{'role_constraints':{'dev':" + ofDev + "}}"), Set.of(roles));
    }

    @Test
    void constraints_forAStrangeRole_areRefused() {
        String some = "{'groups':[{'attribute_constraints':[{'selector':{'attribute_name':'a'},'predicate':"
                + "{'exists':{}}}]}]}";
        assertThat(problem(some, "dev")).isEmpty();
        assertThat(problem(some, "ops").orElseThrow()).contains("a role 'dev'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {} | 'OfferConstraints::role_constraints' has an empty 'RoleConstraints::groups' for role dev
        {'groups':[{}]} | 'OfferConstraints::RoleConstraints::groups' for role devcontains an empty RoleConstraints::Group
        """)
    void constraints_withoutAny_areRefused(String ofDev, String why) {
        assertThat(problem(ofDev, "dev")).contains("Offer constraints are not valid: " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'attribute_name':'a'             | 'near':{}                      | Unknown predicate type
        'pseudoattribute_type':'UNKNOWN' | 'exists':{}                    | Unknown pseudoattribute type
        'name':'a'                       | 'exists':{}                    | Exactly one of
        'attribute_name':'a'             | 'text_matches':{'regex':'a['}  | Failed to construct regex from pattern 'a['
        'attribute_name':'a'             | 'text_not_matches':{'regex':'(?=a)'} | ': invalid perl operator: (?=
        """)
    void constraint_thatCannotBeChecked_isRefused(String selector, String predicate, String why) {
        String one = "{'selector':{" + selector + "},'predicate':{" + predicate + "}}";
        assertThat(problem("{'groups':[{'attribute_constraints':[" + one + "]}]}", "dev")
                        .orElseThrow())
                .startsWith("Offer constraints are not valid: A role dev has an invalid 'AttributeConstraint': ")
                .contains(why);
    }
}
