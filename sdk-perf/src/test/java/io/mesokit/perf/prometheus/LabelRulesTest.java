package io.mesokit.perf.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.perf.prometheus.Problem.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelRulesTest {
    private static final LabelSet OWN = LabelSet.of(Map.of("task_id", "web.1", "host", "n1"));

    @Test
    void wca_prefixes_areDroppedAtTheBeginningAndInOrder() {
        LabelSet labels = wca(
                Map.entry("org.apache.aurora.metadata.name", "a"),
                Map.entry("org.apache.aurora.tier", "b"),
                Map.entry("aurora.metadata.x", "c"),
                Map.entry("my.org.apache.y", "d"),
                Map.entry("aurora.metadata.org.apache.z", "e"),
                Map.entry("org.apache.", "f"));

        assertThat(labels.problems()).isEmpty();
        assertThat(labels)
                .hasToString("{aurora_tier=\"b\",host=\"n1\",my_org_apache_y=\"d\",name=\"a\",org_apache_=\"f\","
                        + "org_apache_z=\"e\",task_id=\"web.1\",x=\"c\"}");
    }

    @Test
    void wca_namesOfItsOwn_areProtectedAndItIsTold() {
        LabelSet labels = wca(
                Map.entry("task_id", "x"), Map.entry("host", "x"), Map.entry("cpu", "x"), Map.entry("__name__", "x"));

        assertThat(labels.get("task_id")).contains("web.1");
        assertThat(labels.get("host")).contains("n1");
        assertThat(labels.get("cpu")).isEmpty();
        assertThat(labels.get("label_cpu")).contains("x");
        assertThat(labels.get("label___name__")).contains("x");
        assertThat(labels.size()).isEqualTo(6);
        assertThat(labels.problems())
                .extracting(Problem::kind, Problem::subject)
                .containsExactlyInAnyOrder(renamed("task_id"), renamed("host"), renamed("cpu"), renamed("__name__"));
        assertThat(labels.with("cpu", "3").get("cpu")).contains("3");
    }

    @Test
    void labels_keysThatFallTogether_areBothKeptUnderTheirOwnNames() {
        List<Entry<String, String>> given = new ArrayList<>(List.of(
                Map.entry("a.b", "dot"),
                Map.entry("a_b", "exact"),
                Map.entry("a-b", "dash"),
                Map.entry("1a", "digit")));
        LabelSet labels = LabelRules.ofDefaults().labels(LabelSet.none(), given);
        Collections.reverse(given);

        assertThat(labels).hasToString("{_1a=\"digit\",a_b=\"exact\",a_b_2=\"dash\",a_b_3=\"dot\"}");
        assertThat(labels.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "LABEL_RENAMED a-b: a_b is taken; it is named a_b_2",
                        "LABEL_RENAMED a.b: a_b is taken; it is named a_b_3");
        assertThat(LabelRules.ofDefaults().labels(LabelSet.none(), given)).isEqualTo(labels);
    }

    @Test
    void labels_keysOfSignsOnly_neverBeginWithTwoUnderscores() {
        LabelSet labels = LabelRules.ofDefaults()
                .labels(LabelSet.none(), List.of(Map.entry("-", "a"), Map.entry(".", "b"), Map.entry("..", "c")));

        assertThat(labels).hasToString("{_=\"a\",label___=\"c\",label___2=\"b\"}");
    }

    @Test
    void labels_sameKeyTwice_firstValueStaysAndItIsTold() {
        LabelSet labels = wca(Map.entry("a", "1"), Map.entry("a", "2"), Map.entry("b", "same"), Map.entry("b", "same"));

        assertThat(labels.get("a")).contains("1");
        assertThat(labels.problems())
                .extracting(Problem::kind, Problem::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.LABEL_DROPPED, "a"));
    }

    @Test
    void labels_withoutKeyOrValue_areLeftOut() {
        LabelSet labels = wca(Map.entry("", "x"), Map.entry("empty", ""));

        assertThat(labels).isEqualTo(OWN);
        assertThat(labels.problems()).extracting(Problem::kind).containsExactly(Kind.LABEL_DROPPED);
    }

    @Test
    void labels_tooManyAndTooLong_areCutAndTold() {
        List<Entry<String, String>> many = IntStream.range(0, 5000)
                .mapToObj(each -> Map.entry("k" + each, "v"))
                .toList();
        LabelRules rules = LabelRules.ofDefaults().atMost(2).valuesUpTo(3);

        assertThat(rules.labels(OWN, many).size()).isEqualTo(4);
        assertThat(rules.labels(OWN, many).problems())
                .extracting(Problem::message)
                .containsExactly("this and 4997 more are left out: at most 2 labels");
        LabelSet cut = rules.labels(OWN, List.of(Map.entry("k", "ab\uD83D\uDE00d")));
        assertThat(cut.get("k")).contains("ab");
        assertThat(cut.problems()).extracting(Problem::kind).containsExactly(Kind.VALUE_CUT);
        assertThatIllegalArgumentException().isThrownBy(() -> rules.atMost(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.valuesUpTo(0));
    }

    @Test
    void labelSet_namesThatMayNotBe_areRefused() {
        for (String name : List.of("", "a-b", "1a", "__a", "é")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LabelSet.of(name, "v"))
                    .withMessageContaining("\"" + name + "\"");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> OWN.with("host", "n2"));
    }

    @Test
    void wca_events_areNamedAsThere() {
        assertThat(Wca.event("instructions").name()).isEqualTo("task_instructions");
        assertThat(Wca.event("task_cache_misses").name()).isEqualTo("task_cache_misses");
        assertThat(Wca.event("l2_lines_in_all__r1ff1")).hasToString("l2_lines_in_all__r1ff1 (counter)");
        assertThat(Wca.event("stalls__rA31414").name()).isEqualTo("stalls__rA31414");
        assertThat(Wca.event("all_pf_data__l3_miss__rB701003FBC000490").name())
                .isEqualTo("all_pf_data__l3_miss__rB701003FBC000490");
        assertThat(Wca.event("task_stalls__rA314").name()).isEqualTo("task_stalls__rA314");
        assertThat(Wca.event("__r1234").name()).isEqualTo("__r1234");
        assertThat(Wca.event("reads__raw").name()).isEqualTo("task_reads__raw");
        assertThat(Wca.event("cpu/event=0x3c/")).hasToString("task_cpu_event_0x3c_ (counter)");
    }

    private static org.assertj.core.groups.Tuple renamed(String key) {
        return org.assertj.core.groups.Tuple.tuple(Kind.LABEL_RENAMED, key);
    }

    @SafeVarargs
    private static LabelSet wca(Entry<String, String>... given) {
        return Wca.labelRules().labels(OWN, List.of(given));
    }
}
