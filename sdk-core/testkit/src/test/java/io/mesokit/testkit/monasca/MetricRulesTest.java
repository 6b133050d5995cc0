package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"<", ">", "=", "{", "}", "(", ")", ",", "\"", "\\", ";", "&", " "})
    void check_badCharacterInName_refuses(String character) {
        ObjectNode metric = metric().put("name", "a" + character + "b");

        assertRefused(metric, "invalid characters in metric name: a" + character + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'b", "cpu.温度", "a:b/c|d", "#"})
    void check_unusualName_passes(String name) {
        MetricRules.check(metric().put("name", name));
    }

    @Test
    void check_nameOf255Emoji_countsCodePoints() {
        MetricRules.check(metric().put("name", "\uD83D\uDE00".repeat(255)));

        assertRefused(metric().put("name", "\uD83D\uDE00".repeat(256)), "invalid length for metric name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "_a|v|invalid characters in dimension key _a: for metric m",
                "a=|v|invalid characters in dimension key a=: for metric m",
                "k|a&b|invalid characters in dimension value a&b from key k: for metric m",
                "k|''|invalid length (0) for dimension value  from key k: for metric m"
            })
    void check_badDimension_refuses(String key, String value, String text) {
        ObjectNode metric = metric();
        metric.putObject("dimensions").put(key, value);

        assertRefused(metric, text);
    }

    @Test
    void check_parenthesesInDimension_pass() {
        ObjectNode metric = metric();
        metric.putObject("dimensions").put("(k)", "a (b) | c:d/e");

        MetricRules.check(metric);
    }

    @Test
    void check_dimensionNotAString_refuses() {
        ObjectNode metric = metric();
        metric.putObject("dimensions").put("k", 1);

        assertRefused(metric, "invalid dimension value type: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "timestamp"})
    void check_memberMissing_namesIt(String member) {
        ObjectNode metric = metric();
        metric.remove(member);

        assertRefused(metric, "\"'" + member + "': for metric m\"");
    }

    @Test
    void check_oneBadOfMany_refusesAll() throws Exception {
        JsonNode array = JSON.readTree("[{\"name\":\"a\",\"timestamp\":1,\"value\":1},{\"timestamp\":1,\"value\":1}]");

        assertThatThrownBy(() -> MetricRules.check(array))
                .isInstanceOf(MonascaException.class)
                .hasMessage("'name'");
    }

    @Test
    void check_metaLength_countsAsPythonDoes() {
        ObjectNode metric = metric();
        ObjectNode meta = metric.putObject("value_meta");
        meta.put("k", "é".repeat(339));
        assertThat(PythonText.dumpLength(meta)).isEqualTo(2 + 3 + 2 + 2 + 6 * 339);
        MetricRules.check(metric);

        meta.put("k", "é".repeat(340));
        assertRefused(metric, "valueMeta name value combinations must be 2048 characters or less");
    }

    @Test
    void checkFilter_alternativeEmpty_refuses() {
        assertThatThrownBy(() -> DimensionFilter.from(new QueryString("dimensions=k:a|")))
                .isInstanceOf(MonascaException.class)
                .hasMessageContaining("invalid length (0) for dimension value");
    }

    private static ObjectNode metric() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", "m")
                .put("timestamp", 1L)
                .put("value", 1.0);
    }

    private static void assertRefused(ObjectNode metric, String text) {
        assertThatThrownBy(() -> MetricRules.check(metric))
                .isInstanceOf(MonascaException.class)
                .hasMessageContaining(text)
                .extracting(refused -> ((MonascaException) refused).status())
                .isEqualTo(422);
    }
}
